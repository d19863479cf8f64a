// From a request to the handler of its route: who asks, in which language, and where old spellings of an address lead.
#pragma once

#include <cstddef>

#include "server/http/call.h"

namespace firstline {

// Answers a call of which `now`, `searcher` and `metrics` are set; fills in the rest. `route` becomes the place of the
// route in routes(), and stays as it was when no handler was asked.
Response dispatch(Call& call, std::size_t& route);

}  // namespace firstline
