#include "indexer/article/source_check.h"

#include <algorithm>
#include <map>
#include <unordered_map>

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
    findings.push_back({article.path, 1, 1, Severity::error,
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
      if (links.add_old_address(address, article.path)) return false;
      findings.push_back({article.path, 1, 1, Severity::warning,
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
      findings.push_back({article.path, 1, 1, Severity::warning,
                          hidden ? "related names an agents-only article in a public one; it is ignored"
                                 : "related \"" + id + "\" does not exist; it is ignored"});
      return true;
    });
  }
}

}  // namespace firstline
