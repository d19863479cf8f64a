#include "indexer/text/synonym_list.h"

#include <algorithm>

namespace firstline {

void SynonymList::warn(RulePlace place, std::string message) {
  findings_.push_back({path_, place.line, place.column, Severity::warning, std::move(message)});
}

void SynonymList::add(RulePlace place, const std::vector<RulePhrase>& from, const std::vector<RulePhrase>& to) {
  const std::size_t before = synonyms_.size();
  bool repeats = false;
  entries_.push_back({place, from, to});
  for (const RulePhrase& left : from) {
    for (const RulePhrase& right : to) {
      if (left.stems == right.stems) continue;  // the same words to the analyzer
      if (synonyms_.size() > most_) return;
      const auto [known, fresh] = pairs_.emplace(std::pair(left.stems, right.stems), place.line);
      if (!fresh) {
        if (!repeats && known->second != place.line) {
          warn(place, "'" + left.text + "' finds '" + right.text + "' by line " + std::to_string(known->second) +
                          " already; join the two");
          told_.insert(std::minmax(known->second, place.line));
        }
        repeats = true;
        continue;
      }
      synonyms_.push_back({left.stems, right.text});
    }
  }
  if (synonyms_.size() == before && !repeats) {
    warn(place, "this synonym has no effect: it needs two entries that differ by more than their endings");
  }
}

bool SynonymList::leads_on(const Entry& entry, const Entry& other) const {
  const auto holds = [](const std::vector<RulePhrase>& phrases, const RulePhrase& wanted) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&wanted](const RulePhrase& phrase) { return phrase.stems == wanted.stems; });
  };
  return &other != &entry && std::any_of(other.to.begin(), other.to.end(), [&](const RulePhrase& end) {
    return !holds(entry.to, end) && !holds(entry.from, end);
  });
}

void SynonymList::report_chains() {
  std::map<Stems, std::vector<const Entry*>> by_from;
  for (const Entry& entry : entries_) {
    for (const RulePhrase& phrase : entry.from) by_from[phrase.stems].push_back(&entry);
  }
  for (const Entry& entry : entries_) {
    for (const RulePhrase& middle : entry.to) {
      const auto next = by_from.find(middle.stems);
      if (next == by_from.end()) continue;
      for (const Entry* other : next->second) {
        if (!leads_on(entry, *other) || !told_.insert(std::minmax(entry.place.line, other->place.line)).second)
          continue;
        warn(entry.place, "'" + middle.text + "' leads on in line " + std::to_string(other->place.line) +
                              ", but a search takes one step only; join the two, or name the words here too");
        break;
      }
    }
  }
}

}  // namespace firstline
