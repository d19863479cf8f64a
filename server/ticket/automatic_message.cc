#include "server/ticket/automatic_message.h"

#include <array>
#include <string>

#include "server/ticket/phrase_set.h"
#include "server/ticket/phrases.h"

namespace firstline {

bool is_automatic_subject(std::string_view subject) {
  constexpr std::array<std::string_view, 7> kAfter = {":", "：", "-", "–", "—", "(", "["};
  const std::string folded = fold_phrase(subject);
  const std::size_t taken = phrases::automatic_subject().match_start(folded);
  if (taken == 0) return false;
  std::string_view rest = std::string_view(folded).substr(taken);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest.empty()) return true;
  for (const std::string_view mark : kAfter) {
    if (rest.starts_with(mark)) return true;
  }
  return false;
}

}  // namespace firstline
