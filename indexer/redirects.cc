#include "indexer/redirects.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace firstline {

void collect_redirects(const ArticleMeta& meta, std::vector<Redirect>& redirects) {
  const std::string to = article_path(meta.locale, meta.id);
  const auto add = [&](std::string from) {
    while (from.size() > 1 && from.ends_with('/')) from.pop_back();
    redirects.push_back({std::move(from), to, meta.audience});
  };
  for (const std::string& from : meta.redirect_from) {
    if (!from.empty()) add(from.front() == '/' ? from : article_path(meta.locale, from));
  }
  // An article that is still there answers for itself.
  for (const std::string& id : meta.replaces) add(article_path(meta.locale, id));
}

void sort_redirects(std::vector<Redirect>& redirects) {
  std::sort(redirects.begin(), redirects.end(), [](const Redirect& a, const Redirect& b) {
    return std::tie(a.from, a.audience, a.to) < std::tie(b.from, b.audience, b.to);
  });
  const auto last = std::unique(redirects.begin(), redirects.end(), [](const Redirect& a, const Redirect& b) {
    return a.from == b.from && a.audience == b.audience;
  });
  redirects.erase(last, redirects.end());
}

}  // namespace firstline
