#include "server/ticket/settled_message.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "server/ticket/matters.h"
#include "server/ticket/phrase_set.h"
#include "server/ticket/phrases.h"

namespace firstline {
namespace {

constexpr std::size_t kMostBytes = 240;
// Behind the phrase, up to its clause's end: "That did it in the end".
constexpr std::size_t kMostBehind = 3;
// In other clauses that are no thanks: whoever says more has something to say.
constexpr std::size_t kMostBeside = 3;

// Ends of clauses in the scripts of the phrases.
constexpr std::array<std::string_view, 15> kMarks = {".", ",", "!", ";",  ":",  "\n", "…", "–",
                                                     "—", "،", "؛", "。", "、", "！", "，"};

// Length of the mark at `at`; 0 for none.
std::size_t mark_at(std::string_view text, std::size_t at) {
  for (const std::string_view mark : kMarks) {
    if (text.substr(at, mark.size()) == mark) return mark.size();
  }
  return 0;
}

bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool was_inside = std::exchange(inside, in_word(c));
    if (!was_inside && inside) ++words;
  }
  return words;
}

}  // namespace

bool is_settled(std::string_view body) {
  if (body.size() > kMostBytes || asks(body)) return false;
  bool settled = false;
  std::size_t beside = 0;
  for (std::size_t begin = 0; begin <= body.size();) {
    std::size_t end = begin;
    while (end < body.size() && mark_at(body, end) == 0) ++end;
    const std::string clause = fold_phrase(body.substr(begin, end - begin));
    const std::size_t phrase = phrases::settled().match_start(clause);
    if (phrase > 0 && count_words(std::string_view(clause).substr(phrase)) <= kMostBehind) {
      settled = true;
    } else if (phrases::sign_off().match_start(clause) == 0 && phrases::greeting().match_start(clause) == 0) {
      beside += count_words(clause);
    }
    begin = end + std::max<std::size_t>(end < body.size() ? mark_at(body, end) : 1, 1);
  }
  return settled && beside <= kMostBeside;
}

}  // namespace firstline
