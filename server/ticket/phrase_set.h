// Phrases of many languages, to ask which of them a line begins with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace firstline {

// Case-folded (Unicode), without marks of writing direction, every run of blanks (no-break ones too) as one blank,
// none at the ends. Malformed UTF-8 is replaced. O(n).
std::string fold_phrase(std::string_view text);

// One language's row of a table.
struct LanguagePhrases {
  std::string_view language;  // for the reader; "" where languages share too many to tell them apart
  std::string_view phrases;   // with '|' between them
};

// Immutable; safe to share between threads. Lines are to be folded by fold_phrase() first.
class PhraseSet {
 public:
  explicit PhraseSet(std::span<const LanguagePhrases> table);

  // How many bytes of `folded` the longest phrase takes that it begins with, 0 for none. A phrase ends where a word
  // ends, except in scripts that put no blanks between words. O(phrases that share the first letters).
  std::size_t match_start(std::string_view folded) const;
  // Whether any phrase stands in `folded`, at the beginning of a word where the script has blanks. O(n).
  bool found_in(std::string_view folded) const;
  // Whether `folded` ends with a phrase.
  bool match_end(std::string_view folded) const;

 private:
  std::unordered_map<std::uint16_t, std::vector<std::string>> by_start_;  // longest first
  std::vector<std::string> all_;
};

}  // namespace firstline
