#include "server/search/confidence.h"

#include <algorithm>
#include <cmath>

namespace firstline {
namespace {

struct Coefficients {
  double constant = -4.95;
  double coverage = 0.32;
  double score = 3.03;
  double title = 1.2;
  double margin = 2.81;
  double known = 3.26;
};
constexpr Coefficients kFitted;

bool has(const TermVector& vector, const std::vector<TermHash>& hashes) {
  return std::any_of(hashes.begin(), hashes.end(), [&vector](TermHash hash) { return vector.find(hash) != nullptr; });
}

}  // namespace

ConfidenceFeatures confidence_features(const RankingQuery& query, double unknown_weight,
                                       const std::vector<Candidate>& candidates, std::size_t index) {
  const Candidate& candidate = candidates[index];
  ConfidenceFeatures features;
  double total = unknown_weight;
  double covered = 0;
  double in_title = 0;
  for (const RankingTerm& term : query.terms) {
    const double weight = term.weight * term.idf;
    total += weight;
    if (has(candidate.vector, term.hashes)) covered += weight;
    for (std::size_t i = 0; i < term.hashes.size(); ++i) {
      const TermInfo* info = candidate.vector.find(term.hashes[i]);
      if (info && info->title > 0) in_title += term.hash_idf[i];
    }
  }
  if (total <= 0 || candidate.score <= 0) return features;
  features.coverage = covered / total;
  // Fitted on the parts that one article has on its own; the others come and go with the collection.
  const double alone =
      candidate.score - candidate.boost * (candidate.parts[static_cast<std::size_t>(ScorePartKind::likeness)] +
                                           candidate.parts[static_cast<std::size_t>(ScorePartKind::topic)] +
                                           candidate.parts[static_cast<std::size_t>(ScorePartKind::passage)]);
  features.score = std::min(1.0, alone / (6 * total));
  features.title = candidate.title_idf > 0 ? std::min(1.0, in_title / static_cast<double>(candidate.title_idf)) : 0;
  // Standing alone is no merit: in a small collection any word in common would do.
  const double next = index + 1 < candidates.size() ? candidates[index + 1].score : candidate.score;
  features.margin = std::clamp((candidate.score - next) / candidate.score, 0.0, 1.0);
  features.known = (total - unknown_weight) / total;
  return features;
}

double confidence(const ConfidenceFeatures& features) {
  const double sum = kFitted.constant + kFitted.coverage * features.coverage + kFitted.score * features.score +
                     kFitted.title * features.title + kFitted.margin * features.margin + kFitted.known * features.known;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace firstline
