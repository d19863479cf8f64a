// How sure a suggestion is to be right, from what ranking knows and nothing else.
//
// Features that mean the same in small and large collections, for short questions and long tickets, go through one
// logistic function. Two of them carry most of it, and their product more than either: how much evidence there is, and
// how far the article stands out among the others. Words that no article knows take from the latter's worth.
//
//   evidence    ln(1 + score / ln(1 + N)): the score in units of one rare word's idf
//   standout    ln(1 + z), z how many standard deviations the score lies above the ten best others'
//   unknown     share of the idf of the ticket's words that no article has
//   passage     share of the query's weight that one stretch of 50 words has
//   runner_up   score of the best other, as a share of this one
//   length      ln(1 + words searched with)
//   headline    share of the query's weight that stands in its title, headings, tags and questions
//   ideal       ln of the score as a share of an ideal article's
//
// Coefficients were fitted on seven judged collections at once: first suggestions for shop-bot messages of which half
// have no answer, customers' and a regulator's FAQ questions, forum posts, tickets, encyclopedia questions in twelve
// languages, and link texts. With each of them left out of the fit the order holds (area under the curve within 0.02);
// the probabilities then are off by 0.07 to 0.17 instead of 0.04 to 0.07. A site's own judged tickets correct that:
// calibration.h.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "indexer/article/site.h"
#include "server/search/query.h"
#include "server/search/ranking.h"

namespace firstline {

struct ConfidenceFeatures {
  double evidence = 0;
  double standout = 0;
  double unknown = 0;
  double passage = 0;
  double runner_up = 0;
  double length = 0;
  double headline = 0;
  double ideal = 0;
};

// Of candidate `index`; `candidates` are ranked, best first. O(positions of the query's words in it).
ConfidenceFeatures confidence_features(const ParsedQuery& query, const RankingQuery& ranking,
                                       const std::vector<Candidate>& candidates, std::size_t index);

// The shipped confidence, 0 to 1.
double confidence(const ConfidenceFeatures& features);

// What a site makes of it with its own calibration; 0 to 1, in the same order.
double calibrated(double confidence, const SuggestionSettings& settings);

// How many of a ticket's suggestions are shown, given their calibrated confidences, best first: none unless the first
// is as sure as the site's threshold; then those that are at least a tenth as sure as that.
std::size_t count_shown(std::span<const double> confidences, const SuggestionSettings& settings);

}  // namespace firstline
