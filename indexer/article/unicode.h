// As much of Unicode as anchors and Markdown repairs need, in tables small enough to read. Analysis uses ICU instead.
#pragma once

namespace firstline {

// Lower case of a single code point; itself where there is none.
char32_t to_lower(char32_t c);

// Letters, marks, digits and '_' of any script: what is neither white space, punctuation, symbol nor control.
bool is_word_character(char32_t c);

// Han, kana, hangul and the punctuation written with them: text that sets no blanks around words or emphasis.
bool is_cjk(char32_t c);

bool is_white_space(char32_t c);

}  // namespace firstline
