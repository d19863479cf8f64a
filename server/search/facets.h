// Counting what a visitor can page through, by category and tag.
#pragma once

#include <vector>

#include "server/search/prepared_query.h"
#include "server/search/searcher.h"

namespace firstline {

// Articles that the filters let through, in the site's order, at most kMaxPagedArticles; expired ones left out. For a
// search without words; empty without a filter.
std::vector<Xapian::docid> find_in_scope(const PreparedQuery& prepared, const Collection& collection, std::int64_t now);

// Counts over `shown` and `beyond`; the most frequent first, at most 20 of each.
void count_facets(const std::vector<Candidate>& shown, const std::vector<Xapian::docid>& beyond,
                  const Collection& collection, const Reader& reader, SearchResponse& response);

}  // namespace firstline
