// Where a query's words stand in an article's text, and what a stretch of the text that has some of them is worth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/index/article_view.h"
#include "indexer/index/term_vector.h"
#include "server/search/ranking.h"

namespace firstline {

struct BodyMatch {
  std::uint32_t token = 0;  // which of the body's words
  std::uint32_t term = 0;   // of RankingQuery::terms
  bool relative = false;    // not the word itself, but one that shares grams with it
};

// Words of a text: [first, last).
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t size() const { return last - first; }
  bool empty() const { return first == last; }
};

// An article's words and which of them match.
struct MatchedBody {
  std::string_view text;
  std::vector<BodyToken> tokens;
  std::vector<BodyMatch> matches;  // in order of tokens

  std::string_view word(std::uint32_t token) const;
  std::string_view gap_before(std::uint32_t token) const;                         // token > 0
  std::vector<BodyMatch>::const_iterator first_match(std::uint32_t token) const;  // at it or later
};
MatchedBody match_body(const ArticleView& article, const TermVector& vector, const RankingQuery& query);

// What one of a query's words is worth: words that nobody must have say little.
double term_worth(const RankingTerm& term);

// The value of a set of matches: each distinct term once, repeats a little; a relative counts for a term that is
// absent.
class MatchValue {
 public:
  explicit MatchValue(const RankingQuery& query) : query_(&query), counts_(query.terms.size()) {}
  void add(const BodyMatch& match) { change(match, 1); }
  void remove(const BodyMatch& match) { change(match, -1); }
  double total() const { return total_; }

 private:
  struct Count {
    int own = 0;
    int relatives = 0;
  };
  void change(const BodyMatch& match, int by);
  double value(const Count& count, std::uint32_t term) const;

  const RankingQuery* query_;
  std::vector<Count> counts_;
  double total_ = 0;
};

// The section that has most of the query, its heading counting more; nullopt when none has anything.
std::optional<std::size_t> find_best_section(const ArticleView& article, const TermVector& vector,
                                             const RankingQuery& query, const MatchedBody& body);

TokenRange tokens_of(const SectionView& section, const MatchedBody& body);

}  // namespace firstline
