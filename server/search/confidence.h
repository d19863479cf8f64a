// How sure a suggestion is to be right, from what ranking knows and nothing else.
//
// Five features that mean the same in every collection, each between 0 and 1, go through one logistic function:
//   coverage  the share of the ticket's idf, words that no article has included, that the article has
//   score     its score over that of an ideal article, saturated
//   title     the share of its title's idf that the ticket has
//   margin    how far it stands above the next article, as a share of its score
//   known     the share of the ticket's weight that any article has
// The coefficients were fitted on three judged collections at once (hint3 with unanswerable questions, stackfaq,
// cnil-faq), not on any one of them; firstline's issue of calibration per site is another file's job.
#pragma once

#include <cstddef>
#include <vector>

#include "server/search/ranking.h"

namespace firstline {

struct ConfidenceFeatures {
  double coverage = 0;
  double score = 0;
  double title = 0;
  double margin = 0;
  double known = 0;
};

// Of candidate `index`; `candidates` are ranked, best first. `unknown_weight` as in ParsedQuery.
ConfidenceFeatures confidence_features(const RankingQuery& query, double unknown_weight,
                                       const std::vector<Candidate>& candidates, std::size_t index);

// 0 to 1.
double confidence(const ConfidenceFeatures& features);

}  // namespace firstline
