#include "server/search/synonyms.h"

#include <algorithm>

namespace firstline {
namespace {

bool has_stem(const QueryWord& word, const std::string& stem) {
  return std::find(word.stems.begin(), word.stems.end(), stem) != word.stems.end();
}

}  // namespace

std::vector<Alternative> find_alternatives(const ParsedQuery& query, const SearchRules& rules, Analyzer& analyzer) {
  std::vector<Alternative> found;
  for (const Synonym& synonym : rules.synonyms) {
    const std::size_t length = synonym.from.size();
    if (length == 0) continue;
    for (std::size_t start = 0; start + length <= query.words.size(); ++start) {
      const bool same =
          std::equal(synonym.from.begin(), synonym.from.end(), query.words.begin() + static_cast<std::ptrdiff_t>(start),
                     [](const std::string& stem, const QueryWord& word) { return has_stem(word, stem); });
      if (!same) continue;
      Alternative alternative;
      for (std::size_t i = 0; i < length; ++i) alternative.replaces.push_back(static_cast<std::uint32_t>(start + i));
      ParsedQuery words;
      add_plain_text(synonym.to, 1, analyzer, words, kMaxQueryWords);
      alternative.words = std::move(words.words);
      found.push_back(std::move(alternative));
      if (found.size() == kMaxAlternatives) return found;
    }
  }
  return found;
}

std::vector<std::string> find_pins(const ParsedQuery& query, const SearchRules& rules) {
  std::vector<std::string> stems;
  for (const QueryWord& word : query.words) {
    if (!word.stop_word) stems.push_back(word.stems.front());
  }
  std::sort(stems.begin(), stems.end());
  std::vector<std::string> ids;
  for (const Pin& pin : rules.pins) {
    if (pin.stems == stems) ids.insert(ids.end(), pin.ids.begin(), pin.ids.end());
  }
  return ids;
}

}  // namespace firstline
