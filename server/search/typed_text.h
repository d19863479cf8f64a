// What somebody has typed so far, as words that titles may begin with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/analyzer.h"

namespace firstline {

inline constexpr std::size_t kMaxTypedBytes = 200;
inline constexpr std::size_t kMaxTypedWords = 10;  // later ones are ignored

struct TypedWord {
  std::string text;                 // folded; words written without blanks between them are one
  std::string rest;                 // the word without its article or other prefix, else ""
  std::vector<std::string> pieces;  // the words of such a run; empty for a single word
  bool stop_word = false;
  bool whole = false;  // does not stand for longer words: a stop word before others ("i" is no beginning of "in")
  unsigned slips = 0;  // how many letters may be wrong
};

// Cut at kMaxTypedBytes. Linear.
std::vector<TypedWord> read_typed_text(std::string_view text, Analyzer& analyzer);

// Each run in its pieces, for when nothing has the whole of it.
std::vector<TypedWord> cut_runs(const std::vector<TypedWord>& words);

}  // namespace firstline
