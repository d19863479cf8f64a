// Markdown of strangers: whatever it says, the HTML holds only our tags, balanced, and only addresses that the resolver
// gave out; sections lie in the text, in order.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/markdown.h"

namespace {

using namespace firstline;

void require(bool promise) {
  if (!promise) std::abort();
}

constexpr std::array<std::string_view, 41> kTags = {
    "a",   "aside", "blockquote", "br",   "code", "del",   "details", "div", "em",     "h1",   "h2",
    "h3",  "h4",    "h5",         "h6",   "hr",   "img",   "input",   "kbd", "li",     "mark", "ol",
    "p",   "pre",   "section",    "span", "s",    "i",     "b",       "u",   "strong", "sub",  "summary",
    "sup", "table", "tbody",      "td",   "th",   "thead", "tr",      "ul"};
constexpr std::array<std::string_view, 4> kVoidTags = {"br", "hr", "img", "input"};

template <class List>
bool contains(const List& list, std::string_view item) {
  return std::ranges::find(list, item) != list.end();
}

// `rest` is what follows the tag's name up to its '>': name="value" or a bare name, each after a space.
void check_attributes(std::string_view rest) {
  while (!rest.empty()) {
    require(rest.front() == ' ');
    rest.remove_prefix(1);
    const std::size_t name_end = std::min(rest.find_first_of(" ="), rest.size());
    const std::string_view name = rest.substr(0, name_end);
    require(!name.empty() && !name.starts_with("on") && name != "style" && name != "srcdoc");
    rest.remove_prefix(name_end);
    if (rest.empty() || rest.front() == ' ') continue;
    require(rest.starts_with("=\""));
    const std::size_t quote = rest.find('"', 2);
    require(quote != std::string_view::npos);
    const std::string_view value = rest.substr(2, quote - 2);
    require(value.find('<') == std::string_view::npos);
    // A bare http:// address in the text links to itself without being resolved.
    const bool bare = name == "href" && value.starts_with("http://");
    if (name == "href" || name == "src") require(bare || value.starts_with("https://") || value.starts_with('#'));
    rest.remove_prefix(quote + 1);
  }
}

void check_html(std::string_view html) {
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    // A '>' inside an attribute's value is escaped.
    const std::size_t end = html.find('>', at);
    require(end != std::string_view::npos);
    std::string_view tag = html.substr(at + 1, end - at - 1);
    const bool closing = tag.starts_with('/');
    if (closing) tag.remove_prefix(1);
    const std::string_view name = tag.substr(0, tag.find(' '));
    require(contains(kTags, name));
    if (closing) {
      require(!open.empty() && open.back() == name && tag == name);
      open.pop_back();
    } else {
      check_attributes(tag.substr(name.size()));
      if (!contains(kVoidTags, name)) open.push_back(name);
    }
    at = end;
  }
  require(open.empty());
}

std::optional<std::string> resolve(const LinkUse& use) {
  if (!use.url.starts_with("https://")) return std::nullopt;
  return std::string(use.url);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  CappedFindings findings("page.md");
  MarkdownOptions options;
  options.type = size % 2 == 0 ? ArticleType::faq : ArticleType::article;
  const MarkdownPage page = parse_markdown(body, options, resolve, findings);

  check_html(page.html);
  std::size_t at = 0;
  for (const Section& section : page.sections) {
    require(section.level >= 0 && section.level <= 6);
    require(at <= section.text_begin && section.text_begin <= section.text_end);
    require(section.text_end <= page.text.size());
    at = section.text_end;
  }
  std::vector<std::string> anchors = page.anchors;
  std::ranges::sort(anchors);
  require(std::ranges::adjacent_find(anchors) == anchors.end());
  return 0;
}
