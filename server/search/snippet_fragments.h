// Which stretches of a section a snippet shows.
#pragma once

#include <cstddef>
#include <vector>

#include "server/search/body_matches.h"

namespace firstline {

// One stretch where the query's words stand together, up to three where they are far apart and each further one adds
// something: about `words` words in all, in order and disjoint, each from the start of its sentence where that is near,
// and to the end of one. Only the opening of `section` where nothing matches. Linear in the section's matches.
std::vector<TokenRange> choose_fragments(const MatchedBody& body, const TokenRange& section, const RankingQuery& query,
                                         std::size_t words);

// The stretch of at most `words` words worth most; among equals the first. Empty where nothing matches.
TokenRange find_best_window(const MatchedBody& body, const TokenRange& section, const RankingQuery& query,
                            std::size_t words);

}  // namespace firstline
