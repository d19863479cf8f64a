#include "server/search/synonyms.h"

#include <algorithm>

#include "server/search/compounds.h"
#include "server/search/word_parts.h"

namespace firstline {
namespace {

constexpr std::size_t kCompounds = 3;
// Each look for compounds goes through the vocabulary; a query with more unknown words is a text.
constexpr std::size_t kMaxUncompounded = 16;

bool has_stem(const QueryWord& word, const std::string& stem) {
  return std::find(word.stems.begin(), word.stems.end(), stem) != word.stems.end();
}

// Adds alternatives up to the limit.
class AlternativeList {
 public:
  explicit AlternativeList(Collection& collection) : collection_(collection) {}

  bool full() const { return found_.size() == kMaxAlternatives; }

  // `text` in the place of `count` words from `first` on.
  void add(std::size_t first, std::size_t count, std::string_view text) {
    if (full()) return;
    Alternative alternative;
    for (std::size_t i = 0; i < count; ++i) alternative.replaces.push_back(static_cast<std::uint32_t>(first + i));
    ParsedQuery words;
    add_plain_text(text, 1, collection_.analyzer(), words, kMaxQueryWords);
    alternative.words = std::move(words.words);
    found_.push_back(std::move(alternative));
  }

  std::vector<Alternative> take() { return std::move(found_); }

 private:
  Collection& collection_;
  std::vector<Alternative> found_;
};

// Whether the query has the synonym's words from `start` on.
bool stands_at(const Synonym& synonym, const ParsedQuery& query, std::size_t start) {
  if (synonym.from.size() > query.words.size() - start) return false;
  return std::equal(synonym.from.begin(), synonym.from.end(), query.words.begin() + static_cast<std::ptrdiff_t>(start),
                    [](const std::string& stem, const QueryWord& word) { return has_stem(word, stem); });
}

void add_synonyms(const ParsedQuery& query, const SearchRules& rules, AlternativeList& list) {
  for (std::size_t start = 0; start < query.words.size(); ++start) {
    for (const std::string& stem : query.words[start].stems) {
      for (const Synonym& synonym : synonyms_of(rules, stem)) {
        if (stands_at(synonym, query, start)) list.add(start, synonym.from.size(), synonym.to);
      }
    }
  }
}

bool are_neighbours(const ParsedQuery& query, std::size_t i) {
  const std::pair wanted{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
  return std::find(query.pairs.begin(), query.pairs.end(), wanted) != query.pairs.end();
}

void add_other_spaces(const ParsedQuery& query, Collection& collection, AlternativeList& list) {
  const std::string_view language = collection.analyzer().locale().language();
  std::size_t left = kMaxUncompounded;
  for (std::size_t i = 0; i < query.words.size() && !list.full(); ++i) {
    const QueryWord& word = query.words[i];
    if (const auto verb = split_phrasal_noun(word.word, language)) list.add(i, 1, *verb);
    if (i + 1 < query.words.size() && are_neighbours(query, i)) {
      const QueryWord& next = query.words[i + 1];
      const bool says_something = !word.stop_word || !next.stop_word;
      if (says_something && is_joined_word(word.word, next.word, collection)) list.add(i, 2, word.word + next.word);
      // "Kosten Versand" are Versandkosten.
      if (says_something && writes_compounds(language) && is_joined_word(next.word, word.word, collection)) {
        list.add(i, 2, next.word + word.word);
      }
    }
    if (left > 0 && !collection.knows(word.stems)) {
      --left;
      for (const std::string& compound : find_compounds(word.word, word.stems, kCompounds, collection))
        list.add(i, 1, compound);
    }
  }
}

}  // namespace

std::vector<Alternative> find_alternatives(const ParsedQuery& query, Collection& collection) {
  AlternativeList list(collection);
  add_synonyms(query, collection.rules(), list);
  add_other_spaces(query, collection, list);
  return list.take();
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
