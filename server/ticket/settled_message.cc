#include "server/ticket/settled_message.h"

#include "server/ticket/matters.h"
#include "server/ticket/phrase_set.h"
#include "server/ticket/phrases.h"

namespace firstline {
namespace {

// Twenty-five words, in scripts of any width.
constexpr std::size_t kMostBytes = 300;

}  // namespace

bool is_settled(std::string_view body) {
  return body.size() <= kMostBytes && !asks(body) && phrases::settled().found_in(fold_phrase(body));
}

}  // namespace firstline
