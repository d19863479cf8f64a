#include "server/search/markdown_text.h"

#include <algorithm>
#include <cstddef>

namespace firstline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Letters and digits of ASCII, and every byte of other scripts' characters.
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0, run = 0;
  for (const char each : text) {
    run = each == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

bool must_escape(std::string_view text, std::size_t i) {
  const char c = text[i];
  const char after = i + 1 < text.size() ? text[i + 1] : ' ';
  if (c == '_') return i == 0 || !is_word(text[i - 1]) || !is_word(after);  // inside a word it is no emphasis
  if (c == '&') return is_word(after) || after == '#';                      // an entity
  return std::string_view("\\`*[]<>~|").find(c) != std::string_view::npos;
}

// How many bytes of a line's start to leave alone before the backslash; npos when the line begins nothing.
std::size_t block_start(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos) return at;
  const std::string_view text = line.substr(at);
  const char after = text.size() > 1 ? text[1] : ' ';
  const char first = text.front();
  if (first == '=' || text.starts_with(":::")) return at;
  if ((first == '#' || first == '-' || first == '+') && (after == ' ' || after == first)) return at;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool numbered = digits > 0 && digits < 10 && digits < text.size() &&
                        (text[digits] == '.' || text[digits] == ')') &&
                        (digits + 1 == text.size() || text[digits + 1] == ' ');
  return numbered ? at + digits : std::string_view::npos;
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (must_escape(text, i)) out += '\\';
    out += text[i];
  }
  return out;
}

std::string escape_line_starts(std::string_view paragraph) {
  std::string out;
  while (true) {
    const std::size_t end = std::min(paragraph.find('\n'), paragraph.size());
    const std::string_view line = paragraph.substr(0, end);
    const std::size_t at = block_start(line);
    if (at == std::string_view::npos) {
      out += line;
    } else {
      out.append(line.substr(0, at)).append("\\").append(line.substr(at));
    }
    if (end == paragraph.size()) return out;
    out += '\n';
    paragraph.remove_prefix(end + 1);
  }
}

std::string plain_text_as_markdown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.empty()) continue;
    if (!out.empty()) out += "\n\n";
    out += escape_line_starts(escape_markdown(line));
  }
  return out;
}

std::string code_span(std::string_view code) {
  const std::string fence(longest_run(code, '`') + 1, '`');
  const bool blanks = code.starts_with(' ') && code.ends_with(' ') && code.find_first_not_of(' ') != code.npos;
  const bool pad = blanks || code.starts_with('`') || code.ends_with('`');
  const std::string_view space = pad ? " " : "";
  return fence + std::string(space) + std::string(code) + std::string(space) + fence;
}

std::string code_block(std::string_view code, std::string_view language) {
  const std::string fence(std::max<std::size_t>(longest_run(code, '`') + 1, 3), '`');
  std::string out = fence + std::string(language) + "\n" + std::string(code);
  if (!out.ends_with('\n')) out += '\n';
  return out + fence;
}

std::string markdown_link(std::string_view label, std::string_view address) {
  const bool brackets = address.find_first_of(" ()<>") != std::string_view::npos;
  std::string out = "[" + std::string(label) + "](";
  if (brackets) out += '<';
  for (const char c : address) {
    if (c == '<' || c == '>' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + (brackets ? ">)" : ")");
}

std::string table_row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += cell.empty() ? " |" : " " + cell + " |";
  return line;
}

std::string with_line_prefix(std::string_view block, std::string_view first, std::string_view rest) {
  std::string out;
  for (bool at_first = true;; at_first = false) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    const std::string_view line = block.substr(0, end);
    std::string_view prefix = at_first ? first : rest;
    if (line.empty()) prefix = prefix.substr(0, prefix.find_last_not_of(' ') + 1);
    out.append(prefix).append(line);
    if (end == block.size()) return out;
    out += '\n';
    block.remove_prefix(end + 1);
  }
}

}  // namespace firstline
