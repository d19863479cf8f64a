// How articles are ranked. All of it, in one place.
//
// Candidates are the 64 articles, for a ticket 200, that a BM25 over stems likes best (candidates.h). What orders them
// is a sum of parts, each of which answers one question about an article, computed from its term vector:
//
//   fields     Does it have the words, and where? BM25 for each field on its own, by the field's own lengths; a word in
//              all fields counts more than one that is often in a single field, and a long body does not make a
//              heading's word worth less (the sum beat BM25F on ten collections).
//   title      Is it about the query? A title's BM25 counts by coverage both ways: C_q, the share of the query's idf
//              that the title has, and C_t, the share of the title's idf that the query has. A title with one of five
//              words says little; a title that is the query says nearly all.
//   pairs      Do neighbouring query words stand next to each other, in order? As terms with an idf of their own. A
//              stop word before a word says less ("the password"), one behind it often belongs to it ("log in"), and
//              two together ("how do") say nothing.
//   relatives  Does it have words that share rare 5-grams with a query word: compounds ("Passwortmanager") and
//              inflections where nothing stems them.
//   cosine     Is the article as a whole about this, not just mentioning it?
//   likeness   Does its title read like the query, character gram by character gram (title_file.h)?
//   topic      Is it about what the best articles are about? Where it points in the latent space (latent_space.h),
//              against the mean of the kFeedback best by all other parts, each counting by its score squared. Feedback
//              that orders the candidates and never adds a word to the query: that lost up to 0.07 (README.md).
//   passage    Do the words stand together? The idf of the distinct words in the best run of 30, for the 50 best by
//              the parts above. Only where titles are left out; beside a title's evidence it gains nothing.
//   exact      Is its title, or a question it answers, the query word for word? Always first.
//
// The formula, for article d and query terms t with weight w_t (how often they occur; more in a ticket's subject, seven
// tenths for a stop word):
//
//   B_f   = sum of w_t idf_t tf (k1 + 1) / (tf + k1),  tf = tf_f / (1 - b + b len_f / avglen_f)
//   score = boost ( body B_body + headings B_headings + keywords B_keywords
//                 + B_title (title + query_coverage C_q + title_coverage C_t)
//                 + pairs B_pairs + relatives B_relatives + cosine cos(q, d) W + exact W
//                 + likeness L W + topic cos(v_d, v_best) W + passage P ),   W = sum of w_t idf_t
//
// idf_t = ln(1 + (N - df + 0.5) / (df + 0.5)) with df over all fields together (Robertson and Zaragoza 2009). Where
// most titles are copies of the body's first words, the title's B is left out for the whole database. Weights come from
// measurements on eight judged collections and are flat: halving or doubling any of them costs under 0.002 nDCG@10.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/article_file.h"
#include "indexer/index/term_vector.h"

namespace firstline {

// A site may set each by its name in site.yml, `search: weights:`.
struct RankingWeights {
  double body = 0.6;
  double headings = 1.0;
  double keywords = 0.75;
  double title = 0.15;
  double query_coverage = 0.8;
  double title_coverage = 1.1;
  double pairs = 0.25;
  double relatives = 0.3;
  double cosine = 0.6;
  double exact = 20;
  double likeness = 1.75;
  double topic = 0.5;
  double passage = 0.3;
  double k1 = 1.2;
  double b = 0.75;
};
// Sets what `named` names; nullptr-terminated list of names for checking. Unknown names are ignored.
RankingWeights make_weights(const std::map<std::string, double>& named);

// A query word as ranking sees it: any of `hashes` in an article is the word.
struct RankingTerm {
  std::vector<TermHash> hashes;
  std::vector<double> hash_idf;  // of each hash alone, for title coverage
  double idf = 0;
  double weight = 1;
  bool required = false;            // a word an article must have to be shown as a full match
  bool doubtful = false;            // spelling put it here: another may have been meant
  std::vector<TermHash> stand_ins;  // any of these counts as having it, for coverage alone
};

// Words that follow one another in the query, as indexes into its terms.
struct RankingPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double weight = 1;
};

struct RankingRelative {
  std::vector<TermHash> hashes;
  double idf = 0;
  double weight = 0;     // w_t of its word times the share of grams
  std::uint32_t of = 0;  // the term it is a relative of
};

struct RankingQuery {
  std::vector<RankingTerm> terms;  // the query's own words come first
  std::size_t words = 0;           // how many of them
  std::vector<RankingPair> pairs;
  std::vector<RankingRelative> relatives;
  TermHash title;           // of the query's title_key
  TermHash title_as_typed;  // of its bytes: tells titles apart that differ in case or accents only
  bool use_titles = true;
  double articles = 0;  // N
  std::array<double, kFieldCount> average_length{};
  double total_weight() const;  // W
};

enum class ScorePartKind : std::uint8_t {
  body,
  headings,
  keywords,
  title,
  pairs,
  relatives,
  cosine,
  exact,
  likeness,
  topic,
  passage
};
inline constexpr std::size_t kScorePartCount = 11;
std::string_view to_string(ScorePartKind part);
using ScoreParts = std::array<double, kScorePartCount>;

struct Candidate {
  std::uint32_t shard = 0;  // which of the searched databases
  std::uint32_t docid = 0;
  TermVector vector;
  float norm = 0;
  float title_idf = 0;
  double title_likeness = 0;            // of its title to the query, 0 to 1
  std::span<const std::int8_t> latent;  // where it points in the latent space
  double boost = 1;
  // Filled in by rank().
  ScoreParts parts{};  // before boost
  double score = 0;
  double coverage = 0;    // share of the required words' idf that it has
  bool has_sure = false;  // every required word that is not doubtful, of at least one
  bool has_all = false;   // every required word
};

// Scores all candidates; does not sort. Pairs get their document frequency from the candidates themselves, which hold
// most articles that have both words.
void rank(const RankingQuery& query, const RankingWeights& weights, std::vector<Candidate>& candidates);

}  // namespace firstline
