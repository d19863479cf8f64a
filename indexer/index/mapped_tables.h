// Opening a file that is a header and then tables of rows of one size each, read where they are mapped.
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include "indexer/base/file.h"
#include "indexer/base/result.h"

namespace firstline {

// Takes the tables one after the other, in the order in which they were written. What the file does not hold is an
// empty table, and finish() tells that it is damaged: so a file may be opened without adding up its parts first.
class MappedTables {
 public:
  // Fails when there is no such file, and when it does not begin with `magic`, which is the header's first member.
  template <class Header>
  static Result<MappedTables> open(const std::filesystem::path& path, std::string_view magic, Header& header) {
    static_assert(std::is_trivially_copyable_v<Header>);
    auto file = MappedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    MappedTables tables(path, std::move(*file));
    if (tables.left_.size() < sizeof header || !tables.left_.starts_with(magic)) return tables.damaged();
    std::memcpy(&header, tables.left_.data(), sizeof header);
    tables.left_.remove_prefix(sizeof header);
    return tables;
  }

  template <class Row>
  void take(std::span<const Row>& table, std::uint64_t rows) {
    static_assert(std::is_trivially_copyable_v<Row>);
    if (rows > left_.size() / sizeof(Row)) {
      complete_ = false;
      return;
    }
    table = {reinterpret_cast<const Row*>(left_.data()), rows};
    left_.remove_prefix(table.size_bytes());
  }
  void take(std::string_view& text, std::uint64_t bytes) {
    complete_ = complete_ && bytes <= left_.size();
    text = left_.substr(0, bytes);
    left_.remove_prefix(text.size());
  }

  // The mapping, which all tables are part of, once every byte is taken.
  Result<MappedFile> finish() && {
    if (!complete_ || !left_.empty()) return damaged();
    return std::move(file_);
  }

 private:
  MappedTables(std::filesystem::path path, MappedFile file)
      : path_(std::move(path)), file_(std::move(file)), left_(file_.bytes()) {}

  tl::unexpected<Error> damaged() const {
    return fail(path_.string() + " is damaged; build the index again", ErrorKind::environment);
  }

  std::filesystem::path path_;
  MappedFile file_;
  std::string_view left_;
  bool complete_ = true;
};

}  // namespace firstline
