// A locale's _search.yml: synonyms, pins and extra stop words, kept as the analyzer's terms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/diagnostic.h"
#include "indexer/text/analyzer.h"

namespace firstline {

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
};

struct SearchRules {
  std::vector<Synonym> synonyms;
  std::vector<Pin> pins;
  std::vector<std::string> stop_words;  // folded, sorted
};

// Parses YAML text:
//
//   synonyms:
//     - [sign in, log in, login]                       all equivalent
//     - { from: [undo, revert], to: [rollback] }       one way
//   pins:
//     - { query: install, ids: [getting-started/install] }
//   stop_words: [please]
//
// Entries that are wrong are left out and reported with `path`, line and column. Never throws.
SearchRules parse_search_rules(std::string_view yaml, const std::string& path, Analyzer& analyzer,
                               Diagnostics& findings);

}  // namespace firstline
