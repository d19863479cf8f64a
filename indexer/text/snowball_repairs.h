// What Snowball's stemmers leave undone: spellings they do not know, and endings they stop at.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Before stemming `word`, which is casefolded: Portuguese -cao and -coes typed without their tildes; the nasals of
// Hindi and Nepali as anusvara, the commonest of their spellings (हिन्दी, हिंदी).
void prepare_for_snowball(std::string_view language, std::string& word);

// After stemming: the Swedish article -et, which Danish and Norwegian stemmers take away (språket); the Finnish -us
// whose inflected stem is -uks (tilaus, tilauksen).
void finish_after_snowball(std::string_view language, std::string& stem);

}  // namespace firstline
