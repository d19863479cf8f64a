// Mail and tickets in HTML as the plain text a reader sees.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Whether `text` is HTML rather than text that mentions a tag: a document, or at least three tags of structure, or text
// that begins with one. O(n).
bool looks_like_html(std::string_view text);

// The text of `html` (UTF-8): blocks, rows and line breaks as lines; list items begin with "- "; what a block quotes
// (blockquote, and the containers in which mail programs put history) has '>' before each line, so that it is found to
// be history; comments, styles, scripts, heads and what is hidden are left out; character references are decoded. Never
// fails: broken HTML gives what can be read of it. One pass, at most `max_bytes` of output.
std::string html_to_text(std::string_view html, std::size_t max_bytes = 256 * 1024);

}  // namespace firstline
