// One locale's answer to a query: which articles are shown, in which order, and how that came about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/candidates.h"
#include "server/search/collection.h"
#include "server/search/query.h"
#include "server/search/ranking.h"
#include "server/search/searcher.h"
#include "server/search/spelled_query.h"

namespace firstline {

// Candidates that are ranked. Ranking a hundred or all gains nothing on the mean of seven collections (README.md).
inline constexpr std::size_t kCandidates = 64;
// A ticket's many words spread the right article further down.
inline constexpr std::size_t kTicketCandidates = 200;

// The best `limit` candidates, ranked; equal scores in order of article id. When no article has the query's phrases,
// they are taken out of `query`: their words alone find more than nothing.
Found find_ranked(const PreparedQuery& prepared, ParsedQuery& query, std::size_t limit, const RankingWeights& weights,
                  const Collection& collection, std::int64_t now);

// Puts the articles that the site pins to this query first, in the site's order.
void apply_pins(std::vector<Candidate>& shown, const ParsedQuery& query, const Collection& collection,
                std::int64_t now);

struct Answer {
  PreparedQuery prepared;
  SpelledQuery spelled;
  std::vector<Candidate> shown;
  std::vector<Xapian::docid> beyond;  // full matches that were not ranked, by BM25; they come after `shown`
  std::size_t total = 0;
  bool relaxed = false;  // no article has all words and phrases
  // Of a relaxed one, what no article has together: the words as typed or corrected; where some article has them all,
  // but not in a row, the phrases in their quotation marks.
  std::vector<std::string> lacking;
};
Answer answer_query(const SearchRequest& request, const RankingWeights& weights, Collection& collection,
                    std::int64_t now);

}  // namespace firstline
