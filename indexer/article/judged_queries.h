// _queries.tsv: what people search for in one locale, and the articles that answer it. A site's own test of its search.
//
//   # comment
//   require <TAB> set <TAB> metric <TAB> least value      e.g. require  dev  success@3  0.9
//   set     <TAB> query <TAB> id[ id…]                    the best article first
//
// A set is a name of the site's own choice ("dev", "held", "top-searches").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/diagnostic.h"

namespace firstline {

inline constexpr std::string_view kJudgedQueriesFile = "_queries.tsv";

struct JudgedQuery {
  std::string set;
  std::string text;
  std::vector<std::string> ids;  // never empty
  int line = 0;
};

struct Requirement {
  std::string set;
  std::string metric;  // one of kMetrics
  double least = 0;    // 0 to 1
  int line = 0;
};

inline constexpr std::string_view kMetrics[] = {"ndcg@10", "mrr@10", "recall@10", "success@3"};

struct JudgedQueries {
  std::vector<JudgedQuery> queries;
  std::vector<Requirement> requirements;
};

// `path` names the file in findings. A line that cannot be read is an error there and left out; so is a requirement of
// a set that has no query.
JudgedQueries parse_judged_queries(std::string_view text, const std::string& path, Diagnostics& findings);

}  // namespace firstline
