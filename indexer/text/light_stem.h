// Light stemming for languages that Snowball does not know, or does not know well: the endings of nouns and adjectives
// go, which are what readers vary; derivation stays.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// True for be, bg, bn, cs, et, fa, he, lv, pl, sk, sl, uk and ar (light_stem.cc names the sources).
bool has_light_stemmer(std::string_view language);

// `word` is folded: in these languages the endings stay distinct without accents, and a word typed without them must
// have the same stem. `out` is replaced; for other languages it is the word.
void light_stem(std::string_view language, std::string_view word, std::string& out);

}  // namespace firstline
