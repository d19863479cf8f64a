// Query and article ids as fields of TREC's run and judgment files, which blanks part.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// A text that reads back as one field: not empty, without white space of any script (programs differ in what they
// split at).
bool is_trec_word(std::string_view text);

// The id itself, when it is such a word; else with its white space and percent signs percent-encoded ("my%20page").
std::string trec_word(std::string_view id);

}  // namespace firstline
