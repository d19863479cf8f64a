// What a ticket's words mean to a collection. Customers call things by other names than the articles do, and a word
// that no article has counts against all of them: what a site calls the same, or writes otherwise, is no unknown word.
#pragma once

#include <cstddef>

#include "server/search/collection.h"
#include "server/search/query.h"

namespace firstline {

// Marks as stop words what has no topic of its own: the site's stop words, numbers below 100 and single Latin letters
// ("50 users", "A/B"). Then lets a word stand for others too, by adding their stems to its own:
//
//   any word       the words that the site's synonyms put in its place, one word for one
//   a lacking one  the rarest of its parts that an article has ("created" of re-created), in English the verb of a noun
//                  ("log" of login), or else the word that shares most of its 5-grams (word_file.h): an inflection that
//                  nothing stems, or a compound with it
//
// Lacking is what no article has. The vocabulary's 5-grams are asked for `max_looked_up` words at most, first ones
// first.
void read_ticket_words(ParsedQuery& query, Collection& collection, std::size_t max_looked_up);

}  // namespace firstline
