#include "indexer/base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace firstline {
namespace {

// Length of the well-formed sequence at `p` (RFC 3629 4: no overlong forms, surrogates or values over U+10FFFF), or 0.
std::size_t sequence_length(const unsigned char* p, std::size_t available) {
  const unsigned char lead = p[0];
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || length > available) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((p[i] & 0xC0) != 0x80) return 0;
  }
  if ((lead == 0xE0 && p[1] < 0xA0) || (lead == 0xED && p[1] > 0x9F)) return 0;
  if ((lead == 0xF0 && p[1] < 0x90) || (lead == 0xF4 && p[1] > 0x8F)) return 0;
  return length;
}

}  // namespace

Position position_of(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, std::min(offset, text.size()));
  const auto line_start = before.rfind('\n');
  Position position;
  position.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  position.column =
      static_cast<int>(line_start == std::string_view::npos ? before.size() : before.size() - line_start - 1) + 1;
  return position;
}

std::size_t find_malformed_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    // Eight ASCII bytes at a time: no high bit, and no zero byte (Hacker's Delight 6-1).
    while (i + 8 <= text.size()) {
      std::uint64_t word;
      std::memcpy(&word, bytes + i, 8);
      if ((word & 0x8080808080808080u) != 0 || ((word - 0x0101010101010101u) & 0x8080808080808080u) != 0) break;
      i += 8;
    }
    if (i == text.size()) break;
    const std::size_t length = bytes[i] == 0 ? 0 : sequence_length(bytes + i, text.size() - i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

std::optional<char32_t> take_code_point(std::string_view& text) {
  if (sequence_length(reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 0) return std::nullopt;
  std::size_t size = 0;
  const char32_t code_point = next_code_point(text, size);
  text.remove_prefix(size);
  return code_point;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data()) + offset;
  const std::size_t length = sequence_length(p, text.size() - offset);
  if (length <= 1) {
    ++offset;
    return length == 1 ? p[0] : U'\uFFFD';
  }
  char32_t code_point = p[0] & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code_point = (code_point << 6) | (p[i] & 0x3Fu);
  offset += length;
  return code_point;
}

void append_code_point(std::string& text, char32_t code_point) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::string normalize_newlines(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::size_t out = text.find('\r');
  if (out == std::string::npos) return text;
  for (std::size_t in = out; in < text.size(); ++in) {
    const char c = text[in];
    if (c == '\r' && in + 1 < text.size() && text[in + 1] == '\n') continue;
    text[out++] = c == '\r' ? '\n' : c;
  }
  text.resize(out);
  return text;
}

std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace firstline
