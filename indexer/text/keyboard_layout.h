// What a text would be, had the keyboard been switched to the layout that was meant: пароль for gfhjkm, password for
// зфыыцщкв. Whoever writes two scripts makes this slip daily.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firstline {

// `typed` as the same keys would have written it in another layout, likeliest first; empty where no layout fits.
// Text of Latin letters (and of the marks that other layouts have letters on) becomes `language`'s script, where that
// has a layout of its own; text of another script becomes Latin by each layout that has all of its letters. Letters
// come out in lower case. Linear in the text's length; safe to call from any thread.
std::vector<std::string> retype(std::string_view typed, std::string_view language);

}  // namespace firstline
