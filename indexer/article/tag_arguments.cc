#include "indexer/article/tag_arguments.h"

#include <algorithm>

namespace firstline {

bool is_tag_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

std::string_view trim_tag(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t\n\"'"), text.size()));
}

std::string_view named_argument(std::string_view arguments, std::string_view name) {
  for (auto i = arguments.find(name); i != std::string_view::npos; i = arguments.find(name, i + 1)) {
    const auto after = i + name.size();
    const bool begins = i == 0 || !is_tag_name_char(arguments[i - 1]);
    if (!begins || after + 1 >= arguments.size() || arguments[after] != '=') continue;
    const char quote = arguments[after + 1];
    if (quote != '"' && quote != '\'') return first_word(arguments.substr(after + 1));
    const auto end = arguments.find(quote, after + 2);
    if (end != std::string_view::npos) return arguments.substr(after + 2, end - after - 2);
  }
  return {};
}

std::string_view first_argument(std::string_view arguments) {
  arguments = trim_tag(arguments);
  if (arguments.starts_with('"') || arguments.starts_with('\'')) {
    const auto end = arguments.find(arguments.front(), 1);
    return arguments.substr(1, end == std::string_view::npos ? 0 : end - 1);
  }
  return first_word(arguments);
}

std::string markdown_image(std::string_view source, std::string_view alt) {
  if (source.empty() || source.find_first_of("<>\n") != std::string_view::npos) return std::string(alt);
  std::string label;
  for (const char c : alt) {
    if (c == '[' || c == ']' || c == '\\') label += '\\';
    label += c == '\n' ? ' ' : c;
  }
  return "![" + label + "](<" + std::string(source) + ">)";
}

}  // namespace firstline
