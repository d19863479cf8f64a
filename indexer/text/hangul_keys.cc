#include "indexer/text/hangul_keys.h"

#include <algorithm>
#include <array>
#include <span>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

// In the order of the Unicode Standard, 3.12: a syllable is U+AC00 + (initial * 21 + vowel) * 28 + final.
constexpr std::array<std::string_view, 19> kInitials = {"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t",
                                                        "T", "d", "w", "W", "c", "z", "x", "v", "g"};
constexpr std::array<std::string_view, 21> kVowels = {"k",  "o", "i", "O",  "j",  "p",  "u", "P", "h",  "hk", "ho",
                                                      "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"};
constexpr std::array<std::string_view, 28> kFinals = {"",   "r",  "R",  "rt", "s",  "sw", "sg", "e", "f",  "fr",
                                                      "fa", "fq", "ft", "fx", "fv", "fg", "a",  "q", "qt", "t",
                                                      "T",  "d",  "w",  "c",  "z",  "x",  "v",  "g"};
// U+3131 to U+314E, the consonants as letters of their own; the vowels follow in the order above.
constexpr std::array<std::string_view, 30> kConsonants = {"r",  "R",  "rt", "s",  "sw", "sg", "e", "E", "f", "fr",
                                                          "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "Q", "qt",
                                                          "t",  "T",  "d",  "w",  "W",  "c",  "z", "x", "v", "g"};
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;
constexpr char32_t kFirstConsonant = 0x3131;
constexpr char32_t kFirstVowel = 0x314F;
constexpr char32_t kLastVowel = 0x3163;

// Its place in the table, or -1.
int place(std::span<const std::string_view> table, std::string_view keys) {
  const auto found = std::find(table.begin(), table.end(), keys);
  return found == table.end() ? -1 : static_cast<int>(found - table.begin());
}

bool is_vowel(std::string_view keys, std::size_t i) {
  return i < keys.size() && place(kVowels, keys.substr(i, 1)) >= 0;
}

// How many keys the final consonant at `i` takes; a consonant before a vowel begins the next syllable.
std::size_t final_length(std::string_view keys, std::size_t i) {
  if (i + 1 < keys.size() && place(kFinals, keys.substr(i, 2)) > 0 && !is_vowel(keys, i + 2)) return 2;
  if (i < keys.size() && place(kFinals, keys.substr(i, 1)) > 0 && !is_vowel(keys, i + 1)) return 1;
  return 0;
}

// Shift makes another letter of seven keys only.
std::string plain_keys(std::string_view keys) {
  std::string plain(keys);
  for (char& c : plain) {
    if (c >= 'A' && c <= 'Z' && std::string_view("QWERTOP").find(c) == std::string_view::npos) {
      c = static_cast<char>(c + ('a' - 'A'));
    }
  }
  return plain;
}

}  // namespace

std::optional<std::string> hangul_from_keys(std::string_view typed) {
  const std::string keys = plain_keys(typed);
  std::string out;
  for (std::size_t i = 0; i < keys.size();) {
    const int initial = place(kInitials, std::string_view(keys).substr(i, 1));
    if (initial < 0 || !is_vowel(keys, ++i)) return std::nullopt;
    std::size_t length = i + 1 < keys.size() && place(kVowels, std::string_view(keys).substr(i, 2)) >= 0 ? 2 : 1;
    const int vowel = place(kVowels, std::string_view(keys).substr(i, length));
    i += length;
    length = final_length(keys, i);
    const int last = length == 0 ? 0 : place(kFinals, std::string_view(keys).substr(i, length));
    i += length;
    append_code_point(out, kFirstSyllable + static_cast<char32_t>((initial * 21 + vowel) * 28 + last));
  }
  return out;
}

std::string keys_from_hangul(std::string_view utf8) {
  std::string keys;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    if (c >= kFirstSyllable && c <= kLastSyllable) {
      const auto syllable = static_cast<std::size_t>(c - kFirstSyllable);
      keys.append(kInitials[syllable / 588]).append(kVowels[syllable % 588 / 28]).append(kFinals[syllable % 28]);
    } else if (c >= kFirstConsonant && c < kFirstVowel) {
      keys.append(kConsonants[static_cast<std::size_t>(c - kFirstConsonant)]);
    } else if (c >= kFirstVowel && c <= kLastVowel) {
      keys.append(kVowels[static_cast<std::size_t>(c - kFirstVowel)]);
    } else {
      append_code_point(keys, c);
    }
  }
  return keys;
}

}  // namespace firstline
