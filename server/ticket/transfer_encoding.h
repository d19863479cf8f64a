// The encodings that bring bytes through mail: RFC 2045 (base64, quoted-printable) and RFC 2047 (in headers).
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Characters outside the alphabet are passed over (RFC 2045 6.8); a last group that is cut gives what it holds. O(n).
std::string decode_base64(std::string_view text);
// Soft line breaks go; '=' that begins no code stays (RFC 2045 6.7). `in_header`: '_' is a blank (RFC 2047 4.2). O(n).
std::string decode_quoted_printable(std::string_view text, bool in_header = false);
// A header's value with its encoded words ("=?utf-8?B?…?=") as UTF-8; blanks between two of them go (RFC 2047 6.2).
std::string decode_header(std::string_view value);

}  // namespace firstline
