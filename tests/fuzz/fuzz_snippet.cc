// Snippets of any text for any query: safe HTML in which only <mark> is a tag, valid UTF-8, bounded, and the plain text
// says the same. The first byte picks the language, the first line is the query, the rest is the article's body with a
// section for each line that begins with '#'.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/index/article_record.h"
#include "indexer/index/entry.h"
#include "server/search/query.h"
#include "server/search/snippet.h"

namespace {

using namespace firstline;

void abort_unless(bool promise) {
  if (!promise) std::abort();
}

// What is left of `html` without the marks and with the five entities of escape_html() resolved.
std::string plain(std::string_view html) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string text;
  int open = 0;
  while (!html.empty()) {
    const char first = html.front();
    if (first == '<') {
      const bool opens = html.starts_with("<mark>");
      abort_unless(opens || html.starts_with("</mark>"));
      open += opens ? 1 : -1;
      abort_unless(open == 0 || open == 1);
      html.remove_prefix(opens ? 6 : 7);
    } else if (first == '&') {
      std::size_t taken = 0;
      for (const auto& [entity, character] : kEntities) {
        if (!html.starts_with(entity)) continue;
        text += character;
        taken = entity.size();
      }
      abort_unless(taken > 0);
      html.remove_prefix(taken);
    } else {
      abort_unless(first != '>' && first != '"');
      text += first;
      html.remove_prefix(1);
    }
  }
  abort_unless(open == 0);
  return text;
}

// Without what stands between words, cells and lines: in HTML line breaks and tabs are blanks, or have a mark between.
std::string without_gaps(std::string_view text) {
  constexpr std::array<std::string_view, 6> kGaps = {"·", "–", " ", "\t", "\r", "\n"};
  std::string left;
  while (!text.empty()) {
    const auto gap = std::ranges::find_if(kGaps, [text](std::string_view one) { return text.starts_with(one); });
    if (gap == kGaps.end()) left += text.front();
    text.remove_prefix(gap == kGaps.end() ? 1 : gap->size());
  }
  return left;
}

RankingQuery ranking_query(const ParsedQuery& parsed) {
  RankingQuery query;
  for (const QueryWord& word : parsed.words) {
    RankingTerm term;
    for (const std::string& stem : word.stems) term.hashes.push_back(hash_term('Z', stem));
    term.hash_idf.assign(term.hashes.size(), 1.0);
    term.idf = 1;
    query.terms.push_back(std::move(term));
  }
  for (const auto& [first, second] : parsed.pairs) query.pairs.push_back({first, second, 1});
  query.articles = 1;
  return query;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<const char*, 6> kTags = {"en", "de", "ar", "th", "ja", "hi"};
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (!is_valid_utf8(input)) return 0;  // content that is not UTF-8 is refused long before
  const std::size_t line_end = std::min(input.find('\n'), input.size());
  Analyzer analyzer(*Locale::parse(kTags[data[0] % kTags.size()]));

  Article article;
  article.meta.title = input.substr(0, line_end);
  article.text = input.substr(std::min(line_end + 1, input.size()));
  article.sections.emplace_back();
  for (std::size_t at = article.text.find("\n#"); at != std::string::npos; at = article.text.find("\n#", at + 1)) {
    article.sections.back().text_end = at + 1;
    Section section;
    section.level = 2;
    section.title = section.anchor = "s" + std::to_string(at);
    section.text_begin = at + 1;
    article.sections.push_back(section);
  }
  article.sections.back().text_end = article.text.size();

  const Entry entry = make_entry(article, analyzer);
  const ParsedQuery parsed = parse_query(article.meta.title, analyzer, {}, 1024);
  const SnippetSize limits;
  const Snippet snippet =
      make_snippet(decode_article(entry.record), decode_term_vector(entry.record), ranking_query(parsed), limits);
  abort_unless(is_valid_utf8(snippet.html) && is_valid_utf8(snippet.text));
  abort_unless(snippet.text.size() <= limits.bytes + 128);
  abort_unless(without_gaps(plain(snippet.html)) == without_gaps(snippet.text));
  abort_unless(!snippet.section || *snippet.section < article.sections.size());

  const std::string marked = mark_matches(article.meta.title, ranking_query(parsed), analyzer);
  abort_unless(without_gaps(plain(marked)) == without_gaps(article.meta.title));
  return 0;
}
