#include "server/search/confidence.h"

#include <algorithm>
#include <cmath>

#include "indexer/index/entry.h"

namespace firstline {
namespace {

// The best others that a candidate is compared with.
constexpr std::size_t kOthers = 10;
// Where there are fewer, they count as this share of the score: standing alone is no merit, since in a small collection
// any word in common would do.
constexpr double kMissingOther = 0.75;
// Words that far apart stand in one heading; pieces of these fields are further apart (term_vector.h).
constexpr std::uint32_t kHeadingWords = 10;
// A sentence of few words is sure of little: it counts as if it had this share of an unknown word besides.
constexpr double kMissingWord = 0.4;
constexpr double kFewWords = 8;

// Behind a suggestion that is sure enough, others may be much less sure: an agent looks at three, and each says how
// sure it is.
constexpr double kFollowerShare = 0.01;

// What a gap that scores twice as much as what is answered takes from the log odds, and from where on more is no worse.
// On 837 own tickets 3 to 4 tell answerable from unanswerable ones alike.
constexpr double kGapDoubt = 3.5;
constexpr double kFarAhead = 2;
// A fit says 0.8 on own tickets, 0.35 on forum posts and 0.25 on messages to a shop.
constexpr double kNothingAsked = 0.8;

struct Coefficients {
  double constant = -8.562;
  double evidence = 0.258;
  double standout = 0.989;
  double together = 1.293;
  double covered = 3.401;
  double unknown = -1.838;
  double runner_up = -2.012;
  double length = 1.302;
  double brevity = 3.798;
};
constexpr Coefficients kFitted;

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double part(const Candidate& candidate, ScorePartKind kind) { return candidate.parts[static_cast<std::size_t>(kind)]; }

struct Occurrence {
  std::uint32_t position = 0;
  std::size_t word = 0;
};

// How many of the words stand together in one heading at most.
std::size_t words_together(const std::vector<KnownWord>& words, const TermVector& vector) {
  std::vector<Occurrence> occurrences;
  std::vector<std::uint32_t> positions;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const TermHash hash : words[i].hashes) {
      const TermInfo* info = vector.find(hash);
      if (!info || (info->title == 0 && info->headings == 0 && info->keywords == 0)) continue;
      vector.positions(*info, positions);
      for (const std::uint32_t position : positions) {
        if (vector.field_of(position) != Field::body) occurrences.push_back({position, i});
      }
    }
  }
  std::sort(occurrences.begin(), occurrences.end(),
            [](const Occurrence& a, const Occurrence& b) { return a.position < b.position; });
  std::vector<int> inside(words.size());
  std::size_t distinct = 0;
  std::size_t most = 0;
  auto left = occurrences.begin();
  for (const Occurrence& right : occurrences) {
    if (inside[right.word]++ == 0) ++distinct;
    for (; right.position - left->position > kHeadingWords; ++left) {
      if (--inside[left->word] == 0) --distinct;
    }
    most = std::max(most, distinct);
  }
  return most;
}

// Of the sentence that the article covers best.
double covered_share(const ParsedQuery& query, double articles, const TermVector& vector) {
  const double missing = kMissingWord * inverse_document_frequency(articles, 0);
  std::vector<double> found;
  for (const KnownWord& word : query.known) {
    const auto has = [&vector](TermHash hash) { return vector.find(hash) != nullptr; };
    found.push_back(std::any_of(word.hashes.begin(), word.hashes.end(), has) ? word.idf : 0);
  }
  double best = 0;
  for (const TicketSentence& sentence : query.sentences) {
    double covered = 0;
    for (const std::uint32_t word : sentence.known) covered += found[word];
    best = std::max(best, covered / (sentence.idf + missing));
  }
  return best;
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
  const double others_share = part(candidate, ScorePartKind::likeness) + part(candidate, ScorePartKind::topic) +
                              part(candidate, ScorePartKind::passage);
  const double alone = std::max(0.0, candidate.score - candidate.boost * others_share);
  const double rare_word = std::log1p(std::max(ranking.articles, 1.0));
  features.evidence = std::log1p(alone / rare_word);
  features.standout = std::log1p(above);
  features.together = std::log1p(static_cast<double>(words_together(query.known, candidate.vector)));
  features.covered = std::sqrt(covered_share(query, ranking.articles, candidate.vector));
  features.unknown = query.unknown_share;
  features.runner_up = std::min(best_other / candidate.score, 2.0);
  features.length = std::log1p(static_cast<double>(query.words.size()));
  features.brevity = 1 / (1 + static_cast<double>(query.known.size()) / kFewWords);
  return features;
}

double confidence(const ConfidenceFeatures& f) {
  if (f.evidence <= 0) return 0;
  const Coefficients& c = kFitted;
  return logistic(c.constant + c.evidence * f.evidence + c.standout * f.standout + c.together * f.together +
                  c.covered * f.covered + c.unknown * f.unknown + c.runner_up * f.runner_up + c.length * f.length +
                  c.brevity * f.brevity);
}

double doubted(double confidence, const TicketDoubts& doubts) {
  if (confidence <= 0 || confidence >= 1) return confidence;
  const double ahead = std::clamp(doubts.gap_share, 1.0, kFarAhead) - 1;
  const double doubt = kGapDoubt * ahead + (doubts.asks_nothing ? kNothingAsked : 0);
  return logistic(std::log(confidence / (1 - confidence)) - doubt);
}

double calibrated(double confidence, const SuggestionSettings& settings) {
  if (confidence <= 0 || confidence >= 1) return confidence;
  return logistic(settings.slope * std::log(confidence / (1 - confidence)) + settings.shift);
}

std::size_t count_shown(std::span<const double> confidences, const SuggestionSettings& settings) {
  const auto looked_at = confidences.first(std::min(confidences.size(), kLookedAt));
  double none_right = 1;
  for (const double sure : looked_at) none_right *= 1 - sure;
  if (none_right >= 1 || 1 - none_right < settings.threshold) return 0;
  const double least = settings.threshold * kFollowerShare;
  const auto below =
      std::find_if(confidences.begin() + 1, confidences.end(), [least](double c) { return c <= 0 || c < least; });
  return static_cast<std::size_t>(below - confidences.begin());
}

}  // namespace firstline
