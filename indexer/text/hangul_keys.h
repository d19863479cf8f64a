// Korean by the keys of the two-set layout (KS X 5002): consonants under the left hand, vowels under the right, an
// input method between that joins them to syllables.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace firstline {

// The syllables that these ASCII letters write: 비밀번호 for qlalfqjsgh. nullopt if a letter is left over.
std::optional<std::string> hangul_from_keys(std::string_view keys);

// The letters that write these syllables and single jamo; other characters stay: password for ㅔㅁㄴㄴ잭ㅇ.
std::string keys_from_hangul(std::string_view utf8);

}  // namespace firstline
