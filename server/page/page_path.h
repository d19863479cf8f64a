// Addresses of this site's pages. Paths are percent-encoded; escaping for HTML is the template's business.
#pragma once

#include <string>
#include <string_view>

#include "server/page/page_renderer.h"

namespace firstline {

std::string home_path(std::string_view locale);     // "/en/"
std::string contact_path(std::string_view locale);  // "/en/contact"
// "/en/search?q=…&category=…&page=2"; what is empty or default is left out.
std::string search_path(const SearchRequest& request);
std::string tag_search_path(std::string_view locale, std::string_view tag);

// A value of a query string or a mailto: field: unreserved characters stay (RFC 3986 2.3), all others become %XX.
std::string percent_encode_value(std::string_view value);

// With the public address before it, when one is configured.
std::string absolute_url(const PageContext& context, std::string_view path);

}  // namespace firstline
