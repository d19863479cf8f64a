#include "indexer/article/heading_anchor.h"

#include "indexer/article/unicode.h"
#include "indexer/base/utf8.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxBytes = 200;

// HTML forbids white space alone; quotes and brackets would only invite mistakes.
bool allowed_in_id(char32_t c) {
  if (c < 0x80)
    return c > ' ' && c != '\x7F' &&
           std::string_view("\"'<>&`\\{}").find(static_cast<char>(c)) == std::string_view::npos;
  return is_word_character(c);
}

}  // namespace

std::string heading_slug(std::string_view title) {
  std::string slug;
  for (std::size_t i = 0; i < title.size() && slug.size() < kMaxBytes;) {
    const auto c = next_code_point(title, i);
    if (c == ' ' || c == '-' || (is_white_space(c) && c != '\n'))
      slug += '-';
    else if (is_word_character(c))
      append_code_point(slug, to_lower(c));
  }
  return slug.find_first_not_of('-') == std::string::npos ? std::string() : slug;
}

std::string AnchorSet::add_heading(std::string_view title) {
  auto slug = heading_slug(title);
  return make_unique(slug.empty() ? "section" : std::move(slug));
}

std::string AnchorSet::add_custom(std::string_view id) {
  std::string kept;
  for (std::size_t i = 0; i < id.size() && kept.size() < kMaxBytes;) {
    const auto c = next_code_point(id, i);
    if (allowed_in_id(c)) append_code_point(kept, c);
  }
  return make_unique(kept.empty() ? "section" : std::move(kept));
}

std::string AnchorSet::make_unique(std::string slug) {
  if (taken_.insert(slug).second) return slug;
  for (int& number = next_[slug];;) {
    auto numbered = slug + "-" + std::to_string(++number);
    if (taken_.insert(numbered).second) return numbered;
  }
}

HeadingParts split_custom_id(std::string_view heading) {
  while (heading.ends_with(' ')) heading.remove_suffix(1);
  if (!heading.ends_with('}')) return {heading, {}};
  const auto open = heading.rfind('{');
  if (open == std::string_view::npos) return {heading, {}};
  auto inside = heading.substr(open + 1, heading.size() - open - 2);
  if (inside.starts_with(':')) inside.remove_prefix(1);  // kramdown: {: #id }
  while (inside.starts_with(' ')) inside.remove_prefix(1);
  while (inside.ends_with(' ')) inside.remove_suffix(1);
  if (!inside.starts_with('#') || inside.size() < 2 || inside.find_first_of(" {}\"") != std::string_view::npos) {
    return {heading, {}};
  }
  auto title = heading.substr(0, open);
  while (title.ends_with(' ')) title.remove_suffix(1);
  return {title, inside.substr(1)};
}

}  // namespace firstline
