// The Cookie field of a request.
#pragma once

#include <string_view>
#include <vector>

namespace firstline {

// The values of the cookies of that name, as sent (RFC 6265 5.4). There may be several, of different paths or
// partitions, and only one of them good. `field` may be malformed in any way.
std::vector<std::string_view> find_cookies(std::string_view field, std::string_view name);

}  // namespace firstline
