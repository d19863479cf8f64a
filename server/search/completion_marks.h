// The text of a completion as HTML, with what was typed in <mark>.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/analyzer.h"
#include "server/search/completion_match.h"
#include "server/search/typed_text.h"

namespace firstline {

// Marks the beginnings of words that match_completions() counted: as many letters as were typed, and no part of a
// character as its reader sees it. Escaped.
std::string mark_typed(std::string_view text, const std::vector<TypedWord>& typed, Spelling spelling,
                       Analyzer& analyzer);

}  // namespace firstline
