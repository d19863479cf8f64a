#include "server/search/confidence.h"

#include <algorithm>
#include <cmath>

namespace firstline {
namespace {

// The best others that a candidate is compared with.
constexpr std::size_t kOthers = 10;
// Where there are fewer, they count as this share of the score: standing alone is no merit, since in a small collection
// any word in common would do.
constexpr double kMissingOther = 0.75;
constexpr double kWindow = 50;  // words of a passage
// A word repeated through a ticket counts for its passage as if it stood in the subject.
constexpr double kMaxRepeat = 2.5;
constexpr double kIdealScore = 6;  // of a query's total weight

// Behind a suggestion that is sure enough, others may be much less sure: an agent looks at three, and each says how
// sure it is.
constexpr double kFollowerShare = 0.1;

struct Coefficients {
  double constant = -3.2;
  double evidence = 0.006;
  double standout = 0.273;
  double evident_standout = 0.558;  // evidence times standout
  double unknown = -0.27;
  double unknown_standout = -1.042;
  double evident_passage = 0.9;
  double runner_up = -1.92;
  double length = 1.367;
  double headline = 0.716;
  double ideal = 0.379;
};
constexpr Coefficients kFitted;

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

struct Occurrence {
  std::uint32_t position = 0;
  std::uint32_t word = 0;
};

// The largest share of the words' weight that stands within kWindow positions; each word counts once.
double best_passage(const ParsedQuery& query, const RankingQuery& ranking, const TermVector& vector) {
  const std::size_t words = std::min(query.words.size(), ranking.terms.size());
  std::vector<double> weights(words);
  std::vector<Occurrence> occurrences;
  std::vector<std::uint32_t> positions;
  double total = 0;
  for (std::uint32_t i = 0; i < words; ++i) {
    const RankingTerm& term = ranking.terms[i];
    weights[i] = std::min(term.weight, kMaxRepeat) * term.idf;
    total += weights[i];
    for (const TermHash hash : term.hashes) {
      const TermInfo* info = vector.find(hash);
      if (!info) continue;
      vector.positions(*info, positions);
      for (const std::uint32_t position : positions) occurrences.push_back({position, i});
    }
  }
  if (total <= 0) return 0;
  std::sort(occurrences.begin(), occurrences.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.position != b.position ? a.position < b.position : a.word < b.word;
  });
  std::vector<int> counts(words);
  double current = 0;
  double best = 0;
  auto left = occurrences.begin();
  for (const Occurrence& right : occurrences) {
    if (counts[right.word]++ == 0) current += weights[right.word];
    while (right.position - left->position > kWindow) {
      if (--counts[left->word] == 0) current -= weights[left->word];
      ++left;
    }
    best = std::max(best, current);
  }
  return best / total;
}

// Unknown words count among what could have stood there.
double headline_share(const ParsedQuery& query, const RankingQuery& ranking, const TermVector& vector) {
  double total = query.unknown_weight;
  double found = 0;
  for (std::size_t i = 0; i < query.words.size() && i < ranking.terms.size(); ++i) {
    const RankingTerm& term = ranking.terms[i];
    total += term.weight * term.idf;
    const bool has = std::any_of(term.hashes.begin(), term.hashes.end(), [&vector](TermHash hash) {
      const TermInfo* info = vector.find(hash);
      return info && (info->title > 0 || info->headings > 0 || info->keywords > 0);
    });
    if (has) found += term.weight * term.idf;
  }
  return total > 0 ? found / total : 0;
}

}  // namespace

ConfidenceFeatures confidence_features(const ParsedQuery& query, const RankingQuery& ranking,
                                       const std::vector<Candidate>& candidates, std::size_t index) {
  ConfidenceFeatures features;
  const Candidate& candidate = candidates[index];
  const double total = ranking.total_weight();
  if (candidate.score <= 0 || total <= 0) return features;
  double sum = 0;
  double squares = 0;
  double best_other = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; others < kOthers; ++i) {
    if (i == index) continue;
    const double score = i < candidates.size() ? candidates[i].score : kMissingOther * candidate.score;
    sum += score;
    squares += score * score;
    best_other = std::max(best_other, score);
    ++others;
  }
  const double mean = sum / kOthers;
  const double deviation = std::sqrt(std::max(0.0, squares / kOthers - mean * mean));
  const double above = std::max(0.0, candidate.score - mean) / (deviation + 0.05 * candidate.score);

  // Fitted on the parts that one article has on its own; the others come and go with the collection.
  const double alone = std::max(
      0.0, candidate.score - candidate.boost * (candidate.parts[static_cast<std::size_t>(ScorePartKind::likeness)] +
                                                candidate.parts[static_cast<std::size_t>(ScorePartKind::topic)] +
                                                candidate.parts[static_cast<std::size_t>(ScorePartKind::passage)]));
  features.evidence = std::log1p(alone / std::log1p(std::max(ranking.articles, 1.0)));
  features.standout = std::log1p(above);
  features.unknown = query.unknown_share;
  features.passage = best_passage(query, ranking, candidate.vector);
  features.runner_up = std::min(best_other / candidate.score, 2.0);
  features.length = std::log1p(static_cast<double>(query.words.size()));
  features.headline = headline_share(query, ranking, candidate.vector);
  features.ideal = std::log(0.02 + std::min(1.0, alone / (kIdealScore * (total + query.unknown_weight))));
  return features;
}

double confidence(const ConfidenceFeatures& f) {
  if (f.evidence <= 0) return 0;
  const Coefficients& c = kFitted;
  return logistic(c.constant + c.evidence * f.evidence + c.standout * f.standout +
                  c.evident_standout * f.evidence * f.standout + c.unknown * f.unknown +
                  c.unknown_standout * f.unknown * f.standout + c.evident_passage * f.passage * f.evidence +
                  c.runner_up * f.runner_up + c.length * f.length + c.headline * f.headline + c.ideal * f.ideal);
}

double calibrated(double confidence, const SuggestionSettings& settings) {
  if (confidence <= 0 || confidence >= 1) return confidence;
  return logistic(settings.slope * std::log(confidence / (1 - confidence)) + settings.shift);
}

std::size_t count_shown(std::span<const double> confidences, const SuggestionSettings& settings) {
  if (confidences.empty() || confidences[0] <= 0 || confidences[0] < settings.threshold) return 0;
  const double least = settings.threshold * kFollowerShare;
  const auto below =
      std::find_if(confidences.begin() + 1, confidences.end(), [least](double c) { return c <= 0 || c < least; });
  return static_cast<std::size_t>(below - confidences.begin());
}

}  // namespace firstline
