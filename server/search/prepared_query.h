// A parsed query made ready for one collection: which terms to look for, and what ranking knows of them.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/search/candidate_scores.h"
#include "server/search/collection.h"
#include "server/search/query.h"
#include "server/search/ranking.h"

namespace firstline {

struct Filters {
  std::optional<std::string> category;
  std::optional<std::string> tag;
  std::optional<std::string> type;
};

// A query made ready for one collection.
struct PreparedQuery {
  RankingQuery ranking;
  std::vector<WantedWord> any;        // who has any of these is a candidate
  Xapian::Query all;                  // articles with every required word; empty when there is none
  bool stand_ins = false;             // what a required word needs may be there in other terms than its own
  Xapian::Query phrases;              // articles with every word of the phrases; empty when there is none
  Xapian::Query scope;                // filters; empty for none
  Xapian::Query outside;              // exclusions and archived articles
  std::vector<std::string> required;  // the required words, as typed or corrected
  std::vector<QueryGrams> grams;      // of the query's opening, as each shard knows them
};

// Another way to say a run of the query's words, from the locale's synonyms.
struct Alternative {
  std::vector<std::uint32_t> replaces;  // indexes into ParsedQuery::words
  std::vector<QueryWord> words;
};

PreparedQuery prepare(const ParsedQuery& query, const std::vector<Alternative>& alternatives, const Filters& filters,
                      Collection& collection);

}  // namespace firstline
