#include "indexer/text/estonian_root.h"

#include <cstddef>
#include <utility>

namespace firstline {
namespace {

constexpr std::size_t kKept = 4;  // letters

constexpr std::string_view kEndings[] = {
    "ma",     "da",    "mine",  "mise",  "mist",   "misele", "miselt", "misega", "mises",
    "misest", "miste", "misel", "mised", "miseks", "takse",  "tud",    "dud",    "ge",  // verbs
    "des",    "tes",   "del",   "tel",   "dele",   "tele",   "dest",   "test",   "dega",
    "tega",   "deks",  "teks",  "desse", "tesse",  "de",     "te",     "id",     "sse",
    "st",     "le",    "lt",    "ga",    "ks",     "ni",     "na"};
// Only after a vowel, which is the word's own before other letters: arvet, but kaart.
constexpr std::string_view kAfterVowel = "dtslbn";

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// Removes the longest of the endings that leaves a root; whether there was one.
bool strip_longest(std::string_view& word) {
  std::size_t longest = 0;
  for (const std::string_view ending : kEndings) {
    if (ending.size() <= longest || word.size() < ending.size() + kKept || !word.ends_with(ending)) continue;
    longest = ending.size();
  }
  word.remove_suffix(longest);
  return longest > 0;
}

void strip_last(std::string_view& word) {
  if (word.size() <= kKept || word.ends_with("us") || !is_vowel(word[word.size() - 2])) return;  // tellimus
  if (kAfterVowel.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
}

}  // namespace

std::string estonian_root(std::string_view folded) {
  std::string_view word = folded;
  if (word.ends_with("ust") && word.size() > kKept + 1) {
    word.remove_suffix(1);  // tellimust
  } else if (!strip_longest(word)) {
    strip_last(word);
  }
  while (word.size() > kKept && is_vowel(word.back())) word.remove_suffix(1);
  if (word.size() < kKept) return {};
  std::string root(word);
  for (const auto& [weak, strong] : {std::pair{'b', 'p'}, {'d', 't'}, {'g', 'k'}}) {
    if (root.back() == weak) root.back() = strong;
  }
  const char last = root.back();
  const bool stop = last == 'k' || last == 'p' || last == 't';
  if (root.size() > kKept && stop && root[root.size() - 2] == last) root.pop_back();  // blokke, bloki
  return root;
}

}  // namespace firstline
