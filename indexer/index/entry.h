// An article analyzed: everything the index keeps of it. Made on any thread, written by one.
#pragma once

#include <string>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/index/term_vector.h"
#include "indexer/text/analyzer.h"

namespace firstline {

struct IndexTerm {
  std::string term;       // with its prefix
  std::uint32_t wdf = 0;  // 0 for boolean terms
};

struct Entry {
  std::string id;
  std::string record;            // for articles.bin
  std::vector<IndexTerm> terms;  // for the postings
};

// Analyzes title, headings, keywords and body. `analyzer` is of the article's locale and of this thread.
Entry make_entry(const Article& article, Analyzer& analyzer);

// The folded form in which a tag is a filter term: "Two-Factor" and "two-factor" are one tag.
std::string tag_term(std::string_view tag, Analyzer& analyzer);

// A text's folded words in order, joined by spaces: two titles with one key are the same to a reader.
std::string title_key(const std::vector<Token>& tokens);

}  // namespace firstline
