// Under which keys a title is found while it is being typed, and what of a text must be joined to be one.
//
// A word is a key, and so is each part of a hyphenated one. Arabic and Hebrew words stand also without the article and
// the conjunctions before them, Indonesian ones without their first syllables: wherever a stem begins inside its word.
// Where words are written without blanks, half a word is cut otherwise than the whole one (ค of ค่า is a word to any
// dictionary), so what is typed is not cut at all: a run of such words is found from each of its words on, in Chinese
// and Japanese from each of its characters on, as is a Korean word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/analyzer.h"

namespace firstline {

inline constexpr std::size_t kMaxRunKeyBytes = 72;  // 24 characters; what follows says nothing more

struct CompletionKey {
  std::string text;         // folded
  std::uint32_t place = 0;  // the position of the word it begins in
  std::size_t begin = 0;    // bytes of the text: where it begins, at the latest, …
  std::size_t end = 0;      // … and where its word or run ends
};

// `tokens` as an Analyzer gives them for `text`. Replaces `keys`. Linear in the text, but for runs, each of whose words
// adds at most kMaxRunKeyBytes.
void find_completion_keys(std::string_view text, const std::vector<Token>& tokens, std::vector<CompletionKey>& keys);

// How many of tokens[first], tokens[first + 1], … are words of one run without blanks; 0 when the first is not written
// so. Bigrams between them are not counted as words, but skipped: the result counts tokens.
std::size_t run_length(std::string_view text, const std::vector<Token>& tokens, std::size_t first);

// The rest of the word from where a stem begins inside it; "" where none does.
std::string_view without_prefixes(const Token& token);

}  // namespace firstline
