// Traditional and simplified Chinese as one: readers of both search in either, and mix them.
#pragma once

namespace firstline {

// The simplified form of a Han character, itself where there is none. Several traditional characters may share one
// (發 and 髮 are 发), which is why folding goes this way.
char32_t simplify_han(char32_t c);

}  // namespace firstline
