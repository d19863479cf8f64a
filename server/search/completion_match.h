// Which titles, questions and headings of one database have what was typed, and how well.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/index/completion_file.h"
#include "server/search/typed_text.h"

namespace firstline {

// Whether words must begin as typed, or may be a slip away from it.
enum class Spelling : std::uint8_t { exact, tolerant };

struct CompletionMatch {
  std::uint32_t entry = 0;
  double score = 0;
};

// Entries that have every typed word but stop words, in any order; where stop words are all that was typed, every one
// of them. In no order. Costs the postings of the keys that begin so, whatever the articles' length.
std::vector<CompletionMatch> match_completions(const CompletionFile& file, const std::vector<TypedWord>& typed,
                                               Spelling spelling);

}  // namespace firstline
