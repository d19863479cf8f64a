// Percent-encoding of paths (RFC 3986 2.1 and 3.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace firstline {

// Keeps '/' and pchar without "'" and '&', which attributes and shells stumble over; everything else becomes %XX.
std::string percent_encode_path(std::string_view path);

// An address as a writer gave it, fit for an attribute: what is no URI character becomes %XX, "%41" stays as it is.
std::string percent_encode_url(std::string_view url);

// A '%' without two hexadecimal digits stays as it is.
std::string percent_decode(std::string_view text);

}  // namespace firstline
