// A locale's _search.yml: synonyms, pins and extra stop words, kept as the analyzer's terms.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/diagnostic.h"
#include "indexer/text/analyzer.h"

namespace firstline {

inline constexpr std::string_view kSearchRulesFile = "_search.yml";

// One direction of one synonym: a run of words that, found in a query, also searches for another. Words are first
// stems (Token::stems[0]) of word tokens in order.
struct Synonym {
  std::vector<std::string> from;
  std::string to;  // the text of the alternative, to be analyzed like a query
};

// Pins stand when the query's first stems, stop words left out, are the pin's, in any order and number.
struct Pin {
  std::vector<std::string> stems;  // sorted, each once
  std::vector<std::string> ids;    // article ids, best first
  int line = 0;                    // of the file, from 1
};

struct SearchRules {
  std::vector<Synonym> synonyms;  // sorted by the first word of `from`, those of one word in the order of the file
  std::vector<Pin> pins;
  std::vector<std::string> stop_words;  // folded, sorted
  // The words of all synonyms' `from` and of all pins, folded and sorted: a query may mean them although no article has
  // them.
  std::vector<std::string> words;
};

// The synonyms whose `from` begins with this stem. O(log n); a list of thousands costs a query nothing.
std::span<const Synonym> synonyms_of(const SearchRules& rules, std::string_view first_stem);

// What stands in both, for a file of all locales and a locale's own; the second one's pins come first.
SearchRules join_rules(const SearchRules& everywhere, SearchRules own);

// Parses YAML text:
//
//   synonyms:
//     - [sign in, log in, login]                       all equivalent
//     - { from: [undo, revert], to: [rollback] }       one way
//   pins:
//     - { query: install, ids: [getting-started/install] }
//   stop_words: [please]
//
// Entries that are wrong are left out and reported with `path`, line and column; so are entries that repeat another,
// and chains: who searches for a does not find c by [a, b] and [b, c]. Never throws.
SearchRules parse_search_rules(std::string_view yaml, const std::string& path, Analyzer& analyzer,
                               Diagnostics& findings);

}  // namespace firstline
