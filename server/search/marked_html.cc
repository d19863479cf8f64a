#include "server/search/marked_html.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/index/schema.h"

namespace firstline {

void append_escaped_text(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
      case '\r':
      case '\t':
        out += ' ';
        break;
      default:
        out += c;
    }
  }
}

void append_marked_text(std::string_view text, std::string& out) {
  out += "<mark>";
  append_escaped_text(text, out);
  out += "</mark>";
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped_text(text, out);
  return out;
}

std::string mark_matches(std::string_view text, const RankingQuery& query, Analyzer& analyzer) {
  std::string out;
  std::size_t at = 0;
  const auto matches = [&query](const Token& token) {
    const auto is = [&token](TermHash hash) {
      const char kind = token.kind == TokenKind::bigram ? prefix::bigram : prefix::stem;
      if (token.kind == TokenKind::bigram) return hash_term(kind, token.word) == hash;
      return std::any_of(token.stems.begin(), token.stems.end(),
                         [&](const std::string& stem) { return hash_term(kind, stem) == hash; });
    };
    const auto in = [&is](const auto& terms) {
      return std::any_of(terms.begin(), terms.end(),
                         [&is](const auto& term) { return std::any_of(term.hashes.begin(), term.hashes.end(), is); });
    };
    return in(query.terms) || in(query.relatives);
  };
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const Token& token : analyzer.analyze(text)) {
    if (matches(token)) ranges.emplace_back(token.begin, token.end);
  }
  std::sort(ranges.begin(), ranges.end());
  for (auto [begin, end] : ranges) {
    begin = std::max(begin, at);
    if (begin >= end) continue;
    append_escaped_text(text.substr(at, begin - at), out);
    append_marked_text(text.substr(begin, end - begin), out);
    at = end;
  }
  append_escaped_text(text.substr(at), out);
  return out;
}

}  // namespace firstline
