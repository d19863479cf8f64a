#include <algorithm>

#include "indexer/index/schema.h"
#include "server/search/body_matches.h"

namespace firstline {
namespace {

// A heading's word counts this much more than one in its section's text.
constexpr double kHeadingFactor = 1.5;

bool heading_has(const TermVector& vector, const RankingTerm& term) {
  return std::any_of(term.hashes.begin(), term.hashes.end(), [&vector](TermHash hash) {
    const TermInfo* info = vector.find(hash);
    return info && info->headings > 0;
  });
}

// For each of the query's terms, where it stands in headings.
std::vector<std::vector<std::uint32_t>> find_in_headings(const TermVector& vector, const RankingQuery& query) {
  std::vector<std::vector<std::uint32_t>> found(query.terms.size());
  const std::uint32_t from = vector.starts()[static_cast<std::size_t>(Field::headings)];
  const std::uint32_t to = vector.starts()[static_cast<std::size_t>(Field::keywords)];
  std::vector<std::uint32_t> positions;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    if (!heading_has(vector, query.terms[i])) continue;
    for (const TermHash hash : query.terms[i].hashes) {
      const TermInfo* info = vector.find(hash);
      if (!info) continue;
      vector.positions(*info, positions);
      for (const std::uint32_t position : positions) {
        if (position >= from && position < to) found[i].push_back(position);
      }
    }
    std::sort(found[i].begin(), found[i].end());
  }
  return found;
}

// What the words of a section's heading are worth.
double heading_value(const ArticleView& article, std::size_t section, const RankingQuery& query,
                     const std::vector<std::vector<std::uint32_t>>& positions) {
  const std::uint32_t begin = article.sections[section].heading_position;
  const std::uint32_t end =
      section + 1 < article.sections.size() ? article.sections[section + 1].heading_position : ~std::uint32_t{0};
  double value = 0;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    const auto it = std::lower_bound(positions[i].begin(), positions[i].end(), begin);
    if (it != positions[i].end() && *it < end) value += kHeadingFactor * term_worth(query.terms[i]);
  }
  return value;
}

}  // namespace

TokenRange tokens_of(const SectionView& section, const MatchedBody& body) {
  const auto at = [&body](std::uint32_t byte) {
    return static_cast<std::uint32_t>(
        std::lower_bound(body.tokens.begin(), body.tokens.end(), byte,
                         [](const BodyToken& token, std::uint32_t wanted) { return token.begin < wanted; }) -
        body.tokens.begin());
  };
  return {at(section.text_begin), at(section.text_end)};
}

std::optional<std::size_t> find_best_section(const ArticleView& article, const TermVector& vector,
                                             const RankingQuery& query, const MatchedBody& body) {
  const auto in_headings = find_in_headings(vector, query);
  double best_value = 0;
  std::optional<std::size_t> best;
  for (std::size_t s = 0; s < article.sections.size(); ++s) {
    const TokenRange range = tokens_of(article.sections[s], body);
    MatchValue value(query);
    for (auto match = body.first_match(range.first); match != body.matches.end() && match->token < range.last;
         ++match) {
      value.add(*match);
    }
    const double total = value.total() + heading_value(article, s, query, in_headings);
    if (total > best_value * 1.0001) {
      best_value = total;
      best = s;
    }
  }
  return best;
}

}  // namespace firstline
