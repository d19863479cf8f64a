// A query as it was most likely meant: in the right keyboard layout, with spaces where they belong and words spelt as
// the collection spells them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/search/collection.h"
#include "server/search/query.h"

namespace firstline {

// The words to search, and what to tell the visitor.
struct SpelledQuery {
  ParsedQuery query;
  std::optional<std::string> corrected;  // the text searched, when it is not the one typed
};

// Only words that the collection lacks are touched: first what the same keys write in another layout, then each word
// joined with its neighbour, split, or replaced by the word that is nearest (spelling.h), whichever is likeliest; of a
// hyphenated word that has a part which the collection has, the other parts.
SpelledQuery parse_and_spell(std::string_view text, Collection& collection);

}  // namespace firstline
