// A site's judged queries run against its index: does search still find what it found?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/article/judged_queries.h"
#include "server/search/relevance.h"
#include "server/search/searcher.h"

namespace firstline {

// A query whose articles are not among the first three results.
struct FallenQuery {
  JudgedQuery query;
  std::size_t rank = 0;  // of the best placed right article on the first page; 0 when it has none
  std::string first;     // id of the first result, "" when there is none
};

struct SetResult {
  std::string set;
  Relevance relevance;
  std::vector<FallenQuery> fallen;
  struct Shortfall {
    Requirement requirement;
    double reached = 0;
  };
  std::vector<Shortfall> shortfalls;  // empty when the set does what is required of it
};

// Asks each query as a visitor of `locale` would and looks at the first page; results of other locales do not count.
// The first article of a query has grade 2, further ones 1. Sets in the order of their names.
std::vector<SetResult> check_search(const JudgedQueries& judged, const std::string& locale, Searcher& searcher,
                                    std::int64_t now);

// The value of one of kMetrics.
double metric_of(const Relevance& relevance, std::string_view metric);

}  // namespace firstline
