#include "indexer/article/source_check.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace firstline {

bool is_publishable(const ArticleMeta& meta, const ContentOptions& options) {
  if (options.include_unpublished) return true;
  return meta.status != Status::draft && (!meta.publish_at || *meta.publish_at <= options.now);
}

void remove_duplicates(std::vector<ArticleSource>& articles, const ContentOptions& options, Diagnostics& findings) {
  std::unordered_map<std::string, std::string> paths;  // by locale and id
  std::erase_if(articles, [&](const ArticleSource& article) {
    if (!is_publishable(article.meta, options)) return false;
    const auto [at, added] = paths.try_emplace(article.meta.locale + "\n" + article.meta.id, article.path);
    if (added) return false;
    const Position where = article.places.find({"id"}, article.meta.id);
    findings.push_back({article.path, where.line, where.column, Severity::error,
                        "duplicate id \"" + article.meta.id + "\": " + at->second +
                            " has it already; set another one with id: in front matter"});
    return true;
  });
}

void check_addresses(std::vector<ArticleSource>& articles, const ContentOptions& options, LinkTable& links,
                     Diagnostics& findings) {
  for (auto& article : articles) {
    if (!is_publishable(article.meta, options)) continue;
    std::erase_if(article.meta.redirect_from, [&](const std::string& address) {
      const Position at = article.places.find({"redirect_from", "aliases", "permalink", "slug"}, address);
      if (address.find_first_of("?#") != std::string::npos) {
        findings.push_back({article.path, at.line, at.column, Severity::warning,
                            "redirect_from \"" + address +
                                "\" has a query or fragment, and redirects go by path "
                                "alone; it is ignored"});
        return true;
      }
      if (links.add_old_address(address, article.path)) return false;
      findings.push_back({article.path, at.line, at.column, Severity::warning,
                          "redirect_from \"" + address + "\" is another article's address already; it is ignored"});
      return true;
    });
    std::erase_if(article.meta.related, [&](const std::string& id) {
      const auto* page = links.page_by_id(article.meta.locale, id);
      for (const auto* fallback : links.fallbacks(article.meta.locale)) {
        if (!page) page = links.page_by_id(fallback->locale, id);
      }
      const bool hidden = page && page->audience == Audience::agents && article.meta.audience != Audience::agents;
      if (page && !hidden) return false;
      const Position at = article.places.find({"related"}, id);
      findings.push_back({article.path, at.line, at.column, Severity::warning,
                          hidden ? "related names an agents-only article in a public one; it is ignored"
                                 : "related \"" + id + "\" does not exist; it is ignored"});
      return true;
    });
  }
}

void let_replacements_win(std::vector<ArticleSource>& articles, const ContentOptions& options) {
  constexpr double kReplaced = 0.1;  // of its own boost: below its successor, but found by who means just it
  std::map<std::pair<std::string_view, std::string_view>, ArticleSource*> by_id;
  for (auto& article : articles) by_id[{article.meta.locale, article.meta.id}] = &article;
  for (const auto& article : articles) {
    if (!is_publishable(article.meta, options) || article.meta.status == Status::archived) continue;
    for (const auto& id : article.meta.replaces) {
      const auto replaced = by_id.find({article.meta.locale, id});
      if (replaced == by_id.end() || replaced->second == &article) continue;
      auto& old = replaced->second->meta;
      // What agents alone can read changes nothing for customers.
      if (article.meta.audience == Audience::agents && old.audience == Audience::everyone) continue;
      old.boost *= kReplaced;
    }
  }
}

}  // namespace firstline
