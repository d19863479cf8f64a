// What a site's own judged tickets say about confidence: the mapping that makes it true there, and what each threshold
// would keep and lose.
#pragma once

#include <span>
#include <vector>

#include "indexer/article/site.h"

namespace firstline {

// One suggestion for a judged ticket.
struct JudgedSuggestion {
  double confidence = 0;  // the shipped one, without calibration
  bool right = false;
};

struct JudgedTicket {
  bool answerable = true;                     // some article answers it
  std::vector<JudgedSuggestion> suggestions;  // at most three, best first; may be empty
};

// The sigmoid that makes first suggestions' confidence true (Platt 1999, with his targets, so that few tickets do not
// make it certain); the shipped one with fewer than 20 tickets or only one kind of outcome. threshold stays as it is.
SuggestionSettings fit_calibration(std::span<const JudgedTicket> tickets, const SuggestionSettings& now);

// Expected calibration error of first suggestions in five bins of equal width: the mean distance between confidence and
// the share that was right. A ticket without suggestions counts as confidence 0, and wrong.
double calibration_error(std::span<const JudgedTicket> tickets, const SuggestionSettings& settings);

// The same with a mapping for each tenth of the tickets that was fitted on the other nine. Each tenth has its share of
// those whose first suggestion is right: fewer or unequal parts tell more about the parting than about the mapping
// (Kohavi 1995).
double held_out_calibration_error(std::span<const JudgedTicket> tickets, const SuggestionSettings& now);

// The calibration error that confidence which is perfectly true would show on as many tickets, by chance alone: by bin
// the mean distance of a sum of coin tosses from what it should be, as the normal distribution has it.
double chance_calibration_error(std::span<const JudgedTicket> tickets, const SuggestionSettings& settings);

struct ThresholdRow {
  double threshold = 0;
  double kept = 0;         // share of tickets that get any suggestion
  double right_first = 0;  // of those, share whose first suggestion is right
  double answered = 0;     // of answerable tickets, share that get a right one among three
  double silent = 0;       // of unanswerable tickets, share that get none
};
ThresholdRow measure_threshold(std::span<const JudgedTicket> tickets, SuggestionSettings settings, double threshold);

}  // namespace firstline
