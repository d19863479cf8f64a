#pragma once

#include <string_view>

namespace firstline {

// Whether a message's own words (CustomerText::body) say that the matter is settled: "That did it, you can close the
// ticket." Only short ones that ask nothing, in some thirty languages; what comes after a longer one may be another
// matter. O(n).
bool is_settled(std::string_view body);

}  // namespace firstline
