// What the best articles are about together, and how near the others are to it.
#pragma once

#include <vector>

#include "server/search/ranking.h"

namespace firstline {

// Sets each candidate's topic part: `worth` times the cosine of where it points in the latent space and the mean of the
// `best`, each of which counts by its score squared. Leaves those without a place in that space alone. Linear.
void set_topic_parts(const std::vector<Candidate*>& best, double worth, std::vector<Candidate>& candidates);

}  // namespace firstline
