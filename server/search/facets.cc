#include "server/search/facets.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "indexer/index/schema.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxFacets = 20;

using Counts = std::map<std::string_view, std::size_t>;

// How many of the answer's articles have each of one database's values.
class ValueCounter {
 public:
  explicit ValueCounter(const FacetFile& facets) : facets_(facets), counts_(facets.value_count(), 0) {}

  void add(std::uint32_t docid) {
    for (const std::uint32_t number : facets_.values(docid)) ++counts_[number];
  }
  // Into `categories` and `tags`, which other databases of the locale may have values in common with.
  void give(Counts& categories, Counts& tags) const {
    for (std::uint32_t number = 0; number < counts_.size(); ++number) {
      if (counts_[number] == 0) continue;
      const std::string_view value = facets_.value(number);
      if (value.empty()) continue;  // a damaged file
      (value.front() == prefix::category ? categories : tags)[value.substr(1)] += counts_[number];
    }
  }

 private:
  const FacetFile& facets_;
  std::vector<std::uint32_t> counts_;
};

std::vector<FacetCount> most_frequent(const Counts& counts) {
  std::vector<std::pair<std::string_view, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > kMaxFacets) order.resize(kMaxFacets);
  std::vector<FacetCount> facets;
  facets.reserve(order.size());
  for (const auto& [id, count] : order) facets.push_back({std::string(id), std::string(id), count});
  return facets;
}

}  // namespace

std::vector<Xapian::docid> find_in_scope(const PreparedQuery& prepared, const Collection& collection,
                                         std::int64_t now) {
  std::vector<Xapian::docid> found;
  if (collection.empty() || prepared.scope.empty()) return found;
  Xapian::Enquire enquire(collection.postings());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_NOT, prepared.scope, prepared.outside));
  std::unordered_set<Xapian::docid> inside;
  const Xapian::MSet matches = enquire.get_mset(0, collection.postings().get_doccount());
  for (auto it = matches.begin(); it != matches.end(); ++it) inside.insert(*it);
  for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
    const ArticleFile& articles = collection.database(shard).articles();
    for (const std::uint32_t docid : articles.listing()) {
      const std::uint32_t expires = articles.entry(docid).expires_at;
      if (expires != 0 && expires <= now) continue;
      const Xapian::docid combined = collection.combined_docid(shard, docid);
      if (inside.contains(combined) && found.size() < kMaxPagedArticles) found.push_back(combined);
    }
  }
  return found;
}

void count_facets(const std::vector<Candidate>& shown, const std::vector<Xapian::docid>& beyond,
                  const Collection& collection, const Reader& reader, SearchResponse& response) {
  std::vector<ValueCounter> counters;
  for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
    counters.emplace_back(collection.database(shard).facets());
  }
  for (const Candidate& candidate : shown) counters[candidate.shard].add(candidate.docid);
  for (const Xapian::docid docid : beyond) counters[collection.shard(docid)].add(collection.shard_docid(docid));
  Counts categories;
  Counts tags;
  for (const ValueCounter& counter : counters) counter.give(categories, tags);
  response.categories = most_frequent(categories);
  response.tags = most_frequent(tags);
  for (FacetCount& facet : response.categories) {
    if (const Category* category = reader.find_category(collection.tag(), facet.id)) facet.title = category->title;
  }
}

}  // namespace firstline
