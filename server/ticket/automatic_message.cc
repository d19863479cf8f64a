#include "server/ticket/automatic_message.h"

#include <algorithm>
#include <string>

#include "server/ticket/phrase_set.h"
#include "server/ticket/phrases.h"

namespace firstline {
namespace {

// "[External] Automatic reply" without its mark.
std::string_view without_bracketed(std::string_view folded) {
  while (folded.starts_with('[')) {
    const std::size_t end = std::min(folded.find(']'), folded.size() - 1);
    folded.remove_prefix(end + 1);
    if (folded.starts_with(' ')) folded.remove_prefix(1);
  }
  return folded;
}

}  // namespace

bool is_automatic_subject(std::string_view subject) {
  const std::string folded = fold_phrase(subject);
  std::string_view rest = without_bracketed(folded);
  const std::size_t taken = phrases::automatic_subject().match_start(rest);
  if (taken == 0) return false;
  rest.remove_prefix(taken);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  return rest.empty() || rest.starts_with(':') || rest.starts_with("：") || rest.starts_with("(failure)");
}

}  // namespace firstline
