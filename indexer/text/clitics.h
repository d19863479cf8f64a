// What is written onto a word with an apostrophe and is no part of it.
#pragma once

#include <string_view>

namespace firstline {

// `word` without an elided article or pronoun (l'adresse, dell'ordine, d'accord in French, Italian and Catalan), a
// possessive 's (English, German, Dutch) or the case endings of names (İstanbul'da in Turkish and Azeri). The result is
// a piece of `word`, never empty.
std::string_view strip_clitics(std::string_view language, std::string_view word);

// A folded Hebrew word without the prepositions, conjunctions and article written onto it (ובהגדרות without וב and ה)
// where three letters or more remain; else, and in other languages, the word. Since many words begin with one of those
// letters, a word has both forms as stems.
std::string_view strip_prefixes(std::string_view language, std::string_view folded);

}  // namespace firstline
