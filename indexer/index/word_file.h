// words.bin: a database's vocabulary, for spelling (words close to a mistyped one) and for relatives (words that share
// rare character 5-grams with one: compounds, and inflections of languages without a stemmer).
//
// Layout: header | shapes u64[n] | the words they are of u32[n], by length, then by word | where each length begins
// u32[257] | text offsets u32[n+1] | frequencies u32[n] | gram hashes u32[g] | gram offsets u32[g+1] | gram words
// u32[m] | text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/file.h"
#include "indexer/base/result.h"
#include "indexer/index/word_table.h"

namespace firstline {

struct WordCount {
  std::string word;             // folded
  std::uint32_t frequency = 0;  // articles that have it
};

// `words` ascending by bytes, each once.
Result<void> write_word_file(const std::filesystem::path& path, std::span<const WordCount> words);

struct RelatedWord {
  std::uint32_t index = 0;
  double share = 0;  // of the asked word's 5-grams, 0 to 1
};

// Read access; safe to share between threads.
class WordFile {
 public:
  static Result<WordFile> open(const std::filesystem::path& path);

  std::uint32_t size() const { return static_cast<std::uint32_t>(frequencies_.size()); }
  const WordTable& words() const { return words_; }
  std::string_view word(std::uint32_t index) const { return words_[index]; }
  std::uint32_t frequency(std::uint32_t index) const { return frequencies_[index]; }
  std::optional<std::uint32_t> find(std::string_view word) const { return words_.find(word); }  // O(log n)

  // How many edits may part a word from another: one that begins with the same character, and one that does not.
  struct Reach {
    unsigned same_start = 0;
    unsigned other_start = 0;
  };
  // Indexes of words whose length differs from `word`'s by at most as many code points as may be edited and which can,
  // going by the characters they contain, be within that reach. A superset of the true answer, in no order; one pass
  // over 8 bytes a word of such a length.
  std::vector<std::uint32_t> within_reach(std::string_view word, Reach reach) const;

  // At most `limit` words that share `least_share` of the 5-grams of ^word$ or more with `word`, itself excepted, the
  // largest share first; at equal shares the more frequent, then in order of words. Grams that more than kCommonGram
  // words have (endings, mostly) say nothing and are not counted.
  std::vector<RelatedWord> relatives(std::string_view word, double least_share, std::size_t limit) const;

 private:
  MappedFile file_;
  WordTable words_;
  std::span<const std::uint32_t> frequencies_;
  std::span<const std::uint64_t> shapes_;  // by length, and words of one length as in words_
  std::span<const std::uint32_t> shape_words_;
  std::span<const std::uint32_t> length_starts_;
  std::span<const std::uint32_t> gram_hashes_;
  std::span<const std::uint32_t> gram_offsets_;
  std::span<const std::uint32_t> gram_words_;
};

}  // namespace firstline
