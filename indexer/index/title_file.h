// titles.bin: each article's title as character grams, for how like a query it is. Grams see what words do not: a
// compound's half, an ending that nothing stems, a word order, the little words that make one title a question and
// another a heading. Rare grams among the titles count more.
//
// Layout: magic | articles u32 | grams u32 | gram hashes u32[g], ascending | gram weights float[g] | title weights
// float[n] | offsets u32[n+1] | indexes of the titles' grams u32[m], ascending in each title.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/file.h"
#include "indexer/base/result.h"

namespace firstline {

// The distinct grams of folded words joined by single blanks, hashed, ascending: three characters, blanks and both ends
// included, and two where they are Chinese, Japanese or Korean. Linear.
std::vector<std::uint32_t> title_grams(std::string_view words);

class TitleFileWriter {
 public:
  // `words` of the title as title_key() joins them. Each docid once.
  void add(std::uint32_t docid, std::string_view words);
  Result<void> finish(const std::filesystem::path& path) const;

 private:
  std::vector<std::vector<std::uint32_t>> titles_;  // by docid - 1
};

// A query's grams as one database knows them.
struct QueryGrams {
  std::vector<std::uint32_t> grams;  // indexes, ascending
  std::uint64_t last_bits = 0;       // bit i: one of them ends in the six bits i
  double weight = 0;                 // of all of them, unknown ones included
};

// Read access; safe to share between threads.
class TitleFile {
 public:
  static Result<TitleFile> open(const std::filesystem::path& path);

  // `hashes` as title_grams() gives them. O(g log n).
  QueryGrams resolve(const std::vector<std::uint32_t>& hashes) const;
  // The share of the query's weight that the title has, times the share of the title's that the query has: 1 only when
  // they say the same. O(length of the title and the query).
  double likeness(const QueryGrams& query, std::uint32_t docid) const;

 private:
  MappedFile file_;
  std::uint32_t articles_ = 0;
  std::span<const std::uint32_t> hashes_;
  std::span<const float> weights_;
  std::span<const float> title_weights_;
  std::span<const std::uint32_t> offsets_;
  std::span<const std::uint32_t> grams_;
};

}  // namespace firstline
