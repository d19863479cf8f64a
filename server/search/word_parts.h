// Words run together and words split: what the collection's own words say about where spaces belong.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "server/search/collection.h"

namespace firstline {

struct WordSplit {
  std::string text;  // the parts with spaces between them
  double value = 0;  // on the scale of Correction::value, spelling.h
};

// A word that the collection lacks as words that it has: "login page" for loginpage, "mot de passe" for motdepasse,
// "konto loschung" for kontoloschung. Parts of fewer than three letters must be stop words, words of substance make up
// most of it, and of three parts one is long: "to get her" is no way to read together. nullopt where there is none.
// `folded` is the analyzer's.
std::optional<WordSplit> split_word(std::string_view folded, Collection& collection);

// Whether the collection has `left` and `right` (folded) written as one word.
bool is_joined_word(std::string_view left, std::string_view right, Collection& collection);

// English verbs with a particle, as the noun they make and back: "log in" for login. nullopt for other words.
std::optional<std::string> split_phrasal_noun(std::string_view folded, std::string_view language);

}  // namespace firstline
