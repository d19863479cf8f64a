#include "server/search/outcome_table.h"

#include <cmath>

namespace firstline {

double decayed(double evidence, std::int64_t when, std::int64_t now) {
  if (now <= when) return evidence;
  return evidence * std::exp2(-static_cast<double>(now - when) / static_cast<double>(kOutcomeHalfLife));
}

void OutcomeTable::add(std::string_view locale, std::string_view article, std::string_view term, double evidence,
                       std::int64_t when) {
  articles_[{std::string(locale), std::string(article)}][std::string(term)] = {evidence, when};
}

const OutcomeTable::Terms* OutcomeTable::find(std::string_view locale, std::string_view article) const {
  const auto found = articles_.find(std::pair(std::string(locale), std::string(article)));
  return found == articles_.end() ? nullptr : &found->second;
}

double OutcomeTable::evidence(std::string_view locale, std::string_view article, std::string_view term,
                              std::int64_t now) const {
  const Terms* terms = find(locale, article);
  const auto known = terms ? terms->find(std::string(term)) : Terms::const_iterator();
  return !terms || known == terms->end() ? 0 : decayed(known->second.value, known->second.when, now);
}

std::vector<std::pair<std::string, double>> OutcomeTable::terms(std::string_view locale, std::string_view article,
                                                                std::int64_t now) const {
  std::vector<std::pair<std::string, double>> all;
  if (const Terms* terms = find(locale, article)) {
    for (const auto& [term, known] : *terms) all.emplace_back(term, decayed(known.value, known.when, now));
  }
  return all;
}

double OutcomeTable::affinity(std::string_view locale, std::string_view article, const std::vector<Term>& ticket,
                              std::int64_t now) const {
  const Terms* terms = find(locale, article);
  if (!terms) return 0;
  double sum = 0;
  double total = 0;
  for (const auto& [term, weight] : ticket) {
    total += weight;
    const auto known = terms->find(std::string(term));
    if (known == terms->end()) continue;
    const double e = decayed(known->second.value, known->second.when, now);
    sum += weight * e / (std::abs(e) + 1);
  }
  return total > 0 ? sum / total : 0;
}

}  // namespace firstline
