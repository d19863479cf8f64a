#include "server/search/compounds.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace firstline {
namespace {

constexpr std::size_t kMinPart = 3;  // bytes
constexpr std::size_t kMinWord = 5;
constexpr std::size_t kMaxEnding = 2;         // bytes of an inflected compound
constexpr std::uint32_t kMaxBeginnings = 64;  // words looked at that begin with one

constexpr std::array<std::string_view, 11> kLanguages = {"da", "de", "et", "fi", "hu", "is",
                                                         "lv", "nb", "nl", "nn", "sv"};

struct LinkingElements {
  std::string_view language;
  std::array<std::string_view, 4> elements;
};
constexpr std::array<LinkingElements, 6> kLinking = {{
    {"da", {"s", "e"}},
    {"de", {"s", "n", "es", "en"}},
    {"nb", {"s", "e"}},
    {"nl", {"s", "en", "e"}},
    {"nn", {"s", "e"}},
    {"sv", {"s"}},
}};

// Whether `word` is `folded` with something before it, and no more than an inflection behind it: leveringsadressen.
bool ends_compound(std::string_view word, std::string_view folded) {
  for (std::size_t ending = 0; ending <= kMaxEnding; ++ending) {
    if (word.size() < folded.size() + kMinPart + ending) return false;
    if (word.substr(word.size() - folded.size() - ending, folded.size()) == folded) return true;
  }
  return false;
}

// Finnish nouns in -us and -ys keep that in two of their forms: alone, and in the partitive -usta. Before any other
// letter it is the end of a compound's first part: ilmoitus-asetukset.
bool is_first_part(std::string_view head, std::string_view rest, std::string_view language) {
  return language == "fi" && (head.ends_with("us") || head.ends_with("ys")) && !rest.starts_with('t') &&
         rest.size() >= kMinWord;
}

class CompoundSearch {
 public:
  CompoundSearch(std::size_t limit, Collection& collection) : limit_(limit), collection_(collection) {}

  // Of which `part` is the first or the last word, as it stands.
  std::vector<std::string> with_word(std::string_view part) {
    return search(part, [part](std::string_view word) { return ends_compound(word, part); });
  }

  // Whose first word is `stem` or whose last has it among its stems.
  std::vector<std::string> with_stem(std::string_view stem) {
    // Without its last letter, which declension changes: asetus, asetukset.
    const std::string_view root = stem.substr(0, std::max(kMinWord, stem.size() - 1));
    return search(stem, [this, root, stem](std::string_view word) {
      if (word.size() < root.size() + kMinPart) return false;
      const std::size_t at = word.find(root, kMinPart);
      if (at == std::string_view::npos) return false;
      const auto tokens = collection_.analyzer().analyze(word.substr(at));
      return tokens.size() == 1 &&
             std::find(tokens.front().stems.begin(), tokens.front().stems.end(), stem) != tokens.front().stems.end();
    });
  }

 private:
  template <class Ends>
  std::vector<std::string> search(std::string_view beginning, const Ends& ends) {
    std::vector<std::pair<std::uint32_t, std::string_view>> found;
    for (std::uint32_t shard = 0; shard < collection_.shard_count(); ++shard) {
      const WordFile& words = collection_.database(shard).words();
      const auto [first, last] = words.words().starting_with(beginning);
      for (std::uint32_t index = first; index < std::min(last, first + kMaxBeginnings); ++index) {
        if (begins(words.word(index), beginning)) found.emplace_back(words.frequency(index), words.word(index));
      }
      for (std::uint32_t index = 0; index < words.size(); ++index) {
        if (ends(words.word(index))) found.emplace_back(words.frequency(index), words.word(index));
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::string> compounds;
    for (const auto& [frequency, word] : found) {
      if (compounds.size() == limit_) break;
      if (std::find(compounds.begin(), compounds.end(), word) == compounds.end()) compounds.emplace_back(word);
    }
    return compounds;
  }

  // Words that merely begin alike are many; the rest must be a word.
  bool begins(std::string_view word, std::string_view head) {
    const std::string_view rest = word.substr(head.size());
    const std::string_view language = collection_.site_locale().locale.language();
    if (rest.size() < kMinPart) return false;
    if (collection_.articles_with_word(rest) > 0 || is_first_part(head, rest, language)) return true;
    for (const std::string_view link : linking_elements(language)) {
      if (!link.empty() && rest.size() >= link.size() + kMinWord && rest.starts_with(link) &&
          collection_.articles_with_word(rest.substr(link.size())) > 0) {
        return true;
      }
    }
    return false;
  }

  std::size_t limit_;
  Collection& collection_;
};

}  // namespace

bool writes_compounds(std::string_view language) {
  return std::binary_search(kLanguages.begin(), kLanguages.end(), language);
}

std::span<const std::string_view> linking_elements(std::string_view language) {
  const auto* row = std::find_if(kLinking.begin(), kLinking.end(),
                                 [language](const LinkingElements& one) { return one.language == language; });
  if (row == kLinking.end()) return {};
  return row->elements;
}

std::vector<std::string> find_compounds(std::string_view folded, std::span<const std::string> stems, std::size_t limit,
                                        Collection& collection) {
  if (!writes_compounds(collection.site_locale().locale.language()) || folded.size() < kMinWord) return {};
  if (std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  CompoundSearch search(limit, collection);
  auto compounds = search.with_word(folded);
  for (const std::string& stem : stems) {
    if (!compounds.empty()) break;
    if (stem.size() >= kMinWord) compounds = search.with_stem(stem);
  }
  return compounds;
}

}  // namespace firstline
