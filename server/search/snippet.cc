#include "server/search/snippet.h"

#include <algorithm>
#include <cstdint>

#include "indexer/base/utf8.h"
#include "indexer/text/scripts.h"
#include "server/search/body_matches.h"
#include "server/search/marked_html.h"
#include "server/search/sentences.h"
#include "server/search/snippet_fragments.h"

namespace firstline {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";
constexpr std::size_t kMostPunctuation = 12;  // bytes shown of what clings to a fragment's first or last word
constexpr std::size_t kLongestCluster = 32;   // bytes; longer clusters are cut where a fragment must end

// In running text a table's cells and lines that end without punctuation need something between them.
constexpr std::string_view kBetweenCells = " – ";
constexpr std::string_view kBetweenLines = " · ";

// Writes fragments of one section both ways.
class SnippetWriter {
 public:
  SnippetWriter(const MatchedBody& body, const TokenRange& section, Snippet& snippet)
      : body_(body), section_(section), snippet_(snippet) {}

  // At most `bytes` of the fragment, then what shows that the text goes on.
  void write(const TokenRange& fragment, std::size_t bytes) {
    const bool inside = fragment.first > section_.first && !sentence_ends_before(fragment.first);
    if (!snippet_.text.empty()) {
      plain(" … ");
    } else if (inside) {
      plain("… ");
    }
    open_ = false;
    std::size_t at = body_.tokens[fragment.first].begin - leading_punctuation(fragment.first);
    const std::size_t limit = body_.tokens[fragment.first].begin + bytes;
    auto match = body_.first_match(fragment.first);
    for (std::uint32_t token = fragment.first; token < fragment.last; ++token) {
      const BodyToken& place = body_.tokens[token];
      const bool fits = place.end <= limit;
      if (!fits && token > fragment.first) {
        open_ = true;
        return;
      }
      gap(body_.text.substr(at, place.begin - at));
      while (match != body_.matches.end() && match->token < token) ++match;
      const bool matches = match != body_.matches.end() && match->token == token;
      const std::string_view word = fits ? body_.word(token) : beginning(token, bytes);
      matches ? marked(word) : plain(word);
      at = place.end;
      if (!fits) {
        open_ = true;
        return;
      }
    }
    open_ = fragment.last < section_.last && !sentence_ends_before(fragment.last);
    if (!open_) plain(closing_punctuation(fragment.last));
  }

  void finish() {
    if (open_) plain(" …");
  }

 private:
  void plain(std::string_view text) {
    append_escaped_text(text, snippet_.html);
    snippet_.text += text;
  }
  // What stands between two words. Plain text keeps its lines and tabs, which code needs; in HTML, where they are
  // blanks, something stands between a table's cells and between lines. A tab that indents a line parts no cells.
  void gap(std::string_view text) {
    snippet_.text += text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of("\t\n", at), text.size());
      append_escaped_text(text.substr(at, end - at), snippet_.html);
      at = std::min(text.find_first_not_of(kWhiteSpace, end), text.size());
      if (end == at) return;
      if (text.substr(end, at - end).find('\n') == std::string_view::npos) {
        snippet_.html += kBetweenCells;
      } else {
        snippet_.html += closes_line(text.substr(0, end)) ? " " : kBetweenLines;
      }
    }
  }
  void marked(std::string_view text) {
    if (text.empty()) return;
    append_marked_text(text, snippet_.html);
    snippet_.text += text;
  }

  bool sentence_ends_before(std::uint32_t token) const {
    return ends_sentence(body_.word(token - 1), body_.gap_before(token), body_.word(token));
  }

  // The bytes of quotation marks and the like right before the word.
  std::size_t leading_punctuation(std::uint32_t token) const {
    const std::size_t from = token > 0 ? body_.tokens[token - 1].end : 0;
    const std::string_view gap = body_.text.substr(from, body_.tokens[token].begin - from);
    const std::size_t blank = gap.find_last_of(kWhiteSpace);
    if (blank == std::string_view::npos && token > 0) return 0;  // between words written without blanks
    const std::size_t size = gap.size() - (blank == std::string_view::npos ? 0 : blank + 1);
    return size <= kMostPunctuation ? size : 0;
  }

  // What closes the sentence that ends before the word: its full stop, a bracket.
  std::string_view closing_punctuation(std::uint32_t token) const {
    const std::size_t from = body_.tokens[token - 1].end;
    const std::size_t next = token < body_.tokens.size() ? body_.tokens[token].begin : body_.text.size();
    const std::string_view gap = body_.text.substr(from, next - from);
    const std::string_view closing = gap.substr(0, std::min(gap.find_first_of(kWhiteSpace), gap.size()));
    return closing.size() <= kMostPunctuation ? closing : std::string_view();
  }

  // Of a word that is too long to be shown whole.
  std::string_view beginning(std::uint32_t token, std::size_t bytes) const {
    const std::string_view word = body_.word(token);
    const std::size_t end = grapheme_boundary(word, bytes - std::min(bytes, kLongestCluster));
    return end <= bytes ? word.substr(0, end) : truncate_utf8(word, bytes);
  }

  const MatchedBody& body_;
  TokenRange section_;
  Snippet& snippet_;
  bool open_ = false;  // the last fragment ends inside a sentence
};

// What `choose` makes of the best section, with its matches marked; at most `bytes` of text.
template <class Choose>
Snippet cut_out(const ArticleView& article, const TermVector& vector, const RankingQuery& query, std::size_t bytes,
                const Choose& choose) {
  Snippet snippet;
  const MatchedBody body = match_body(article, vector, query);
  const auto section = find_best_section(article, vector, query, body);
  if (section && !article.sections[*section].anchor.empty()) snippet.section = section;
  if (body.tokens.empty()) {
    snippet.text = truncate_utf8(article.description, bytes);
    append_escaped_text(snippet.text, snippet.html);
    return snippet;
  }
  TokenRange range{0, static_cast<std::uint32_t>(body.tokens.size())};
  if (section) {
    const TokenRange own = tokens_of(article.sections[*section], body);
    if (!own.empty()) range = own;
  }
  const std::vector<TokenRange> fragments = choose(body, range);
  SnippetWriter out(body, range, snippet);
  for (const TokenRange& fragment : fragments) {
    if (!fragment.empty()) out.write(fragment, bytes / fragments.size());
  }
  out.finish();
  return snippet;
}

}  // namespace

Snippet make_snippet(const ArticleView& article, const TermVector& vector, const RankingQuery& query,
                     SnippetSize size) {
  return cut_out(article, vector, query, size.bytes, [&](const MatchedBody& body, const TokenRange& section) {
    return choose_fragments(body, section, query, size.words);
  });
}

Snippet make_passage(const ArticleView& article, const TermVector& vector, const RankingQuery& query,
                     PassageSize size) {
  // A window for matches leaves room for the rest of their sentences.
  constexpr std::size_t kWindowWords = 40;
  return cut_out(article, vector, query, 4 * size.most, [&](const MatchedBody& body, const TokenRange& section) {
    const TokenRange window = find_best_window(body, section, query, kWindowWords);
    return std::vector<TokenRange>{widen_to_sentences(window, section, body, size)};
  });
}

}  // namespace firstline
