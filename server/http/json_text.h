// Strings in JSON, for the few documents that are too small for a library.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// `text` in quotes. Malformed UTF-8 becomes U+FFFD, so that the document stays valid whatever it quotes.
std::string json_string(std::string_view text);

}  // namespace firstline
