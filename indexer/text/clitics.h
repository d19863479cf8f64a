// What is written onto a word with an apostrophe and is no part of it.
#pragma once

#include <string_view>

namespace firstline {

// `word` without an elided article or pronoun (l'adresse, dell'ordine, d'accord in French, Italian and Catalan), a
// possessive 's (English, German, Dutch) or the case endings of names (İstanbul'da in Turkish and Azeri). The result is
// a piece of `word`, never empty.
std::string_view strip_clitics(std::string_view language, std::string_view word);

}  // namespace firstline
