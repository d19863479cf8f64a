#include "indexer/redirects.h"

#include <algorithm>
#include <tuple>

namespace firstline {

void collect_redirects(const ArticleMeta& meta, std::vector<Redirect>& redirects) {
  const std::string to = article_path(meta.locale, meta.id);
  for (const std::string& from : meta.redirect_from) {
    if (from.empty()) continue;
    redirects.push_back({from.front() == '/' ? from : article_path(meta.locale, from), to, meta.audience});
  }
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
