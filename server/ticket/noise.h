// What stands in a ticket and names nothing that an article is about.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Whether a word as blanks part it says nothing to a search: addresses (web, e-mail), numbers of six digits or more
// (orders, customers, telephones, accounts), hashes and identifiers of machines, and tracking codes. Error codes
// ("0x80070057", "E-1042", "ERR_TIMED_OUT", "404"), versions and names of files are gold and stay.
bool is_noise(std::string_view word);

// A line that says where in a program something happened ("at com.example.Shop.open(Shop.java:12)",
// `File "shop.py", line 3`, "#4 0x00007f… in main"), not what: of a stack trace only its message is kept.
bool is_stack_frame(std::string_view line);

// Appends `line` without noise, as one line. Markdown and HTML links keep their text. O(n).
void append_without_noise(std::string_view line, std::string& out);

}  // namespace firstline
