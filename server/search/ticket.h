// A ticket as a query: its weightiest words, the subject's counting more.
#pragma once

#include "server/search/collection.h"
#include "server/search/query.h"
#include "server/ticket/customer_text.h"

namespace firstline {

inline constexpr std::size_t kMaxTicketBytes = 64 * 1024;

// Repeated words count in full (distinct ones only lose 0.055 nDCG@10, ranking.md); the 20 weightiest are kept, which
// is a little better than all of them and far cheaper.
ParsedQuery read_ticket(const CustomerText& text, Collection& collection);

}  // namespace firstline
