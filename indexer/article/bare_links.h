// Addresses written without any markup: "see https://example.com/a." becomes a link without the full stop.
//
// The Markdown library has an extension for it, which takes quadratic time on "www.a_www.a_…", reads before its buffer
// (CVE-2023-22485) and spoils footnotes whose names contain a w; so this is ours.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace firstline {

// Calls `on_text` and `on_link` for the parts of `text` in order; together the parts are `text`. Linear: each address
// is looked at once and is at most 2,000 bytes long.
void split_bare_links(std::string_view text, const std::function<void(std::string_view)>& on_text,
                      const std::function<void(std::string_view)>& on_link);

}  // namespace firstline
