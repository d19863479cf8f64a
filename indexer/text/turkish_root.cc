#include "indexer/text/turkish_root.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace firstline {
namespace {

using Endings = std::span<const std::string_view>;

constexpr std::size_t kNounKept = 5;
constexpr std::size_t kVerbKept = 3;  // sil
constexpr std::size_t kLeastNoun = 4;

// Plural, possessive and case, each also with what stands between it and a vowel. In no order, for they come off until
// none is left: a word's own -im (bildirim) must go from all its forms or from none.
constexpr std::string_view kNounEndings[] = {"lar",  "ler",  "lari", "leri", "lara", "lere",  // plural
                                             "im",   "um",   "imiz", "umuz", "miz",  "muz",   // my, our
                                             "iniz", "unuz", "niz",  "nuz",  "si",   "su",    // your, its
                                             "imi",  "ima",  "ime",  "umu",  "uma",  "mizi", "miza", "mize",
                                             "muzu", "muza",                                                // to ours
                                             "nizi", "niza", "nize", "nuzu", "nuza",                        // to yours
                                             "yi",   "yu",   "ni",   "nu",   "ya",   "ye",   "na",   "ne",  // the, to
                                             "in",   "un",   "nin",  "nun",  "yla",  "yle",  "la",   "le",  // of, with
                                             "da",   "de",   "ta",   "te",   "nda",  "nde",                 // at
                                             "dan",  "den",  "tan",  "ten",  "ndan", "nden"};               // from
constexpr std::string_view kOfThat = "ki";                                                                  // hesaptaki

// Without -ar, -er, -an and -en, which end more nouns than verbs; they lost what the others gain.
constexpr std::string_view kVerbEndings[] = {
    "mak",     "mek",     "ma",          "me",          "mam",      "mem",      "masi",      "mesi",     // to do
    "mayi",    "meyi",    "maya",        "meye",        "manin",    "menin",    "mamiz",     "memiz",    // doing
    "maniz",   "meniz",   "abilir",      "ebilir",      "abilirim", "ebilirim", "abilme",    "ebilme",   // can
    "abilmek", "ebilmek", "abilirsiniz", "ebilirsiniz", "in",       "un",       "iniz",      "unuz",     // do!
    "ir",      "ur",      "irim",        "arim",        "erim",     "irsiniz",  "arsiniz",   "ersiniz",  // does
    "iyor",    "uyor",    "iyorum",      "uyorum",      "miyor",    "muyor",    "iyorsunuz", "uyorsunuz", "dim",
    "dum",     "tim",     "tum",         "amiyor",      "emiyor",   "amiyorum", "emiyorum",  "amadim",    "emedim",
    "di",      "du",      "ti",          "tu",          "mis",      "mus",      "dik",       "duk",  // did
    "digi",    "dugu",    "diginiz",     "dugunuz",     "diginda",  "dugunda",  "diginde",   "dugunde",   "acak",
    "ecek",    "acagi",   "ecegi",       "arak",        "erek",     "ip",       "up",  // will
    "mali",    "meli",    "malisiniz",   "melisiniz"};                                 // must
// It is done: silinir of sil, toplanır of topla.
constexpr std::string_view kPassive[] = {"il", "ul", "in", "un", "n", "l"};

// Removes the longest of `endings` that leaves `kept` letters; whether there was one.
bool strip(std::string_view& word, Endings endings, std::size_t kept) {
  std::size_t longest = 0;
  for (const std::string_view ending : endings) {
    if (ending.size() <= longest || word.size() < ending.size() + kept || !word.ends_with(ending)) continue;
    longest = ending.size();
  }
  word.remove_suffix(longest);
  return longest > 0;
}

// A last vowel may be an ending or the word's own, and softens the consonant before it: kitabı of kitap.
std::string finish(std::string_view word) {
  if (word.size() > kNounKept && std::string_view("aeiou").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  std::string root(word);
  for (const auto& [soft, hard] : {std::pair{'b', 'p'}, {'d', 't'}, {'g', 'k'}}) {
    if (root.back() == soft) root.back() = hard;
  }
  return root;
}

}  // namespace

std::string turkish_noun_root(std::string_view folded) {
  std::string_view word = folded;
  if (word.ends_with(kOfThat) && word.size() >= kOfThat.size() + kNounKept) word.remove_suffix(kOfThat.size());
  while (strip(word, kNounEndings, kNounKept)) {
  }
  return word.size() < kLeastNoun ? std::string() : finish(word);
}

std::string turkish_verb_root(std::string_view folded) {
  std::string_view word = folded;
  if (!strip(word, kVerbEndings, kVerbKept)) return {};
  if (word.ends_with('y') && word.size() > kVerbKept) word.remove_suffix(1);  // topla-y-ın
  strip(word, kPassive, kVerbKept);
  return finish(word);
}

}  // namespace firstline
