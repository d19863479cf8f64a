// Chinese, Japanese and Korean: bigrams beside dictionary words, and particles.
//
// Dictionaries disagree with writers: 重置 is two words to ICU, 東京都 is one word and a suffix. So every run of Han,
// Hiragana and Katakana, and every Korean word, also gives all pairs of adjacent characters as weak evidence:
// 清华 then finds 清华大学, whatever the dictionary says. Two Han characters with a verb's ending between them are a
// pair too: 申し込み, 申込み and 申込 are one word.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/fold.h"

namespace firstline {

struct Bigram {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::string term;  // folded
};

// The overlapping pairs of text[begin, end), a run of characters of these scripts, ordered by their first character;
// marks stay with their base. A run of one character has none. `out` is replaced.
void find_bigrams(std::string_view text, std::size_t begin, std::size_t end, const Folder& folder,
                  std::vector<Bigram>& out);

// True if `word` begins with a Korean syllable or letter.
bool begins_with_hangul(std::string_view word);

// A folded Korean word without its particle or the ending of a verb in 하다 (비밀번호를 without 를) where two syllables
// or more remain, else the word: since some nouns end like a particle, a word has both forms as stems.
std::string_view strip_particle(std::string_view word);

// True for a katakana word of four characters or more with a long vowel at its end, which many writers leave out:
// サーバー, サーバ.
bool drops_long_vowel(std::string_view word);

}  // namespace firstline
