// Words that begin with something like what was typed: search as you type with slips of the finger.
//
// The sorted words are walked as the trie that they are. Each letter on the way down is a row of the dynamic
// programming table of the optimal string alignment distance (insertions, deletions, substitutions, neighbours
// swapped); a branch is left as soon as no row below could come within the limit. So a look-up costs some thousand
// steps, nearly the same for a hundred words and a hundred thousand.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/index/word_table.h"

namespace firstline {

inline constexpr std::size_t kMaxSlipLetters = 40;  // longer words have no slips

struct PrefixSlip {
  WordRange words;  // all that begin alike, nearly as typed
  unsigned edits = 0;
  bool first_letter = true;  // is as typed
};

// Ranges of words some beginning of which is within `edits` of `typed` (folded); where ranges overlap, the inner has
// fewer edits. `typed` itself is one of them, with 0.
std::vector<PrefixSlip> find_prefix_slips(const WordTable& words, std::string_view typed, unsigned edits);

// How many bytes of `word` are nearest to `typed`, when that is within `edits`; the longest of several.
std::optional<std::size_t> nearest_prefix(std::string_view word, std::string_view typed, unsigned edits);

}  // namespace firstline
