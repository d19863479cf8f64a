// Light stemming by published rules for languages that Snowball does not know.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Czech and Slovak inflection, after Dolamic and Savoy, "Indexing and stemming approaches for the Czech language"
// (2009), the light variant. `word` is folded: in both languages the endings stay distinct without accents, and a
// word typed without them must have the same stem. `out` is replaced.
void light_stem_czech(std::string_view word, std::string& out);
void light_stem_slovak(std::string_view word, std::string& out);

}  // namespace firstline
