#include "indexer/article/variable_tags.h"

#include <algorithm>
#include <array>
#include <vector>

namespace firstline {
namespace {

constexpr std::size_t kLongestTag = 1024;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (is_upper(c)) c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '-')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '-')) text.remove_suffix(1);
  return text;
}

bool is_quote(char c) { return c == '"' || c == '\''; }

// "a", 'b', 3: texts without their quotes. Numbers and flags are no text that anybody reads.
std::vector<std::string_view> quoted_arguments(std::string_view list) {
  std::vector<std::string_view> texts;
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (!is_quote(list[at])) continue;
    const auto end = list.find(list[at], at + 1);
    if (end == std::string_view::npos) break;
    texts.push_back(list.substr(at + 1, end - at - 1));
    at = end;
  }
  return texts;
}

std::string code(std::string_view text) {
  return text.find('`') == std::string_view::npos ? "`" + std::string(text) + "`" : std::string(text);
}

// MDN's links to its own reference: the last of at most two texts is what stands on the page, as code but for the words
// of its glossary. Other macros with arguments draw tables, samples and menus.
bool is_reference(std::string_view kind) {
  static constexpr std::array kEndings{"xref",       "element",    "svgattr", "glossary", "httpheader",
                                       "httpmethod", "httpstatus", "csp",     "rfc",      "webextapiref"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return kind.ends_with(ending); });
}

std::string reference_text(std::string_view kind, std::string_view list) {
  const auto texts = quoted_arguments(list);
  if (texts.empty()) return {};
  const bool named = texts.size() > 1 && !texts[1].empty();
  const auto shown = named ? texts[1] : texts[0];
  if (kind == "glossary") return std::string(shown);
  if (kind == "rfc") return "RFC " + std::string(shown);
  return code(kind.ends_with("element") && !named ? "<" + std::string(shown) + ">" : std::string(shown));
}

// "Compat", "APIRef", "deprecated_inline": MDN writes them without blanks, with a capital or one of these endings.
bool is_bare_macro(std::string_view name) {
  if (name.size() < 3 || !std::all_of(name.begin(), name.end(), is_word)) return false;
  const bool shouted = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (is_upper(name.front()) && !shouted && name.find('_') == std::string_view::npos) return true;
  const auto kind = lower(name);
  return kind.ends_with("_inline") || kind.ends_with("_header") || kind == "readonlyinline";
}

// Jekyll's own objects; a page's are never there by another name.
bool is_liquid_object(std::string_view name) {
  static constexpr std::array kObjects{"site", "page", "layout", "include", "post", "paginator", "jekyll", "theme"};
  const auto dot = name.find_first_of(".[");
  const auto object = name.substr(0, dot);
  return (dot != std::string_view::npos && std::find(kObjects.begin(), kObjects.end(), object) != kObjects.end()) ||
         name == "content";
}

}  // namespace

std::optional<VariableTag> read_variable_tag(std::string_view rest) {
  const auto line = rest.substr(0, std::min(rest.substr(0, kLongestTag).find('\n'), kLongestTag));
  const auto end = line.find("}}");
  if (end == std::string_view::npos) return std::nullopt;
  VariableTag tag;
  tag.bytes = end + 2;
  const auto raw = line.substr(2, end - 2);
  const auto inside = trim(raw);
  if (inside.empty()) return std::nullopt;

  if (is_quote(inside.front())) {  // {{ "/guide" | relative_url }}
    const auto close = inside.find(inside.front(), 1);
    if (close == std::string_view::npos || trim(inside.substr(close + 1)).substr(0, 1) != "|") return std::nullopt;
    tag.text = inside.substr(1, close - 1);
    tag.name = tag.text;
    return tag;
  }
  const auto name_end = static_cast<std::size_t>(
      std::find_if_not(inside.begin(), inside.end(), [](char c) { return is_word(c) || c == '.' || c == '['; }) -
      inside.begin());
  tag.name = inside.substr(0, name_end);
  const auto behind = trim(inside.substr(name_end));
  if (is_liquid_object(tag.name)) return tag;
  if (inside.size() > name_end && inside[name_end] == '(' && inside.ends_with(')') && tag.name.size() > 2) {
    const auto kind = lower(tag.name);
    if (is_reference(kind)) tag.text = reference_text(kind, inside.substr(name_end));
    if (is_reference(kind) || is_upper(tag.name.front())) return tag;
  }
  if (behind.empty() && raw.size() == inside.size() && is_bare_macro(tag.name)) return tag;
  return std::nullopt;
}

}  // namespace firstline
