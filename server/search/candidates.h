// From a parsed query to the articles worth ranking: which terms to look for, and Xapian's answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
  Xapian::Query any;                  // articles with any of the words: the candidates
  Xapian::Query fill_up;              // articles with relatives of the words, where `any` finds few; empty for none
  Xapian::Query all;                  // articles with every required word; empty when there is none
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

// The best `limit` by BM25 over stems, with what ranking reads of each; expired ones left out. Only articles
// that fit the query's phrases, of the kMaxPagedArticles best that have the phrases' words. `now` in seconds since the
// epoch.
std::vector<Candidate> find_candidates(const PreparedQuery& prepared, const ParsedQuery& query, std::size_t limit,
                                       const Collection& collection, std::int64_t now);

// One document of the collection as a candidate, ready to be ranked.
Candidate make_candidate(Xapian::docid docid, const PreparedQuery& prepared, const Collection& collection);

// Whether the article has the words of each phrase in a row, and those of no excluded one.
bool fits_phrases(const TermVector& vector, const ParsedQuery& query);

}  // namespace firstline
