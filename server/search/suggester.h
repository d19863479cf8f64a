// From a ticket to the articles that answer it, in one collection.
#pragma once

#include <cstdint>
#include <vector>

#include "server/search/answer.h"
#include "server/search/collection.h"
#include "server/search/confidence.h"
#include "server/ticket/customer_text.h"

namespace firstline {

// A ticket read and ranked; what suggestions and measurements are made from.
struct RankedTicket {
  ParsedQuery query;
  PreparedQuery prepared;
  std::vector<Candidate> candidates;  // best first
};
RankedTicket rank_ticket(const CustomerText& text, std::size_t depth, const RankingWeights& weights,
                         Collection& collection, std::int64_t now, const Filters& filters = {});

// The shipped confidence, without calibration, of the first `limit` candidates.
std::vector<double> confidences(const RankedTicket& ticket, std::size_t limit);

// Moves the candidates' scores by what agents found out, and their order with them.
void apply_outcomes(RankedTicket& ticket, const OutcomeTable& outcomes, const Collection& collection, std::int64_t now);

// At most `limit` suggestions that are sure enough for the site (count_shown()), best first. `fallback` marks them as
// of another locale.
std::vector<Suggestion> make_suggestions(const RankedTicket& ticket, std::size_t limit, bool fallback,
                                         const SuggestionSettings& settings, Collection& collection);

}  // namespace firstline
