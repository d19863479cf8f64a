#include "server/search/prefix_slips.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

// The rows of a way down the trie.
class Alignment {
 public:
  explicit Alignment(std::string_view typed) {
    for (std::size_t at = 0; at < typed.size();) typed_ += next_code_point(typed, at);
    if (typed_.size() > kMaxSlipLetters) typed_.clear();
    Row row{};
    for (std::size_t j = 0; j <= typed_.size(); ++j) row[j] = static_cast<std::uint8_t>(j);
    rows_.push_back(row);
  }

  bool possible() const { return !typed_.empty(); }
  std::size_t depth() const { return letters_.size(); }
  void back_to(std::size_t depth) {
    letters_.resize(depth);
    rows_.resize(depth + 1);
  }

  void push(char32_t letter) {
    const std::size_t i = letters_.size() + 1;
    letters_ += letter;
    const Row& above = rows_[i - 1];
    Row row{};
    row[0] = static_cast<std::uint8_t>(std::min<std::size_t>(i, 255));
    for (std::size_t j = 1; j <= typed_.size(); ++j) {
      const bool same = typed_[j - 1] == letter;
      unsigned cost = std::min({above[j - 1] + (same ? 0U : 1U), above[j] + 1U, row[j - 1] + 1U});
      if (i > 1 && j > 1 && typed_[j - 2] == letter && typed_[j - 1] == letters_[i - 2]) {
        cost = std::min(cost, rows_[i - 2][j - 2] + 1U);
      }
      row[j] = static_cast<std::uint8_t>(std::min(cost, 255U));
    }
    rows_.push_back(row);
  }

  unsigned edits() const { return rows_.back()[typed_.size()]; }
  // What no beginning that goes on from here falls below.
  unsigned least() const {
    const Row& row = rows_.back();
    return *std::min_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(typed_.size()) + 1);
  }
  bool same_first_letter() const { return !letters_.empty() && letters_.front() == typed_.front(); }

 private:
  using Row = std::array<std::uint8_t, kMaxSlipLetters + 1>;

  std::u32string typed_;
  std::u32string letters_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<PrefixSlip> find_prefix_slips(const WordTable& words, std::string_view typed, unsigned edits) {
  std::vector<PrefixSlip> found;
  Alignment alignment(typed);
  if (!alignment.possible()) return found;
  std::string_view before;           // the way down to here …
  std::vector<std::size_t> ends{0};  // … and where each of its letters ends
  for (std::uint32_t i = 0; i < words.size();) {
    const std::string_view word = words[i];
    const auto parting = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), word.begin(), word.end()).first - before.begin());
    while (ends.back() > parting) ends.pop_back();
    alignment.back_to(ends.size() - 1);
    std::size_t at = ends.back();
    std::uint32_t next = i + 1;
    while (at < word.size()) {
      alignment.push(next_code_point(word, at));
      ends.push_back(at);
      const bool near = alignment.edits() <= edits;
      const unsigned least = alignment.least();
      if (!near && least <= edits) continue;
      const std::uint32_t end = words.skip(word.substr(0, at), i);
      if (near) found.push_back({{i, end}, alignment.edits(), alignment.same_first_letter()});
      if (near && least < alignment.edits()) continue;  // what follows may be nearer still
      next = end;
      break;
    }
    before = word.substr(0, at);
    i = next;
  }
  return found;
}

std::optional<std::size_t> nearest_prefix(std::string_view word, std::string_view typed, unsigned edits) {
  Alignment alignment(typed);
  if (!alignment.possible()) return std::nullopt;
  std::optional<std::size_t> nearest;
  for (std::size_t at = 0; at < word.size() && alignment.least() <= edits;) {
    alignment.push(next_code_point(word, at));
    if (alignment.edits() > edits) continue;
    edits = alignment.edits();
    nearest = at;
  }
  return nearest;
}

}  // namespace firstline
