// An article's HTML back as Markdown (GitHub's flavour), so that links are resolved and nothing is in it that the page
// does not show: for the article's ".md" address, for llms.txt readers and for pasting into a reply.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace firstline {

// Gives the address to write for one of the page's links; "#anchor" is passed too.
using AddressWriter = std::function<std::string(std::string_view address)>;

// `html` as parse_markdown() makes it (its header lists the tags and classes); other tags are left out, their text
// stays. What Markdown cannot say stays as one of the tags that Firstline accepts (kbd, sub, sup, mark, details). The
// result gives the same HTML when it is parsed again, but for anchors, titles of links and notes, and lists that only a
// comment kept apart. Linear but for nesting, which the parser bounds. UTF-8.
std::string html_to_markdown(std::string_view html, const AddressWriter& address);

}  // namespace firstline
