// Which sentences of a section a passage shows.
#pragma once

#include <cstddef>

#include "server/search/body_matches.h"

namespace firstline {

// A passage is whole sentences, as far as these many characters allow; less only where its section has less.
struct PassageSize {
  std::size_t least = 200;
  std::size_t most = 500;
};

// Whole sentences around `window`: back to where its first one starts, then on to the end of one, as long as there is
// room; and sentences before it when the section ends too early.
TokenRange widen_to_sentences(const TokenRange& window, const TokenRange& section, const MatchedBody& body,
                              const PassageSize& size);

}  // namespace firstline
