// The tables behind view_names.h: what each page gives to its template.
#pragma once

#include <span>
#include <string_view>

#include "server/page/view_names.h"

namespace firstline {

// Of the page alone, in no order that matters.
std::span<const ViewName> own_names(std::string_view page);
// Those of "sign_in", "desk" and "preview_list".
std::span<const ViewName> staff_names(std::string_view page);
// What it shares with all pages; empty for bare_error, which has no site to speak of.
std::span<const ViewName> layout_names(std::string_view page);

}  // namespace firstline
