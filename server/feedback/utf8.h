// One character after the other of text that strangers sent (RFC 3629).
#pragma once

#include <optional>
#include <string_view>

namespace firstline {

struct Character {
  std::string_view bytes;
  bool control = false;  // U+0000 to U+001F and U+007F to U+009F, line breaks and tabs among them
};

// Takes the first character off `text`, which must not be empty; nullopt when the bytes there are malformed.
std::optional<Character> take_character(std::string_view& text);

}  // namespace firstline
