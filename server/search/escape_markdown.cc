#include "server/search/escape_markdown.h"

namespace firstline {

std::string escape_markdown(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r') {
      if (!out.empty() && !out.ends_with("\n\n")) out += "\n\n";
      line_start = true;
      continue;
    }
    if (line_start && (c == ' ' || c == '\t')) continue;
    constexpr std::string_view kAlways = "\\`*_[]<>~|&$";
    constexpr std::string_view kAtLineStart = "#+-=:";
    // "3." begins a list.
    const bool number = c >= '0' && c <= '9';
    if (kAlways.find(c) != std::string_view::npos || (line_start && kAtLineStart.find(c) != std::string_view::npos)) {
      out += '\\';
    }
    if ((c == '.' || c == ')') && line_start && !out.empty() && out.back() >= '0' && out.back() <= '9') out += '\\';
    out += c;
    line_start = line_start && number;
  }
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

}  // namespace firstline
