// A folder of Markdown as a site: which files are articles, of what locale, category and id, and where they link to.
//
// Two passes. The first reads every file's front matter, so that ids, addresses and audiences are known; the second
// parses Markdown, on any number of threads, and resolves links against the first. Bodies are not kept in between.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/article/field_places.h"
#include "indexer/article/site.h"
#include "indexer/base/diagnostic.h"
#include "indexer/base/result.h"

namespace firstline {

struct Category {
  std::string locale;
  std::string path;   // below the locale, "writing" or "writing/advanced"
  std::string title;  // default: the folder's name, made readable
  std::string description;
  std::string icon;
  double order = 0;
  bool has_order = false;
  Audience audience = Audience::everyone;
};

// A file of the first pass.
struct ArticleSource {
  ArticleMeta meta;                // complete but for a title that only the body's first heading gives
  std::string path;                // relative to the content folder
  std::uint64_t content_hash = 0;  // of the file's bytes
  FieldPlaces places;              // of what other articles may contradict
};

// A file beside articles that a page links to or shows; it inherits its article's audience and status.
struct Attachment {
  std::string path;  // relative to the content folder
  std::string url;   // "/files/en/writing/picture.png"
  std::string locale;
  Audience audience = Audience::everyone;
  std::int64_t expires_at = 0;  // when the last of its articles does, seconds since the epoch; 0: never
};

struct ContentOptions {
  std::string default_locale = "en";      // for a tree that names none (--locale)
  std::size_t max_file_bytes = 4u << 20;  // larger ones are reported and left out
  std::int64_t now = 0;                   // seconds since the epoch: what is scheduled for later is left out
  bool include_unpublished = false;       // drafts and scheduled ones too (check, preview)
  unsigned threads = 0;                   // 0: all cores
};

// What a folder holds. Reading is done; immutable and safe to share between threads.
class ContentTree {
 public:
  // Walks `root` (symbolic links are not followed; hidden files and node_modules are skipped). Fails only when the
  // folder cannot be read at all; everything else becomes a finding and costs that file alone.
  static Result<ContentTree> scan(const std::filesystem::path& root, const ContentOptions& options,
                                  Diagnostics& findings);
  ContentTree(ContentTree&&) noexcept;
  ContentTree& operator=(ContentTree&&) noexcept;
  ~ContentTree();

  const Site& site() const;
  const std::vector<ArticleSource>& articles() const;  // publishable ones, ordered by locale, then id
  const std::vector<Category>& categories() const;     // ordered by locale, then path
  const std::filesystem::path& root() const;
  // Each locale's _search.yml that exists: {locale tag, path}; the tag is empty for the one beside the locales'
  // folders, which is for all of them.
  const std::vector<std::pair<std::string, std::string>>& search_rule_files() const;

  // Each locale's _gaps.yml that exists: {locale tag, path}.
  const std::vector<std::pair<std::string, std::string>>& gap_files() const;

  // The earliest moment after ContentOptions::now at which an article is scheduled to appear. (One that expires is in
  // the index as before; readers hide it.)
  std::optional<std::int64_t> next_due() const;

  // What can change an article's HTML besides its own bytes: the addresses of all files. Part of the incremental
  // build's key.
  std::uint64_t link_fingerprint() const;

  // The second pass for one article: reads the file again, parses, resolves links, makes safe HTML. Thread-safe.
  // Findings are appended to `findings`; attachments the article uses to `attachments`. Links to anchors of other
  // articles are remembered for check_anchors. nullopt when the file became unreadable (reported).
  std::optional<Article> parse(const ArticleSource& source, Diagnostics& findings,
                               std::vector<Attachment>& attachments) const;

  // After all articles are parsed: links to headings that do not exist. Thread-safe.
  void check_anchors(Diagnostics& findings) const;

 private:
  ContentTree();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline
