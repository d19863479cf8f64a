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

// Below this a suggestion is not shown.
inline constexpr double kMinConfidence = 0.1;

// At most `limit` suggestions that are sure enough, best first. `fallback` marks them as of another locale.
std::vector<Suggestion> make_suggestions(const RankedTicket& ticket, std::size_t limit, bool fallback,
                                         Collection& collection);

}  // namespace firstline
