// Where sentences end, as far as can be told from what stands between two words.
#pragma once

#include <string_view>

namespace firstline {

// Whether a sentence, a line or a paragraph ends between the words `before` and `after`, with `gap` between them. A
// full stop before a small letter is an abbreviation's. In Thai and its neighbours, a blank parts sentences.
bool ends_sentence(std::string_view before, std::string_view gap, std::string_view after);

// Whether `text`, which stands behind a line's last word, closes the line: with a sentence's end of any script, a
// comma, colon or semicolon, and whatever brackets and quotation marks close behind it.
bool closes_line(std::string_view text);

}  // namespace firstline
