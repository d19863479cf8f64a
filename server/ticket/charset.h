// Text in the many encodings of mail, as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// `bytes` in the encoding that `charset` names (as MIME does, any case), by ICU's converters. What is well-formed UTF-8
// beyond ASCII stays, whatever the name says: help desks hand on bodies they have converted with headers they have not.
// An unknown name, or none, means UTF-8, else Windows-1252. Malformed input becomes U+FFFD, NULs become blanks.
std::string to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace firstline
