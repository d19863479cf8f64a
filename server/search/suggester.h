// From a ticket to the articles that answer it, in one collection.
#pragma once

#include <cstdint>
#include <vector>

#include "server/search/answer.h"
#include "server/search/collection.h"
#include "server/search/confidence.h"
#include "server/search/gaps.h"
#include "server/ticket/customer_text.h"

namespace firstline {

// A ticket read and ranked; what suggestions and measurements are made from.
struct RankedTicket {
  ParsedQuery query;
  PreparedQuery prepared;
  std::vector<Candidate> candidates;  // best first
  std::vector<RankedTicket> matters;  // each of what it asks, on its own; none when it asks one thing
  NearestGap gap;                     // of the whole ticket
  bool asks_nothing = false;          // long, and no question in it
};
// `with_gaps` is the collection with its gaps, or null where nobody keeps a list.
RankedTicket rank_ticket(const CustomerText& text, std::size_t depth, const RankingWeights& weights,
                         Collection& collection, Collection* with_gaps, std::int64_t now, const Filters& filters = {});

// Moves the candidates' scores by what agents found out, and their order with them.
void apply_outcomes(RankedTicket& ticket, const OutcomeTable& outcomes, const Collection& collection, std::int64_t now);

// An article to suggest: candidate number `candidate` of `answers`, the ticket as a whole or one of its matters.
struct Pick {
  const RankedTicket* answers = nullptr;
  std::size_t candidate = 0;
  double confidence = 0;  // the shipped one, doubted (confidence.h), without calibration

  const Candidate& article() const { return answers->candidates[candidate]; }
};
// The ticket's articles in the order in which they are suggested, `limit` at most, each once: the one that ranks first
// for the whole ticket, behind it the surest of the next few, then the others as they rank; but with what surely
// answers one of its matters among the first three. Valid as long as `ticket`.
std::vector<Pick> pick_articles(const RankedTicket& ticket, std::size_t limit);

// At most `limit` suggestions that are sure enough for the site (count_shown()), best first. `fallback` marks them as
// of another locale.
std::vector<Suggestion> make_suggestions(const RankedTicket& ticket, std::size_t limit, bool fallback,
                                         const SuggestionSettings& settings, Collection& collection);

}  // namespace firstline
