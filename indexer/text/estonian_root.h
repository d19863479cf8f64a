// Estonian words without their endings and in one grade of their consonants, for what the light rules leave apart: the
// last t of kaart is its own, verbs have other endings (kustutada, kustutamine), and consonants alternate (pilt,
// pildi).
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// What the forms of a word share: kustut of kustutama, kustutamine. `folded`: ä is a. "" for words too short to tell.
std::string estonian_root(std::string_view folded);

}  // namespace firstline
