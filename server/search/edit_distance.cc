#include "server/search/edit_distance.h"

#include "indexer/base/utf8.h"

namespace firstline {

EditDistance::EditDistance(std::u32string_view letters)
    : last_(std::uint64_t{1} << (letters.size() - 1)), letters_(static_cast<unsigned>(letters.size())) {
  for (std::size_t i = 0; i < letters.size(); ++i) places_[letters[i] & 0xFF] |= std::uint64_t{1} << i;
}

unsigned EditDistance::to(std::string_view utf8) const {
  std::uint64_t larger = ~std::uint64_t{0};  // rows whose value exceeds that of the row above by one (VP)
  std::uint64_t smaller = 0;                 // … is one below (VN)
  std::uint64_t diagonal = 0;                // rows equal to their upper left neighbour (D0)
  std::uint64_t matches_before = 0;
  unsigned distance = letters_;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const char32_t letter = byte < 0x80 ? (++i, byte) : next_code_point(utf8, i);
    const std::uint64_t matches = places_[letter & 0xFF];
    const std::uint64_t swapped = ((~diagonal & matches) << 1) & matches_before;
    diagonal = (((matches & larger) + larger) ^ larger) | matches | smaller | swapped;
    std::uint64_t right_larger = smaller | ~(diagonal | larger);
    std::uint64_t right_smaller = diagonal & larger;
    if ((right_larger & last_) != 0) ++distance;
    if ((right_smaller & last_) != 0) --distance;
    right_larger = (right_larger << 1) | 1;
    right_smaller <<= 1;
    larger = right_smaller | ~(diagonal | right_larger);
    smaller = right_larger & diagonal;
    matches_before = matches;
  }
  return distance;
}

}  // namespace firstline
