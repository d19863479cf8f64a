// Words that share rare character 5-grams with one: compounds, and inflections of languages that nothing stems.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/term_vector.h"

namespace firstline {

class Collection;

struct Relative {
  std::vector<std::string> terms;  // of its stems, in the postings
  std::vector<TermHash> hashes;    // the same in term vectors
  double idf = 0;
  double share = 0;  // of the asked word's 5-grams, 0 to 1
};

// What relatives are worth where candidates are found, as a share of the word: they only fill up.
inline constexpr double kRelativeCandidateWeight = 0.2;

// Of a folded word, in all databases, the largest shares of each first; of several with one stem only one. Remembered.
// The reference holds until the next call.
const std::vector<Relative>& find_relatives(std::string_view word, const Collection& collection);

// Whether it is the word itself in another form.
bool is_form_of(const Relative& relative, const std::vector<std::string>& stems);

}  // namespace firstline
