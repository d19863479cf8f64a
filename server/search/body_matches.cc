#include "server/search/body_matches.h"

#include <algorithm>

#include "indexer/index/schema.h"

namespace firstline {
namespace {

// A second word of the same kind is worth little.
constexpr double kRepeatShare = 0.1;
constexpr double kRelativeShare = 0.4;
constexpr double kOptionalShare = 0.1;

std::vector<BodyMatch> find_matches(const TermVector& vector, const RankingQuery& query) {
  std::vector<BodyMatch> matches;
  std::vector<std::uint32_t> positions;
  const std::uint32_t start = vector.starts()[static_cast<std::size_t>(Field::body)];
  const auto add = [&](const std::vector<TermHash>& hashes, std::uint32_t term, bool relative) {
    for (const TermHash hash : hashes) {
      const TermInfo* info = vector.find(hash);
      if (!info || info->body == 0) continue;
      vector.positions(*info, positions);
      for (const std::uint32_t position : positions) {
        if (position >= start) matches.push_back({position - start, term, relative});
      }
    }
  };
  for (std::uint32_t i = 0; i < query.terms.size(); ++i) add(query.terms[i].hashes, i, false);
  for (const RankingRelative& relative : query.relatives) add(relative.hashes, relative.of, true);
  std::sort(matches.begin(), matches.end(), [](const BodyMatch& a, const BodyMatch& b) {
    return a.token != b.token ? a.token < b.token : a.term < b.term;
  });
  return matches;
}

}  // namespace

std::string_view MatchedBody::word(std::uint32_t token) const {
  return text.substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
}

std::string_view MatchedBody::gap_before(std::uint32_t token) const {
  return text.substr(tokens[token - 1].end, tokens[token].begin - tokens[token - 1].end);
}

std::vector<BodyMatch>::const_iterator MatchedBody::first_match(std::uint32_t token) const {
  return std::lower_bound(matches.begin(), matches.end(), token,
                          [](const BodyMatch& match, std::uint32_t wanted) { return match.token < wanted; });
}

MatchedBody match_body(const ArticleView& article, const TermVector& vector, const RankingQuery& query) {
  MatchedBody body;
  body.text = article.text;
  vector.body_tokens(body.tokens);
  while (!body.tokens.empty() && body.tokens.back().end > body.text.size()) body.tokens.pop_back();
  body.matches = find_matches(vector, query);
  while (!body.matches.empty() && body.matches.back().token >= body.tokens.size()) body.matches.pop_back();
  return body;
}

double term_worth(const RankingTerm& term) { return term.required ? term.idf : kOptionalShare * term.idf; }

void MatchValue::change(const BodyMatch& match, int by) {
  Count& count = counts_[match.term];
  total_ -= value(count, match.term);
  (match.relative ? count.relatives : count.own) += by;
  total_ += value(count, match.term);
}

double MatchValue::value(const Count& count, std::uint32_t term) const {
  const double full = term_worth(query_->terms[term]);
  if (count.own > 0) return full * (1 + kRepeatShare * (count.own - 1));
  return count.relatives > 0 ? kRelativeShare * full : 0;
}

}  // namespace firstline
