// The words and stems of a database's postings, written out for spelling and relatives.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "indexer/base/result.h"
#include "indexer/text/analyzer.h"

namespace firstline {

// Writes words.bin and stems.bin into the folder `into`. `analyzer` is of the articles' locale: a word's stems are
// those that it has in a text. Throws Xapian::Error. O(words log stems).
Result<void> write_vocabulary(const Xapian::Database& database, const std::filesystem::path& into, Analyzer& analyzer);

}  // namespace firstline
