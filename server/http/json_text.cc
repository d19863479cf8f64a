#include "server/http/json_text.h"

#include <cstdio>

#include "indexer/base/utf8.h"

namespace firstline {

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += static_cast<char>(c);
    } else if (c < 0x20 || c == 0x7f) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      quoted += escape;
    } else {
      append_code_point(quoted, c);
    }
  }
  return quoted + '"';
}

}  // namespace firstline
