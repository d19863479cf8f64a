// How many single edits part one word from each of many others, fast enough to ask of a whole vocabulary.
//
// H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003): a column of the
// dynamic programming table is two machine words of differences, and a letter of the other word costs some fifteen
// operations.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace firstline {

class EditDistance {
 public:
  static constexpr std::size_t kMaxLetters = 64;

  // `letters` has 1 to kMaxLetters code points.
  explicit EditDistance(std::u32string_view letters);

  // A lower bound of the optimal string alignment distance (insertions, deletions, substitutions and swaps of
  // neighbours, each counting one) to `utf8`; exact unless letters of one word agree in their last eight bits, which
  // those of one alphabet do not. Linear in the length of `utf8`.
  unsigned to(std::string_view utf8) const;

 private:
  std::array<std::uint64_t, 256>
      places_{};        // by the last eight bits of a letter: where it stands, a bit for each place
  std::uint64_t last_;  // the last place
  unsigned letters_;
};

}  // namespace firstline
