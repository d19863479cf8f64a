#include "indexer/text/finnish_root.h"

#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace firstline {
namespace {

constexpr std::size_t kKept = 4;  // letters
constexpr std::size_t kLeast = 3;

using Endings = std::span<const std::string_view>;

constexpr std::string_view kParticles[] = {"kin", "kaan"};
constexpr std::string_view kPossessives[] = {"ni", "si", "nsa", "mme", "nne"};
constexpr std::string_view kInfinitives[] = {"minen",   "misen",   "mista", "miseen", "miseksi", "misessa",
                                             "misesta", "misella", "miset", "misten", "ettu",    "etty",
                                             "ttu",     "tty",     "etaan", "taan"};
// Without the essive's -na, which ends more words than it declines, and the translative's -ksi.
constexpr std::string_view kCases[] = {"n",    "t",    "a",    "etta",          // accusative, plural, partitive
                                       "ssa",  "sta",  "lla",  "lle",   "lta",  // in, out of, at, to, from
                                       "aan",  "oon",  "een",  "iin",   "uun",  "yyn",
                                       "seen", "hin",  "hun",  "hon",                   // into
                                       "jen",  "ien",  "iden", "itten", "ten",          // of several
                                       "oja",  "eja",  "uja",  "yja",   "ia",   "ita",  // several
                                       "issa", "ista", "illa", "ille",  "ilta", "ihin"};

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// Removes the longest of `endings` that leaves `kept` letters.
void strip(std::string_view& word, Endings endings, std::size_t kept) {
  std::size_t longest = 0;
  for (const std::string_view ending : endings) {
    if (ending.size() <= longest || word.size() < ending.size() + kept || !word.ends_with(ending)) continue;
    longest = ending.size();
  }
  word.remove_suffix(longest);
}

// Whether the partitive's -ta stands after a consonant, as few words have it: kieltä, yhteyttä.
bool is_after_consonant(std::string_view word) {
  return word.size() >= kKept + 2 && word.ends_with("ta") &&
         (word.ends_with("ielta") || word.ends_with("utta") || word.ends_with("ytta"));
}

// The weak grade of a last consonant, and what it is weak of.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kGrades = {{{"kk", "k"},
                                                                                    {"pp", "p"},
                                                                                    {"tt", "t"},
                                                                                    {"nn", "nt"},
                                                                                    {"mm", "mp"},
                                                                                    {"ll", "lt"},
                                                                                    {"rr", "rt"},
                                                                                    {"ng", "nk"},
                                                                                    {"d", "t"},
                                                                                    {"v", "p"}}};

}  // namespace

std::string finnish_root(std::string_view folded) {
  std::string_view word = folded;
  strip(word, kParticles, kKept + 1);
  strip(word, kPossessives, kKept + 1);
  const std::size_t before = word.size();
  strip(word, kInfinitives, kKept);
  if (word.size() == before && is_after_consonant(word)) word.remove_suffix(2);
  if (word.size() == before) strip(word, kCases, kKept);
  while (word.size() > kKept && is_vowel(word.back())) word.remove_suffix(1);
  if (word.size() == kKept && is_vowel(word.back()) && word[kKept - 2] == word.back()) word.remove_suffix(1);  // avaa
  if (word.size() < kLeast) return {};
  // The vowel that stays where the word is short.
  std::string_view vowel;
  if (is_vowel(word.back())) {
    vowel = word.substr(word.size() - 1);
    word.remove_suffix(1);
  }
  std::string root(word);
  for (const auto& [weak, strong] : kGrades) {
    if (!root.ends_with(weak)) continue;
    root.replace(root.size() - weak.size(), weak.size(), strong);
    break;
  }
  // Nouns in -us, -ys: asetuksen, yhteyden, yhteytta.
  if (vowel.empty() && root.size() > kKept) {
    for (const std::string_view end : {"uks", "yks", "ut", "yt"}) {
      if (!root.ends_with(end)) continue;
      root.replace(root.size() - end.size() + 1, end.size() - 1, "s");
      break;
    }
    if (root.ends_with("im") && root.size() > kKept + 1) root.resize(root.size() - 2);  // puhelin, puhelimen
    while (root.size() > kKept && is_vowel(root.back())) root.pop_back();
  }
  return root.append(vowel);
}

}  // namespace firstline
