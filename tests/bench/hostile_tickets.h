// Tickets of 64 KiB that try to be costly, each in a way of its own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace firstline {

struct HostileTicket {
  std::string name;
  std::string body;
};

// `words` are words of the site's own articles, so that what is made of them is looked for in earnest; `bytes` is the
// size of each body, cut at a code point boundary where it is text.
std::vector<HostileTicket> hostile_tickets(const std::vector<std::string>& words, std::size_t bytes);

}  // namespace firstline
