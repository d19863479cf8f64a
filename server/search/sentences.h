// Where sentences end, as far as can be told from what stands between two words.
#pragma once

#include <string_view>

namespace firstline {

// Whether a sentence, a line or a paragraph ends between the words `before` and `after`, with `gap` between them. A
// full stop before a small letter is an abbreviation's. In Thai and its neighbours, a blank parts sentences.
bool ends_sentence(std::string_view before, std::string_view gap, std::string_view after);

}  // namespace firstline
