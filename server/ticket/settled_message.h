#pragma once

#include <string_view>

namespace firstline {

// Whether a message's own words (CustomerText::body) say that the matter is settled and nothing else: "That did it,
// thanks! You can close the ticket." Only short ones that ask nothing, in which a clause begins with such a phrase and
// ends soon behind it, with no more than thanks and three words beside. In some thirty languages. O(n).
bool is_settled(std::string_view body);

}  // namespace firstline
