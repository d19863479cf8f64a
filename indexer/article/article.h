// An article as everything after the parser sees it: plain values, no Markdown, no YAML, no files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firstline {

enum class Audience : std::uint8_t { everyone, agents };  // front matter `audience: public|agents`
enum class Status : std::uint8_t { draft, published, archived };
enum class ArticleType : std::uint8_t { article, faq };

std::string_view to_string(Audience audience);  // "public", "agents"
std::string_view to_string(ArticleType type);   // "article", "faq"
std::optional<Audience> parse_audience(std::string_view text);

// A heading and what stands below it up to the next heading of any level. The first section of an article that has
// text before its first heading has level 0 and no title or anchor.
struct Section {
  int level = 0;               // 1 to 6
  std::string title;           // plain text, UTF-8
  std::string anchor;          // the heading's id in the page, without '#'; unique in the article
  std::size_t text_begin = 0;  // bytes in Article::text, [text_begin, text_end)
  std::size_t text_end = 0;
  bool question = false;  // a second-level heading of a FAQ
};

// Everything front matter says, with the defaults of product.md filled in. Times are seconds since the epoch, UTC.
struct ArticleMeta {
  std::string id;               // unique per locale
  std::string translation_key;  // joins translations
  std::string locale;           // the tag as the site writes it
  std::string category;         // path of folders below the locale, "" at its top
  std::string title;
  std::string label;  // the title when neither front matter nor a heading gives one; "" for the file's name
  std::string description;
  std::vector<std::string> tags;
  std::vector<std::string> questions;
  ArticleType type = ArticleType::article;
  Audience audience = Audience::everyone;
  Status status = Status::published;
  bool untranslated = false;
  std::optional<std::int64_t> publish_at;
  std::optional<std::int64_t> expires_at;
  std::optional<std::int64_t> review_by;
  std::int64_t updated = 0;
  std::string source_hash;  // of the text a translation was made from, "" when not given
  std::vector<std::string> redirect_from;
  std::vector<std::string> replaces;
  std::vector<std::string> related;
  double order = 0;  // ascending; articles without one come after those with, by title
  bool has_order = false;
  double boost = 1.0;
};

struct Article {
  ArticleMeta meta;
  std::string path;               // of the file, relative to the content folder, with '/'
  std::string html;               // the body, safe to put into a page as it is; headings carry their anchors as id
  std::string text;               // the body's plain text without headings; blocks end with '\n'; code blocks included
  std::vector<Section> sections;  // in document order, never empty when there is text
};

// "/en/articles/getting-started/install", percent-encoded (RFC 3986 3.3) but for '/' in the id.
std::string article_path(std::string_view locale, std::string_view id);
// "/en/categories/getting-started"
std::string category_path(std::string_view locale, std::string_view category);

}  // namespace firstline
