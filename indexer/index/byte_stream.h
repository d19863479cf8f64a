// Writing and reading the index's own files: little-endian fixed-width numbers, LEB128 varints, length-prefixed text.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace firstline {

static_assert(std::endian::native == std::endian::little, "index files are mapped as they are");

// Appends to a string. Never fails but for memory.
class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}

  template <class T>
  void fixed(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_.append(bytes, sizeof value);
  }
  void varint(std::uint64_t value) {
    while (value >= 0x80) {
      out_.push_back(static_cast<char>(value | 0x80));
      value >>= 7;
    }
    out_.push_back(static_cast<char>(value));
  }
  void text(std::string_view value) {
    varint(value.size());
    out_.append(value);
  }
  // Where each of `items` begins when they stand one behind the other, and where the last one ends: n + 1 numbers of 32
  // bits. `size_of` gives the size of one, in bytes or rows.
  template <class Items, class SizeOf>
  void offsets(const Items& items, const SizeOf& size_of) {
    std::uint32_t at = 0;
    for (const auto& item : items) {
      fixed(at);
      at += static_cast<std::uint32_t>(size_of(item));
    }
    fixed(at);
  }
  void align(std::size_t to) {
    while (out_.size() % to != 0) out_.push_back('\0');
  }
  std::size_t size() const { return out_.size(); }

 private:
  std::string& out_;
};

// Reads what ByteWriter wrote. Reading past the end yields zeros and empty text and clears ok(), so that a damaged file
// can give a wrong answer but never an access out of bounds.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  T fixed() {
    static_assert(std::is_trivially_copyable_v<T>);
    static_assert(!std::is_same_v<T, bool>, "flag(): a damaged file may hold what is no bool");
    T value{};
    if (bytes_.size() - at_ < sizeof value) {
      fail();
      return value;
    }
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  bool flag() { return fixed<std::uint8_t>() != 0; }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ >= bytes_.size()) break;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }
  std::string_view text() {
    const std::uint64_t size = varint();
    if (size > bytes_.size() - at_) {
      fail();
      return {};
    }
    const std::string_view value = bytes_.substr(at_, size);
    at_ += size;
    return value;
  }
  bool ok() const { return ok_; }
  std::size_t position() const { return at_; }

 private:
  void fail() {
    ok_ = false;
    at_ = bytes_.size();
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace firstline
