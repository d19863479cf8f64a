// A published index, opened for reading. Immutable; every method is safe to call from many threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/article/content_tree.h"
#include "indexer/base/result.h"
#include "indexer/index/article_view.h"
#include "indexer/text/search_rules.h"

namespace firstline {

class Database;

// One generation: the directory that CURRENT names. Stays readable while it is held, even after it was swept.
class Generation {
 public:
  // Fails (environment) when there is none, when its manifest or a file is missing or damaged, or when another version
  // of the analyzer or the schema wrote it.
  static Result<std::shared_ptr<const Generation>> open(const std::filesystem::path& index_dir);
  // The name CURRENT holds now, e.g. "gen-000012"; what a server polls to notice a new generation.
  static Result<std::string> current_name(const std::filesystem::path& index_dir);
  ~Generation();

  const std::string& name() const;
  std::int64_t built_at() const;  // seconds since the epoch
  const Site& site() const;
  const std::filesystem::path& directory() const;

 private:
  friend class Reader;
  Generation();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What a caller of one audience may see of a generation, and the only way to look into one: a reader for customers
// holds no reference to agents' databases at all, so nothing of theirs can leak. Cheap to make and copy.
class Reader {
 public:
  Reader(std::shared_ptr<const Generation> generation, Audience audience);

  const Generation& generation() const { return *generation_; }
  const Site& site() const { return generation_->site(); }
  Audience audience() const { return audience_; }

  // The databases of a locale, public first; empty for a locale that has no articles for this audience. `locale` in any
  // spelling of the tag.
  const std::vector<const Database*>& databases(std::string_view locale) const;
  // Published and archived articles; expired ones are not found (`now` in seconds since the epoch).
  std::optional<ArticleView> find(std::string_view locale, std::string_view id, std::int64_t now) const;
  // Articles that join `article` by translation key, in other locales, ordered as site.yml lists the locales; copies
  // marked untranslated are left out.
  std::vector<ArticleView> translations(const ArticleView& article, std::int64_t now) const;
  // The locale's categories that hold a visible article at any depth, in the site's order. With `now` 0, expired
  // articles count.
  std::vector<const Category*> categories(std::string_view locale, std::int64_t now = 0) const;
  const Category* find_category(std::string_view locale, std::string_view path) const;
  // Articles directly in a category ("" for the top), in listing order; archived and expired ones left out.
  // Article views are decoded one by one, so whoever needs the first few asks for no more (`most`).
  std::vector<ArticleView> articles_in(std::string_view locale, std::string_view category, std::int64_t now,
                                       std::size_t most = std::numeric_limits<std::size_t>::max()) const;
  // Those whose writer raised them above the rest, at any depth; the highest boost first.
  std::vector<ArticleView> boosted(std::string_view locale, std::int64_t now, std::size_t most) const;
  // How many articles stand in a category at any depth.
  std::size_t article_count(std::string_view locale, std::string_view category, std::int64_t now) const;
  // How many articles have expired since the generation was built: what is shown changes with it and nothing else.
  std::size_t expired_count(std::int64_t now) const;
  // When the next one does, in seconds since the epoch: nothing that lists articles may be kept for longer.
  std::optional<std::int64_t> next_expiry(std::int64_t now) const;
  // All listed articles of a locale, by id; for sitemap and feeds. Views, not copies; 48,000 take milliseconds.
  std::vector<ArticleView> all_articles(std::string_view locale, std::int64_t now) const;
  // Where an old address leads: the new path ("/en/articles/x"), or nullopt. `path` starts with '/'.
  std::optional<std::string> redirect(std::string_view path) const;
  // The file behind "/files/…" when this audience may have it and an article that uses it has not expired.
  std::optional<std::filesystem::path> attachment(std::string_view url_path, std::int64_t now) const;
  // What people ask in the locale that no article answers, and what its public articles answer, as articles
  // (gap_ids.h); nullptr when nobody keeps a list of gaps. Of either audience: it tells when to be silent. What stands
  // in it is for agents alone.
  const Database* gaps(std::string_view locale) const;
  // The locale's analyzed _search.yml; an empty one when it has none.
  const SearchRules& search_rules(std::string_view locale) const;

 private:
  std::shared_ptr<const Generation> generation_;
  Audience audience_;
};

}  // namespace firstline
