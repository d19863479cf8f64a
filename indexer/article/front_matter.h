// The head of a Markdown file: what a writer says about an article, in our own words or in those of Hugo, Jekyll,
// Docusaurus and MDN (product.md, "Content"). Unknown keys are nobody's business and pass silently.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/article/field_places.h"
#include "indexer/base/diagnostic.h"

namespace firstline {

enum class FrontMatterKind { none, yaml, toml };

// A file cut in two; both views point into the file's text.
struct SplitText {
  FrontMatterKind kind = FrontMatterKind::none;
  std::string_view front;  // without its fences
  std::string_view body;
  int front_line = 1;  // the line of the file on which `front` begins
  int body_line = 1;
  bool unclosed = false;  // a fence that looks like front matter and has no end: all of the file is `front`
};

// `text` has LF newlines and no byte order mark.
SplitText split_front_matter(std::string_view text);

// Only what was said; the defaults depend on where the file lies.
struct FrontMatter {
  std::optional<std::string> id, translation_key, locale, category, title, description;
  std::optional<std::string> label;  // Docusaurus: a short title for menus
  std::vector<std::string> tags, questions, redirect_from, replaces, related;
  std::optional<std::string> slug;  // Docusaurus, Hugo, MDN: one more address, relative to the folder without a '/'
  std::optional<ArticleType> type;
  std::optional<Audience> audience;
  std::optional<Status> status;
  bool untranslated = false;
  std::optional<std::int64_t> publish_at, expires_at, review_by, updated;
  std::string source_hash;
  std::optional<double> order;
  double boost = 1.0;
  std::string icon;    // of a category
  FieldPlaces places;  // of what is checked against other articles: ids and addresses
};

struct FrontMatterOptions {
  // What an unknown audience means: in a site made for Firstline a typing error, and then agents only, so that nothing
  // leaks; in another's repository ("ITPro", "developer") that somebody else reads the key.
  bool own_site = true;
};

// Wrong values are reported and count as absent. nullopt when nothing can be read (bad YAML, duplicate keys, aliases);
// then the file is to be left out.
std::optional<FrontMatter> parse_front_matter(const SplitText& text, const std::string& path,
                                              const FrontMatterOptions& options, Diagnostics& findings);

}  // namespace firstline
