// Suggestions while typing, from completions.bin: titles, questions and headings that have every typed word, the last
// one (and any other) as a prefix, in any order. Knows nothing of bodies; a keystroke costs the postings of a few keys.
//
// What is found as typed is all that is shown. Where nothing is, it may have been typed in another keyboard layout
// (keyboard_layout.h), or with slips: one letter wrong in words of four to seven letters, two in longer ones, in the
// word still being typed too (prefix_slips.h); and what is written without blanks is taken word by word.
//
// Order: how well the words answer (completion_match.h), titles before questions before headings; times the article's
// boost, times how readers liked it (popularity.h); equals by id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "server/search/collection.h"
#include "server/search/popularity.h"
#include "server/search/searcher.h"

namespace firstline {

// `popularity` may be null.
std::vector<AutocompleteEntry> complete(std::string_view typed, Collection& collection, std::size_t limit,
                                        std::int64_t now, const PopularityTable* popularity);

}  // namespace firstline
