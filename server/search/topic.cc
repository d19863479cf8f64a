#include "server/search/topic.h"

#include <array>
#include <cmath>
#include <span>

#include "indexer/index/latent_space.h"

namespace firstline {
namespace {

double length_of(std::span<const std::int8_t> vector) {
  int sum = 0;  // whole numbers, which the compiler adds several at a time
  for (const std::int8_t value : vector) sum += value * value;
  return std::sqrt(static_cast<double>(sum));
}

}  // namespace

void set_topic_parts(const std::vector<Candidate*>& best, double worth, std::vector<Candidate>& candidates) {
  if (best.empty() || best.front()->score <= 0) return;
  const double top = best.front()->score;
  std::array<double, kLatentDimensions> mean{};
  for (const Candidate* near : best) {
    const double length = length_of(near->latent);
    if (length == 0) continue;
    const double share = near->score / top;
    for (std::size_t k = 0; k < kLatentDimensions; ++k) mean[k] += share * share * near->latent[k] / length;
  }
  double norm = 0;
  for (const double value : mean) norm += value * value;
  norm = std::sqrt(norm);
  if (norm == 0) return;
  for (Candidate& candidate : candidates) {
    const double length = length_of(candidate.latent);
    if (length == 0) continue;
    double dot = 0;
    for (std::size_t k = 0; k < kLatentDimensions; ++k) dot += mean[k] * candidate.latent[k];
    candidate.parts[static_cast<std::size_t>(ScorePartKind::topic)] = worth * dot / (norm * length);
  }
}

}  // namespace firstline
