// "{{ … }}" in a line: MDN's macros and Jekyll's variables, which other programs would have filled in.
//
// Only what is surely one of theirs is taken. "{{name}}" alone is what people write about templates and mail merges,
// and stays as it was written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace firstline {

struct VariableTag {
  std::size_t bytes = 0;  // from "{{" to "}}"
  std::string name;       // for the writer: "Compat", "site.title"
  std::string text;       // Markdown that says what the reader would have seen; "" when that is not known
};

// The tag that begins `rest`, which begins with "{{"; it ends on the same line. nullopt for anything else.
std::optional<VariableTag> read_variable_tag(std::string_view rest);

}  // namespace firstline
