#include "indexer/article/code_scanner.h"

#include <algorithm>

namespace firstline {
namespace {

bool is_list_marker(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == '-' || text.front() == '*' || text.front() == '+') return text.size() == 1 || text[1] == ' ';
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits > 0 && digits < 10 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
}

// Behind quote marks, list markers and blanks: where a fence could begin.
std::string_view skip_containers(std::string_view line) {
  while (!line.empty()) {
    if (line.front() == ' ' || line.front() == '\t' || line.front() == '>') {
      line.remove_prefix(1);
    } else if (is_list_marker(line) && line.find(' ') != std::string_view::npos && !line.starts_with("***")) {
      line.remove_prefix(line.find(' ') + 1);
    } else {
      break;
    }
  }
  return line;
}

}  // namespace

bool CodeScanner::is_code(std::string_view line) {
  const auto text = skip_containers(line);
  const char mark = text.empty() ? '\0' : text.front();
  const auto run = mark == '`' || mark == '~' ? std::min(text.find_first_not_of(mark), text.size()) : 0;
  if (fence_ != '\0') {
    const bool closes = mark == fence_ && run >= fence_length_ && text.find_first_not_of(" \t", run) == text.npos;
    if (closes) fence_ = '\0';
    return true;
  }
  if (comment_) {
    comment_ = line.find("-->") == std::string_view::npos;
    return true;
  }
  if (run >= 3 && (mark == '~' || text.find('`', run) == std::string_view::npos)) {
    fence_ = mark;
    fence_length_ = run;
    return true;
  }
  const auto indent = std::min(line.find_first_not_of(' '), line.size());
  const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
  if (!blank) {
    const bool deep = indent >= 4 || (indent < line.size() && line[indent] == '\t');
    indented_ = deep && !in_list_ && (after_blank_ || indented_);
    if (!deep && indent < 2)
      in_list_ = is_list_marker(line.substr(indent)) || (in_list_ && !after_blank_);
    else if (is_list_marker(line.substr(indent)))
      in_list_ = in_list_ || indent < 4;
  }
  after_blank_ = blank;
  if (indented_ && !blank) return true;
  const auto comment = line.rfind("<!--");
  comment_ = comment != std::string_view::npos && line.find("-->", comment) == std::string_view::npos;
  return false;
}

std::size_t code_span_end(std::string_view line, std::size_t at) {
  const auto length = std::min(line.find_first_not_of('`', at), line.size()) - at;
  for (auto i = line.find('`', at + length); i != std::string_view::npos; i = line.find('`', i)) {
    const auto end = std::min(line.find_first_not_of('`', i), line.size());
    if (end - i == length) return end;
    i = end;
  }
  return std::string_view::npos;
}

}  // namespace firstline
