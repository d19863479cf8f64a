// The yardstick of a search's cost: a plain BM25 query, any of the words, over the index's own stems, with the snippets
// that the server cuts. What the server does beyond it is ranking, spelling, relatives, synonyms, facets and the
// titles' marks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/collection.h"

namespace firstline {

// Ten snippets of the ten articles that BM25 likes best. `collection` belongs to the calling thread.
std::vector<std::string> search_plainly(std::string_view query, Collection& collection);

}  // namespace firstline
