// Sorted words in mapped bytes, found by how they begin: the vocabulary of words.bin and the keys of completions.bin.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "indexer/index/mapped_tables.h"

namespace firstline {

// Some words that stand side by side: [first, last).
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool empty() const { return first == last; }
  bool operator==(const WordRange&) const = default;
};

// A view: valid as long as the mapped bytes are. Safe to share between threads.
class WordTable {
 public:
  WordTable() = default;
  // `offsets` says where in `text` each word begins, and where the last one ends.
  WordTable(std::span<const std::uint32_t> offsets, std::string_view text) : offsets_(offsets), text_(text) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(offsets_.empty() ? 0 : offsets_.size() - 1); }
  // A damaged file may give a wrong word, but never one outside the mapped bytes.
  std::string_view operator[](std::uint32_t index) const;
  WordRange starting_with(std::string_view start) const;           // O(log n)
  std::optional<std::uint32_t> find(std::string_view word) const;  // O(log n)
  // The first word at `from` or later that does not begin with `start`, as those from `from` on do. O(log n), less
  // where few do.
  std::uint32_t skip(std::string_view start, std::uint32_t from) const;

 private:
  std::span<const std::uint32_t> offsets_;
  std::string_view text_;
};

}  // namespace firstline
