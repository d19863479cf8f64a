#include "server/search/ranking.h"

#include <algorithm>
#include <cmath>

#include "server/search/topic.h"

namespace firstline {
namespace {

constexpr std::array<double, kFieldCount> kPairFieldWeights = {2, 1, 1, 1};

// A title that is the query to the letter stands before one that differs in case.
constexpr double kAsTyped = 1.5;

constexpr std::size_t kPassages = 50;
constexpr std::uint32_t kPassageWords = 30;

// How many of the best articles say what the query is about. Fewer than the least say nothing about one another.
constexpr std::size_t kFeedback = 20;
constexpr std::size_t kLeastFeedback = 3;

constexpr std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

double& part(ScoreParts& parts, ScorePartKind kind) { return parts[static_cast<std::size_t>(kind)]; }

// Frequencies of a group of terms: a token that has two stems of the group counts once, hence the maximum.
struct GroupInfo {
  FieldCounts counts{};
  const TermInfo* first = nullptr;
};

GroupInfo look_up(const std::vector<TermHash>& hashes, const TermVector& vector) {
  GroupInfo group;
  for (const TermHash hash : hashes) {
    const TermInfo* info = vector.find(hash);
    if (!info) continue;
    if (!group.first) group.first = info;
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      group.counts[field] = std::max(group.counts[field], info->count(static_cast<Field>(field)));
    }
  }
  return group;
}

double saturate(double tf, double k1) { return tf * (k1 + 1) / (tf + k1); }

// How often b follows a directly, weighted by field.
double count_pair(const TermVector& vector, const GroupInfo& a, const GroupInfo& b, std::vector<std::uint32_t>& first,
                  std::vector<std::uint32_t>& second) {
  if (!a.first || !b.first) return 0;
  vector.positions(*a.first, first);
  vector.positions(*b.first, second);
  double count = 0;
  auto next = second.begin();
  for (const std::uint32_t position : first) {
    while (next != second.end() && *next <= position) ++next;
    if (next == second.end()) break;
    if (*next == position + 1) count += kPairFieldWeights[index_of(vector.field_of(position))];
  }
  return count;
}

class Scorer {
 public:
  Scorer(const RankingQuery& query, const RankingWeights& weights)
      : query_(query), weights_(weights), total_(query.total_weight()) {
    for (const RankingTerm& term : query.terms) {
      distinct_ += term.idf;
      if (term.required) required_ += term.idf;
      any_sure_ = any_sure_ || (term.required && !term.doubtful);
      const double weight = (1 + std::log(std::max(term.weight, 1.0))) * term.idf;
      cosine_weights_.push_back(weight);
      query_norm_ += weight * weight;
    }
    query_norm_ = std::sqrt(query_norm_);
  }

  // Everything but pairs, whose frequencies it leaves in `pair_counts`, one for each.
  void score(Candidate& candidate, std::span<double> pair_counts) {
    const TermVector& vector = candidate.vector;
    groups_.clear();
    for (const RankingTerm& term : query_.terms) groups_.push_back(look_up(term.hashes, vector));
    score_fields(candidate);
    score_relatives(candidate);
    if (vector.find(query_.title)) {
      part(candidate.parts, ScorePartKind::exact) =
          weights_.exact * total_ * (vector.find(query_.title_as_typed) ? kAsTyped : 1.0);
    }
    for (std::size_t p = 0; p < pair_counts.size(); ++p) {
      const RankingPair& pair = query_.pairs[p];
      pair_counts[p] = count_pair(vector, groups_[pair.first], groups_[pair.second], first_, second_);
    }
  }

  // The weight of the distinct words in the run of kPassageWords words that has most of them.
  double passage(const Candidate& candidate) {
    places_.clear();
    const std::size_t words = std::min(query_.words, query_.terms.size());
    for (std::size_t i = 0; i < words; ++i) {
      for (const TermHash hash : query_.terms[i].hashes) {
        const TermInfo* info = candidate.vector.find(hash);
        if (!info) continue;
        candidate.vector.positions(*info, first_);
        for (const std::uint32_t position : first_) places_.emplace_back(position, static_cast<std::uint32_t>(i));
      }
    }
    std::sort(places_.begin(), places_.end());
    std::vector<std::uint32_t> inside(words, 0);
    const auto weight = [this](std::uint32_t i) { return query_.terms[i].weight * query_.terms[i].idf; };
    double sum = 0;
    double best = 0;
    auto left = places_.begin();
    for (const auto& [position, word] : places_) {
      if (inside[word]++ == 0) sum += weight(word);
      for (; position - left->first > kPassageWords; ++left) {
        if (--inside[left->second] == 0) sum -= weight(left->second);
      }
      best = std::max(best, sum);
    }
    return best;
  }

 private:
  double length_norm(const TermVector& vector, std::size_t field) const {
    const double average = std::max(query_.average_length[field], 1e-9);
    return 1 - weights_.b + weights_.b * vector.lengths()[field] / average;
  }

  void score_fields(Candidate& candidate) {
    const TermVector& vector = candidate.vector;
    std::array<double, kFieldCount> norms{};
    for (std::size_t field = 0; field < kFieldCount; ++field) norms[field] = length_norm(vector, field);
    std::array<double, kFieldCount> bm25{};
    double in_title = 0;
    double title_covered = 0;
    double dot = 0;
    double covered = 0;
    candidate.has_sure = any_sure_;
    for (std::size_t i = 0; i < query_.terms.size(); ++i) {
      const RankingTerm& term = query_.terms[i];
      const GroupInfo& group = groups_[i];
      if (!group.first) {
        const bool said = term.required && look_up(term.stand_ins, vector).first;
        if (said) covered += term.idf;
        if (term.required && !term.doubtful && !said) candidate.has_sure = false;
        continue;
      }
      double cosine_tf = 0;
      for (std::size_t field = 0; field < kFieldCount; ++field) {
        const double tf = group.counts[field];
        if (tf == 0) continue;
        bm25[field] += term.weight * term.idf * saturate(tf / norms[field], weights_.k1);
        cosine_tf += kCosineFieldWeights[field] * tf;
      }
      if (term.required) covered += term.idf;
      if (cosine_tf > 0) {
        dot += cosine_weights_[i] * (1 + std::log(cosine_tf)) * term.idf;
      }
      if (group.counts[index_of(Field::title)] == 0) continue;
      in_title += term.idf;
      for (std::size_t h = 0; h < term.hashes.size(); ++h) {
        const TermInfo* info = vector.find(term.hashes[h]);
        if (info && info->title > 0) title_covered += term.hash_idf[h];
      }
    }
    candidate.coverage = required_ > 0 ? covered / required_ : 0;
    const double query_share = distinct_ > 0 ? in_title / distinct_ : 0;
    const double title_share = candidate.title_idf > 0 ? std::min(1.0, title_covered / candidate.title_idf) : 0;
    part(candidate.parts, ScorePartKind::body) = weights_.body * bm25[index_of(Field::body)];
    part(candidate.parts, ScorePartKind::headings) = weights_.headings * bm25[index_of(Field::headings)];
    part(candidate.parts, ScorePartKind::keywords) = weights_.keywords * bm25[index_of(Field::keywords)];
    if (query_.use_titles) {
      part(candidate.parts, ScorePartKind::title) =
          bm25[index_of(Field::title)] *
          (weights_.title + weights_.query_coverage * query_share + weights_.title_coverage * title_share);
      part(candidate.parts, ScorePartKind::likeness) = weights_.likeness * candidate.title_likeness * total_;
    }
    if (candidate.norm > 0 && query_norm_ > 0) {
      part(candidate.parts, ScorePartKind::cosine) =
          weights_.cosine * dot / (static_cast<double>(candidate.norm) * query_norm_) * total_;
    }
  }

  // The best relative of each word counts; several of them are mostly forms of one another.
  void score_relatives(Candidate& candidate) {
    best_.assign(query_.terms.size(), 0.0);
    for (const RankingRelative& relative : query_.relatives) {
      const GroupInfo group = look_up(relative.hashes, candidate.vector);
      if (!group.first) continue;
      double tf = 0;
      for (std::size_t field = 0; field < kFieldCount; ++field) tf += kPairFieldWeights[field] * group.counts[field];
      double& best = best_[relative.of];
      best = std::max(best, relative.weight * relative.idf * saturate(tf, weights_.k1));
    }
    double sum = 0;
    for (const double best : best_) sum += best;
    part(candidate.parts, ScorePartKind::relatives) = weights_.relatives * sum;
  }

  const RankingQuery& query_;
  const RankingWeights& weights_;
  double total_;
  double distinct_ = 0;
  double required_ = 0;
  bool any_sure_ = false;
  double query_norm_ = 0;
  std::vector<double> cosine_weights_;  // by term
  std::vector<GroupInfo> groups_;
  std::vector<double> best_;
  std::vector<std::uint32_t> first_, second_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;  // position, word
};

void add_up(Candidate& candidate) {
  candidate.score = 0;
  for (const double value : candidate.parts) candidate.score += value;
  candidate.score *= candidate.boost;
}

// The `count` best by their scores so far. Which of equal ones are among them must not hang on the order they came in.
std::vector<Candidate*> best_of(std::vector<Candidate>& candidates, std::size_t count) {
  std::vector<Candidate*> best;
  best.reserve(candidates.size());
  for (Candidate& candidate : candidates) best.push_back(&candidate);
  count = std::min(best.size(), count);
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(),
                    [](const Candidate* a, const Candidate* b) {
                      return a->score != b->score ? a->score > b->score
                                                  : std::lexicographical_compare(a->latent.begin(), a->latent.end(),
                                                                                 b->latent.begin(), b->latent.end());
                    });
  best.resize(count);
  return best;
}

}  // namespace

double RankingQuery::total_weight() const {
  double total = 0;
  for (const RankingTerm& term : terms) total += term.weight * term.idf;
  return total;
}

std::string_view to_string(ScorePartKind kind) {
  constexpr std::array<std::string_view, kScorePartCount> kNames = {
      "body", "headings", "keywords", "title", "pairs", "relatives", "cosine", "exact", "likeness", "topic", "passage"};
  return kNames[static_cast<std::size_t>(kind)];
}

void rank(const RankingQuery& query, const RankingWeights& weights, std::vector<Candidate>& candidates) {
  Scorer scorer(query, weights);
  std::vector<double> frequency(query.pairs.size(), 0);
  std::vector<double> all_pairs(candidates.size() * frequency.size());
  const auto pairs_of = [&](std::size_t candidate) {
    return std::span(all_pairs).subspan(candidate * frequency.size(), frequency.size());
  };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::span<double> pairs = pairs_of(i);
    scorer.score(candidates[i], pairs);
    for (std::size_t p = 0; p < frequency.size(); ++p) frequency[p] += pairs[p] > 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    const std::span<const double> pairs = pairs_of(i);
    double sum = 0;
    for (std::size_t p = 0; p < frequency.size(); ++p) {
      if (pairs[p] == 0) continue;
      sum += query.pairs[p].weight * inverse_document_frequency(query.articles, frequency[p]) *
             saturate(pairs[p], weights.k1);
    }
    part(candidate.parts, ScorePartKind::pairs) = weights.pairs * sum;
    add_up(candidate);
  }
  if (!query.use_titles && weights.passage > 0) {
    for (Candidate* candidate : best_of(candidates, kPassages)) {
      part(candidate->parts, ScorePartKind::passage) = weights.passage * scorer.passage(*candidate);
      add_up(*candidate);
    }
  }
  if (candidates.size() < kLeastFeedback || weights.topic == 0) return;
  set_topic_parts(best_of(candidates, kFeedback), weights.topic * query.total_weight(), candidates);
  for (Candidate& candidate : candidates) add_up(candidate);
}

}  // namespace firstline
