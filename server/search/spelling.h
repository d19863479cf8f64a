// The word that a mistyped one was meant to be: the vocabulary word w that maximises
//
//   -3.5 cost(typed, w) + 0.4 ln(articles that have w)
//
// where cost is a weighted optimal string alignment (Damerau 1964; Boytsov 2011, "Indexing methods for approximate
// dictionary searching", 2.1): a substitution costs 1; one of neighbouring keys, like sounds or vowels 0.75; a
// letter too much 1, one left out 0.7 (the commonest slip); two letters swapped 0.7; a letter doubled or left single
// 0.65; another first letter 0.35 more. Candidates are within 1.15 for words of up to four letters, 1.75 for up to
// seven, else 2.1. One best candidate stands in: several soft ones did not help (ranking.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/search/collection.h"
#include "server/search/correction.h"
#include "server/search/query.h"

namespace firstline {

// Of `typed` where `meant` was meant. Both folded UTF-8. Gives up, returning something above `limit`, once no alignment
// can stay within it.
double spelling_cost(std::string_view typed, std::string_view meant, double limit);

// nullopt for words of fewer than four letters, words with digits, and where nothing is near enough. Only words that
// the collection's own articles or the site's rules contain are looked at, all of about that length: 8 bytes each, then
// their letters where those could be near enough, then the cost where the number of edits is small. Remembered.
std::optional<Correction> find_correction(std::string_view folded, const Collection& collection);

// A word that no article has, but whose stem some word has: the typed one with two neighbouring letters swapped, or
// one of them doubled or left single ("loging" is logging where only "log" occurs). Counts as a word of one article.
std::optional<Correction> find_correct_form(std::string_view folded, Collection& collection);

// Its word alone.
std::optional<std::string> correct_word(std::string_view folded, const Collection& collection);

// For tickets: puts the best correction in the place of each word that the collection lacks, at most `max_words` of
// them, first ones first; the word as typed stays in QueryWord::typed. Words with a known part (wi-fi) are left alone.
void correct_words(ParsedQuery& query, Collection& collection, std::size_t max_words);

}  // namespace firstline
