// stems.bin: the stems of a database with how many articles have each, and those of each word of words.bin: what a
// query wants to know of the words it is compared with, without asking the postings or analyzing them again.
//
// Layout: header | text offsets u32[s+1] | articles u32[s] | where each word's stems begin u32[w+1] | stems of words
// u32[m] | text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/file.h"
#include "indexer/base/result.h"
#include "indexer/index/word_table.h"

namespace firstline {

struct StemCount {
  std::string stem;
  std::uint32_t articles = 0;  // that have it
};

// `stems` ascending by bytes, each once. `words` holds indexes into it for each word of words.bin, in that order.
Result<void> write_stem_file(const std::filesystem::path& path, std::span<const StemCount> stems,
                             std::span<const std::vector<std::uint32_t>> words);

// Read access; safe to share between threads.
class StemFile {
 public:
  static Result<StemFile> open(const std::filesystem::path& path);

  std::string_view stem(std::uint32_t index) const { return stems_[index]; }
  std::uint32_t articles(std::uint32_t index) const { return articles_[index]; }
  std::uint32_t articles_with(std::string_view stem) const;  // 0 for a stem that none has; O(log n)
  // Indexes of the stems of a word of words.bin; empty for one that analysis takes apart.
  std::span<const std::uint32_t> of_word(std::uint32_t word) const;

 private:
  MappedFile file_;
  WordTable stems_;
  std::span<const std::uint32_t> articles_;
  std::span<const std::uint32_t> word_starts_;
  std::span<const std::uint32_t> word_stems_;
};

}  // namespace firstline
