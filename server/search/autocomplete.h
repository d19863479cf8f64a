// Suggestions while typing, from completions.bin: titles, questions and headings that have every typed word, the last
// one (and any other) as a prefix, in any order. Knows nothing of bodies; a keystroke costs the postings of a few
// words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "server/search/collection.h"
#include "server/search/searcher.h"

namespace firstline {

std::vector<AutocompleteEntry> complete(std::string_view typed, Collection& collection, std::size_t limit,
                                        std::int64_t now);

}  // namespace firstline
