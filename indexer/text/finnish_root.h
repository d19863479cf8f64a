// Finnish words without their endings and with one grade of their consonants, for what Snowball leaves apart: it takes
// the end of salasana and sähköposti for an ending, and knows neither verbs (poistaa, poistaminen) nor that consonants
// alternate (tapa, tavan; tieto, tiedot).
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// What the forms of a word share: salasan of salasana, salasanojen. `folded`: ä is a. "" for words too short to tell.
std::string finnish_root(std::string_view folded);

}  // namespace firstline
