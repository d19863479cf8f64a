// Whether a hash that a translation carries is its original's.
#pragma once

#include <string_view>

namespace firstline {

// `hash`: hexadecimal digits in any case, at least 7 of them, the front of the MD5, SHA-1 or SHA-256 of `bytes`, or of
// what git calls the file's blob; those are what translation tools write.
bool is_hash_of(std::string_view hash, std::string_view bytes);

}  // namespace firstline
