// A ticket among what is known to have no answer: the site's list of gaps (indexer/article/gap_list.h).
//
// Words alone cannot tell a question that an article answers from one about the same things that none does. A list of
// what people ask in vain can: articles, the questions they name and gaps are ranked together as if all were articles,
// and where a gap comes out above all that is answered, suggestions lose confidence (confidence.h). The articles' own
// ranking, statistics and vocabulary know nothing of gaps.
#pragma once

#include <cstdint>
#include <string>

#include "server/search/collection.h"
#include "server/search/ranking.h"
#include "server/ticket/customer_text.h"

namespace firstline {

struct NearestGap {
  std::string name;      // "" when no gap has a word of the ticket
  std::string sentence;  // its first
  double share = 0;      // its score, as a share of what the best article or question scores; kNoArticle at most
};

// The share beside what scores nothing.
inline constexpr double kNoArticle = 100;

// `with_gaps` is a collection whose last shard holds the gaps, behind those of the articles; `best` the article that
// ranks first for the ticket without them. Costs what ranking the ticket costs.
NearestGap find_gap(const CustomerText& text, const Candidate& best, const RankingWeights& weights,
                    Collection& with_gaps, std::int64_t now);

}  // namespace firstline
