// The cookie that tells one visitor's second vote from another visitor's first; it says nothing else.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// The visitor's token in a Cookie field (RFC 6265 5.4); "" when there is none that this server could have made.
std::string find_visitor(std::string_view cookies);

// The Set-Cookie field: kept from scripts, sent along by this site's own forms alone, for a year. When `base_url` is of
// https, over TLS alone.
std::string visitor_cookie(std::string_view token, std::string_view base_url);

}  // namespace firstline
