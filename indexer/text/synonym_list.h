// The synonyms of a _search.yml as they are gathered, with what only shows when all are known: repeats and chains.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/diagnostic.h"
#include "indexer/text/search_rules.h"

namespace firstline {

struct RulePhrase {
  std::string text;
  std::vector<std::string> stems;
};

// Where an entry stands in the file, both from 1.
struct RulePlace {
  int line = 0;
  int column = 0;
};

class SynonymList {
 public:
  // Both outlive the list. What goes beyond `most` synonyms is left out.
  SynonymList(const std::string& path, Diagnostics& findings, std::size_t most)
      : path_(path), findings_(findings), most_(most) {}

  // An entry of the file: whoever searches for one of `from` finds each of `to`.
  void add(RulePlace place, const std::vector<RulePhrase>& from, const std::vector<RulePhrase>& to);
  // Once all are there. What one entry leads to, another may lead on; a query follows one step only.
  void report_chains();

  std::size_t size() const { return synonyms_.size(); }
  std::vector<Synonym> take() { return std::move(synonyms_); }

 private:
  struct Entry {
    RulePlace place;
    std::vector<RulePhrase> from, to;
  };
  using Stems = std::vector<std::string>;

  void warn(RulePlace place, std::string message);
  bool leads_on(const Entry& entry, const Entry& other) const;

  const std::string& path_;
  Diagnostics& findings_;
  std::size_t most_;
  std::vector<Synonym> synonyms_;
  std::deque<Entry> entries_;
  std::set<std::pair<int, int>> told_;            // lines that a finding has set against each other
  std::map<std::pair<Stems, Stems>, int> pairs_;  // the line of each synonym
};

}  // namespace firstline
