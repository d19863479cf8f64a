// What opens and closes a message and is not its matter: greeting, sign-off, signature, and what programs append.
#pragma once

#include <vector>

#include "server/ticket/message_line.h"

namespace firstline {

// Sets aside a greeting in the first lines. A line that goes on after it ("Hi, my printer …") keeps the rest.
void set_aside_greeting(std::vector<MessageLine>& lines);

// Sets aside "Sent from my phone" lines, legal notices, everything below "-- ", and a sign-off with the few short lines
// below it; a postscript or a question after it is kept. Nothing goes when nothing would be left above. O(lines).
void set_aside_closing(std::vector<MessageLine>& lines);

}  // namespace firstline
