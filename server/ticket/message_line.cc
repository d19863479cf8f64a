#include "server/ticket/message_line.h"

#include <algorithm>

#include "server/ticket/phrase_set.h"

namespace firstline {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

std::string_view trim(std::string_view line) {
  for (bool more = true; more;) {
    more = false;
    if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
      line.remove_prefix(1);
      more = true;
    } else if (line.starts_with(kNoBreakSpace)) {
      line.remove_prefix(kNoBreakSpace.size());
      more = true;
    }
  }
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::vector<MessageLine> split_lines(std::string_view message) {
  std::vector<MessageLine> lines;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    MessageLine line;
    line.text = trim(message.substr(0, end));
    message.remove_prefix(std::min(end + 1, message.size()));
    while (line.text.starts_with('>')) {
      line.quoted = true;
      line.text = trim(line.text.substr(1));
    }
    if (!line.text.empty() && line.text.size() <= kMaxPhraseLine) line.folded = fold_phrase(line.text);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

bool has_own_text(const std::vector<MessageLine>& lines, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last && i < lines.size(); ++i) {
    if (lines[i].own && !lines[i].empty()) return true;
  }
  return false;
}

}  // namespace firstline
