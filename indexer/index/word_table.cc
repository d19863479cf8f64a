#include "indexer/index/word_table.h"

#include <algorithm>

namespace firstline {
namespace {

// The first index of [low, high) for which `before` no longer holds.
template <class Before>
std::uint32_t partition(std::uint32_t low, std::uint32_t high, const Before& before) {
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (before(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

std::string_view WordTable::operator[](std::uint32_t index) const {
  return text_.substr(std::min<std::size_t>(offsets_[index], text_.size()), offsets_[index + 1] - offsets_[index]);
}

WordRange WordTable::starting_with(std::string_view start) const {
  const std::uint32_t first = partition(0, size(), [&](std::uint32_t i) { return (*this)[i] < start; });
  return {first, skip(start, first)};
}

std::uint32_t WordTable::skip(std::string_view start, std::uint32_t from) const {
  // Steps that double, then a search within the last: what begins alike is mostly few.
  const auto alike = [&](std::uint32_t i) { return (*this)[i].starts_with(start); };
  std::uint32_t step = 1;
  std::uint32_t low = from;
  while (low < size() && alike(low)) {
    from = low + 1;
    low += step;
    step *= 2;
  }
  return partition(from, std::min(low, size()), alike);
}

std::optional<std::uint32_t> WordTable::find(std::string_view word) const {
  const std::uint32_t first = partition(0, size(), [&](std::uint32_t i) { return (*this)[i] < word; });
  if (first == size() || (*this)[first] != word) return std::nullopt;
  return first;
}

}  // namespace firstline
