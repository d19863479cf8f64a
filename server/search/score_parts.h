// A candidate's score as the sum of its named parts.
#pragma once

#include <vector>

#include "server/search/ranking.h"
#include "server/search/searcher.h"

namespace firstline {

// Parts that are zero are left out; "boost" is what the article's boost adds. They add up to the score.
std::vector<ScorePart> score_parts(const Candidate& candidate);

}  // namespace firstline
