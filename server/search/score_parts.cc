#include "server/search/score_parts.h"

namespace firstline {

std::vector<ScorePart> score_parts(const Candidate& candidate) {
  std::vector<ScorePart> parts;
  double sum = 0;
  for (std::size_t i = 0; i < kScorePartCount; ++i) {
    if (candidate.parts[i] == 0) continue;
    parts.push_back({std::string(to_string(static_cast<ScorePartKind>(i))), candidate.parts[i]});
    sum += candidate.parts[i];
  }
  if (candidate.boost != 1) parts.push_back({"boost", candidate.score - sum});
  return parts;
}

}  // namespace firstline
