// Very common words that carry no topic, per language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firstline {

// Folded as Analyzer folds, sorted; empty for languages without a list. Lives as long as the program; safe to share
// between threads.
const std::vector<std::string>& stop_words(std::string_view language);

}  // namespace firstline
