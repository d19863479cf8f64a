// Why an article is not among the results of a query, or where it stands: the first thing that keeps it out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/search/collection.h"
#include "server/search/ranking.h"
#include "server/search/searcher.h"

namespace firstline {

// The first that applies, in this order.
enum class Absence : std::uint8_t {
  none,      // it is among the results
  unknown,   // no such article in the locale, for this audience
  no_words,  // the query has no word
  archived,
  expired,
  filtered,       // by category, tag or type
  excluded_word,  // it has a word that the query excludes
  no_shared_word,
  phrase,            // it lacks a phrase in quotation marks
  below_candidates,  // too many articles have more of the words
  too_few_words,     // it is not nearly as good as one that has all words, or has too little of their weight
  beyond_paging
};
std::string_view to_string(Absence reason);  // "too_few_words", for JSON

struct WhyNot {
  Absence reason = Absence::none;
  std::string detail;                // one English sentence, with the numbers
  std::optional<std::size_t> rank;   // from 1; only when it is among the results
  double score = 0;                  // where it was ranked
  std::vector<ScorePart> parts;      // they add up to the score
  std::vector<std::string> missing;  // the query's words that it lacks
};

// `id` is looked for in the collection alone. Costs what a search costs.
WhyNot explain_absence(const SearchRequest& request, std::string_view id, const RankingWeights& weights,
                       Collection& collection, std::int64_t now);

}  // namespace firstline
