// Character references of HTML in text that is not Markdown: raw tags' attributes and the text between them.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Numeric references and the names that writers use; an unknown one stays as it is written.
std::string decode_entities(std::string_view text);

}  // namespace firstline
