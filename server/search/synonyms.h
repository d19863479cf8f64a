// Other ways to say what a query says: the site's synonyms, and the same words with other spaces.
#pragma once

#include <vector>

#include "server/search/prepared_query.h"

namespace firstline {

inline constexpr std::size_t kMaxAlternatives = 16;  // each adds posting lists to the query

// Of a query whose spelling is settled: every run of words that a synonym's `from` equals, by stems, with the words of
// its `to`; neighbours that the collection writes as one word too ("screen shot"), English nouns of a verb with a
// particle ("login"), and compounds with a word that the collection lacks on its own (word_parts.h).
std::vector<Alternative> find_alternatives(const ParsedQuery& query, Collection& collection);

// Article ids that the site's rules put first for exactly these words, in order; stop words do not count.
std::vector<std::string> find_pins(const ParsedQuery& query, const SearchRules& rules);

}  // namespace firstline
