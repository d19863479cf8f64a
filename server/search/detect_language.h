// Which of a site's locales a text is written in.
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/site.h"

namespace firstline {

// The tag of the site's locale for `text` (UTF-8; malformed bytes are passed over), by CLD2's best guess; the site's
// default where there is no guess or no locale of that language. Chinese is told apart by script. Safe from any thread.
std::string detect_locale(std::string_view text, const Site& site);

}  // namespace firstline
