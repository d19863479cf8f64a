#include "server/search/facets.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>

namespace firstline {
namespace {

constexpr std::size_t kMaxFacets = 20;

using Counts = std::map<std::string, std::size_t, std::less<>>;

void add(Counts& counts, std::string_view id) {
  const auto it = counts.find(id);
  if (it != counts.end()) {
    ++it->second;
  } else {
    counts.emplace(id, 1);
  }
}

std::vector<FacetCount> ordered(const Counts& counts) {
  std::vector<FacetCount> facets;
  for (const auto& [id, count] : counts) facets.push_back({id, id, count});
  std::stable_sort(facets.begin(), facets.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  if (facets.size() > kMaxFacets) facets.resize(kMaxFacets);
  return facets;
}

}  // namespace

FullMatches find_full_matches(const PreparedQuery& prepared, const ParsedQuery& query, const Collection& collection,
                              std::int64_t now) {
  FullMatches matches;
  if (collection.empty() || prepared.all.empty()) return matches;
  Xapian::Query wanted = prepared.all;
  if (!prepared.scope.empty()) wanted = Xapian::Query(Xapian::Query::OP_FILTER, wanted, prepared.scope);
  wanted = Xapian::Query(Xapian::Query::OP_AND_NOT, wanted, prepared.outside);
  Xapian::Enquire enquire(collection.postings());
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1000, 0.75, 0.5));
  enquire.set_query(wanted);
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(kMaxPagedArticles));
  for (auto it = found.begin(); it != found.end(); ++it) {
    const Database& database = collection.database(collection.shard(*it));
    const std::uint32_t docid = collection.shard_docid(*it);
    const std::uint32_t expires = database.articles().entry(docid).expires_at;
    if (expires != 0 && expires <= now) continue;
    const bool phrases = !query.phrases.empty() || !query.excluded_phrases.empty();
    if (phrases && !fits_phrases(database.vector(docid), query)) continue;
    matches.docids.push_back(*it);
  }
  return matches;
}

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
  Counts categories;
  Counts tags;
  const auto count = [&](std::uint32_t shard, std::uint32_t docid) {
    const FacetValues values = decode_facet_values(collection.database(shard).articles().record(docid));
    if (!values.category.empty()) add(categories, values.category);
    for (const std::string_view tag : values.tags) add(tags, tag);
  };
  for (const Candidate& candidate : shown) count(candidate.shard, candidate.docid);
  for (const Xapian::docid docid : beyond) count(collection.shard(docid), collection.shard_docid(docid));
  response.categories = ordered(categories);
  response.tags = ordered(tags);
  for (FacetCount& facet : response.categories) {
    if (const Category* category = reader.find_category(collection.tag(), facet.id)) facet.title = category->title;
  }
}

}  // namespace firstline
