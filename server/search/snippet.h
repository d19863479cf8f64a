// What a result shows: the title with its matches marked, the section that answers and the passage in it.
//
// One pass, no analysis: where words stand comes from the article's term vector (body_matches.h), so every form that
// was indexed under a query word's stems is marked, in any script: inflected, folded, a synonym, the right spelling.
// Where the query's words are far apart, up to three fragments show them (snippet_fragments.h). Cutting happens at word
// boundaries, and in a word that is too long at those of grapheme clusters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/article_view.h"
#include "indexer/index/term_vector.h"
#include "indexer/text/analyzer.h"
#include "server/search/marked_html.h"
#include "server/search/passage_sentences.h"
#include "server/search/ranking.h"

namespace firstline {

// How long a snippet may become.
struct SnippetSize {
  std::size_t words = 32;
  std::size_t bytes = 400;
};

struct Snippet {
  std::string html;                    // escaped, matches in <mark>
  std::string text;                    // the same as plain text
  std::optional<std::size_t> section;  // index of the best section, when the query points at one with an anchor
};

Snippet make_snippet(const ArticleView& article, const TermVector& vector, const RankingQuery& query,
                     SnippetSize size = {});

// The sentences of the best section that answer, to be read or sent without the rest. A passage that begins or ends
// inside a sentence, since the sentence is longer than `most`, shows it by an ellipsis.
Snippet make_passage(const ArticleView& article, const TermVector& vector, const RankingQuery& query,
                     PassageSize size = {});

}  // namespace firstline
