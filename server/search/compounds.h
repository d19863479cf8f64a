// Compounds: words that languages such as German and Finnish write as one, and that are found by a part of them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/collection.h"

namespace firstline {

// Whether compounds are one word in this language.
bool writes_compounds(std::string_view language);

// What joins the parts of a compound and belongs to neither, "s" of Rechnungsadresse.
std::span<const std::string_view> linking_elements(std::string_view language);

// Compounds of the collection that begin or end with a word which it lacks ("lieferadresse" for adresse), or where
// none does, with any form of it (for adressen; Finnish ilmoitusasetukset for asetusten and ilmoitukset): the commonest
// first, at most `limit`; none for languages that write no compounds as one word. `folded` is the analyzer's and
// `stems` are its stems. A pass over the vocabulary, and one for each stem until something is found.
std::vector<std::string> find_compounds(std::string_view folded, std::span<const std::string> stems, std::size_t limit,
                                        Collection& collection);

}  // namespace firstline
