// How sure a suggestion is to be right, from what ranking knows and nothing else.
//
// Features that mean the same in small and large collections, for short questions and long tickets, go through one
// logistic function:
//
//   evidence    ln(1 + score / ln(1 + N)): the score in units of one rare word's idf
//   standout    ln(1 + z), z how many standard deviations the score lies above the ten best others'
//   together    ln(1 + the most of the ticket's words that stand in one heading, title, tag or question): an article
//               mentions many things, but what its headings name it is about
//   covered     square root of the share of a sentence's idf that the article has as the ticket spells it, of the
//               sentence that it covers best
//   unknown     share of the idf of the ticket's words that no article has
//   runner_up   score of the best other, as a share of this one
//   length      ln(1 + words searched with)
//   brevity     1 / (1 + known words / 8): in a short question each word means more
//
// Coefficients were fitted on seven judged collections at once: first suggestions for shop-bot messages of which half
// have no answer, customers' and a regulator's FAQ questions, forum posts, tickets, encyclopedia questions in twelve
// languages, and link texts. A site's own judged tickets correct what is different there: calibration.h.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "indexer/article/site.h"
#include "server/search/query.h"
#include "server/search/ranking.h"

namespace firstline {

// Suggestions that an agent looks at.
inline constexpr std::size_t kLookedAt = 3;

struct ConfidenceFeatures {
  double evidence = 0;
  double standout = 0;
  double together = 0;
  double covered = 0;
  double unknown = 0;
  double runner_up = 0;
  double length = 0;
  double brevity = 0;
};

// Of candidate `index`; `candidates` are ranked, best first. O(positions of the query's words in it).
ConfidenceFeatures confidence_features(const ParsedQuery& query, const RankingQuery& ranking,
                                       const std::vector<Candidate>& candidates, std::size_t index);

// The shipped confidence, 0 to 1.
double confidence(const ConfidenceFeatures& features);

// What speaks against all suggestions for a ticket alike.
struct TicketDoubts {
  double gap_share = 0;       // a known gap's score, as a share of the best of what is answered (gaps.h)
  bool asks_nothing = false;  // a long message without a question (tells_only() in server/ticket/matters.h)
};

// What is left of a confidence. A gap that ranks above all that is answered takes from the log odds by how far it is
// ahead; twice the score, or more, takes most.
double doubted(double confidence, const TicketDoubts& doubts);

// What a site makes of it with its own calibration; 0 to 1, in the same order.
double calibrated(double confidence, const SuggestionSettings& settings);

// How many of a ticket's suggestions are shown, given their calibrated confidences, in the order suggested: none unless
// the chance that one of the first three is right, each taken on its own, 1 - (1 - a)(1 - b)(1 - c), reaches the site's
// threshold; then the first, and those that are at least a hundredth as sure as the threshold. Two articles that may
// both be it are worth a look though neither is sure.
std::size_t count_shown(std::span<const double> confidences, const SuggestionSettings& settings);

}  // namespace firstline
