// Messages that a message quotes or forwards.
#pragma once

#include <vector>

#include "server/ticket/message_line.h"

namespace firstline {

// Sets aside quoted lines ('>'), the line or header block that introduces what is quoted, in the languages of
// phrases_quoting.cc, and everything below it. Who writes below the quote, or forwards a message without a word, wrote
// nothing above: then only the introduction and lines marked '>' go. O(lines).
void set_aside_history(std::vector<MessageLine>& lines);

}  // namespace firstline
