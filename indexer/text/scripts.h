// What scripts ask of whoever cuts text: where a character ends as its reader sees it, and whether words are parted.
#pragma once

#include <cstddef>
#include <string_view>

namespace firstline {

// Han, kana, Thai, Lao, Khmer, Burmese and their like: where a word ends is for a dictionary to say.
bool writes_without_blanks(char32_t c);

// The first boundary between grapheme clusters (UAX #29) at `offset` or after it. Looks at the clusters around `offset`
// alone; `text` is well-formed UTF-8 and `offset` at most its size. Safe to call from any thread.
std::size_t grapheme_boundary(std::string_view text, std::size_t offset);

}  // namespace firstline
