// Turkish words without their endings, for what Snowball leaves apart: it knows no verbs (toplama, toplanır), and takes
// a last ı or i for an ending in one form and not in the next (tarayıcınız, tarayıcılar). Words are folded: ı is i.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// What the forms of a noun share: tarayic of tarayıcı, tarayıcılar, tarayıcınızda. "" for words too short to tell.
std::string turkish_noun_root(std::string_view folded);

// What the forms of a verb share: topla of toplama, toplanır, toplayabilirsiniz. "" for what ends like none.
std::string turkish_verb_root(std::string_view folded);

}  // namespace firstline
