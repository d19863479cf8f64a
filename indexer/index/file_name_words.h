// What an article's file name says that its text does not.
#pragma once

#include <string>
#include <string_view>

#include "indexer/index/term_vector.h"
#include "indexer/text/analyzer.h"

namespace firstline {

// The words of the last part of `id` ("integration-mode" of "extension/integration-mode") that none of the fields in
// `vector` has, with blanks between: translations keep the name of their original, and who knows the product by it in
// another language types that. Left out are words with digits and those of fewer than three bytes, which number
// articles rather than name them. O(words times terms of the vector).
std::string find_file_name_words(std::string_view id, const TermVectorBuilder& vector, Analyzer& analyzer);

}  // namespace firstline
