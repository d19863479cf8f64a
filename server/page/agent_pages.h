// What the pages for agents are made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "server/search/searcher.h"

namespace firstline {

// What customers said about an article; agents alone see it.
struct VoteCounts {
  std::int64_t helpful = 0;
  std::int64_t unhelpful = 0;
};

// The form that asks for a token.
struct SignInForm {
  enum class Failure { none, bad_token, too_often };

  Failure failure = Failure::none;
  std::string next;  // the address of this site to lead to; "" for the desk
};

inline constexpr std::size_t kDeskSuggestions = 5;

// The desk: a ticket as sent so far, and what may answer it.
struct DeskForm {
  std::string agent;                 // who is signed in
  std::vector<std::string> origins;  // sites that may hand over a ticket to the desk in their frame
  SuggestRequest ticket;
  bool searched = false;
  SuggestResponse found;
  bool learning = false;  // what came of a suggestion can be told
  enum class Told { nothing, noted, taken_back };
  Told told = Told::nothing;
  std::string undo;  // by which what was noted is taken back
};

}  // namespace firstline
