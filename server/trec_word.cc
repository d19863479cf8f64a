#include "server/trec_word.h"

#include <cstdio>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

// Unicode's White_Space.
bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace

bool is_trec_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(next_code_point(text, at))) return false;
  }
  return !text.empty();
}

std::string trec_word(std::string_view id) {
  if (is_trec_word(id)) return std::string(id);
  std::string word;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(id, at);
    const std::string_view bytes = id.substr(begin, at - begin);
    if (c != '%' && !is_space(c)) {
      word += bytes;
      continue;
    }
    for (const char byte : bytes) {
      char encoded[4];
      std::snprintf(encoded, sizeof encoded, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
      word += encoded;
    }
  }
  return word;
}

}  // namespace firstline
