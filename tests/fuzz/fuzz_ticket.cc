// A ticket's own words: bounded by the ticket, but for the blank and line break that end each line.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "server/search/ticket_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view ticket(reinterpret_cast<const char*>(data), size);
  const std::string own = firstline::own_words(ticket);
  if (own.size() > 2 * ticket.size() + 2) std::abort();
  return 0;
}
