// Text as HTML. Everything that comes from a file goes through here on its way into a page.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Escapes & < > " ' so that `text` is plain text both between tags and inside a quoted attribute. Control characters
// other than tab and newline, which HTML forbids, are left out.
void append_escaped(std::string& html, std::string_view text);

// ` name="value"`, escaped.
void append_attribute(std::string& html, std::string_view name, std::string_view value);

// ` href="…"`, and what a link to another host needs besides.
void append_link_address(std::string& html, std::string_view address);

}  // namespace firstline
