// Plain text as HTML, with the words that matched in <mark>.
#pragma once

#include <string>
#include <string_view>

#include "indexer/text/analyzer.h"
#include "server/search/ranking.h"

namespace firstline {

// Escapes & < > " '; line breaks and tabs become blanks.
void append_escaped_text(std::string_view text, std::string& out);
void append_marked_text(std::string_view text, std::string& out);  // the same within <mark>
std::string escape_html(std::string_view text);

// `text` escaped, with the words that share a term with the query in <mark>. Analyzes `text`: for titles and headings.
std::string mark_matches(std::string_view text, const RankingQuery& query, Analyzer& analyzer);

}  // namespace firstline
