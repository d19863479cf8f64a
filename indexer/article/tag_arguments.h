// What stands inside other systems' tags: names, values, and the pictures that they ask for.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Letters and digits of ASCII, and "._-".
bool is_tag_name_char(char c);

// Without white space and control characters at both ends.
std::string_view trim_tag(std::string_view text);

// Up to white space or a quote.
std::string_view first_word(std::string_view text);

// name="value" or name='value' among a tag's arguments, or "".
std::string_view named_argument(std::string_view arguments, std::string_view name);

// The first argument of `ref "a.md"` or `link _docs/a.md`.
std::string_view first_argument(std::string_view arguments);

// A picture in Markdown; the text alone when `source` can be no address.
std::string markdown_image(std::string_view source, std::string_view alt);

}  // namespace firstline
