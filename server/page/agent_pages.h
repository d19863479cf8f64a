// What the pages for agents are made from.
#pragma once

#include <string>
#include <vector>

#include "server/search/searcher.h"

namespace firstline {

// The form that asks for a token.
struct SignInForm {
  enum class Failure { none, bad_token, too_often };

  Failure failure = Failure::none;
  std::string next;  // the address of this site to lead to; "" for the desk
};

// The desk: a ticket as sent so far, and what may answer it.
struct DeskForm {
  std::string agent;                 // who is signed in
  std::vector<std::string> origins;  // sites that may hand over a ticket to the desk in their frame
  SuggestRequest ticket;
  bool searched = false;
  SuggestResponse found;
};

}  // namespace firstline
