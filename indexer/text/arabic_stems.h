// What light stemming leaves apart in Arabic, where it takes off endings and articles only: broken plurals, which
// change inside (فاتورة, فواتير), the accusative's alef (حسابًا), and prepositions of one letter (لحسابك).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firstline {

// Stems that `folded`, whose light stem is `stem`, has beside it. Some may be no words: nobody asks for those.
std::vector<std::string> further_arabic_stems(std::string_view folded, std::string_view stem);

}  // namespace firstline
