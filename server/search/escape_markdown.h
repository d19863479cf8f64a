// Plain text for places that read Markdown.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// `text` as Markdown (CommonMark 0.30) that shows it as it is: what would be markup is escaped, and each line is a
// paragraph. O(n).
std::string escape_markdown(std::string_view text);

}  // namespace firstline
