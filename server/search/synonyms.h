// Which of a locale's synonyms stand in a query.
#pragma once

#include <vector>

#include "server/search/candidates.h"

namespace firstline {

inline constexpr std::size_t kMaxAlternatives = 16;  // each adds posting lists to the query

// Every run of the query's words that a synonym's `from` equals, by stems, with the words of its `to`.
std::vector<Alternative> find_alternatives(const ParsedQuery& query, const SearchRules& rules, Analyzer& analyzer);

// Article ids that the site's rules put first for exactly these words, in order; stop words do not count.
std::vector<std::string> find_pins(const ParsedQuery& query, const SearchRules& rules);

}  // namespace firstline
