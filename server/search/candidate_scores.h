// BM25 over Xapian's posting lists, one list after the other: how candidates are found.
//
// Xapian's matcher walks all lists side by side and keeps a heap, which is right for ten results. For the hundred and
// more that ranking wants, it costs three times as much as reading the lists and adding up (README.md, "What it
// costs").
//
// Lists are read from the rarest word's on. Once the words left can add less than the worst of the best `limit` has, no
// further article gets in, and of the lists left only the articles that may still be among the best are looked up
// (Turtle and Flood 1995, "Query evaluation: strategies and optimizations").
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "server/search/collection.h"

namespace firstline {

// A word to look for: any of `terms`, whose frequencies in an article add up.
struct WantedWord {
  std::vector<std::string> terms;  // with their prefixes
  double weight = 1;
  bool required = false;  // for with_required()
};

// The articles that one query finds. Uses its collection's scratch memory: one at a time for each collection.
class CandidateScores {
 public:
  explicit CandidateScores(const Collection& collection);
  ~CandidateScores();
  CandidateScores(const CandidateScores&) = delete;
  CandidateScores& operator=(const CandidateScores&) = delete;

  // Both before the first add().
  void leave_out(const Xapian::Query& articles);  // those with any of its terms
  void keep_only(const Xapian::Query& articles);  // those that match

  // Adds what the words are worth to the articles that have them. Right for those that will be among the best `limit`;
  // others may get less. O(postings of the words) at worst.
  void add(const std::vector<WantedWord>& words, std::size_t limit);

  // The best of those that have any word, at most `limit`, best first and at equal scores by docid.
  std::vector<Xapian::docid> best(std::size_t limit) const;
  // All that have every required word, in the same order; empty when no word is.
  std::vector<Xapian::docid> with_required() const;

 private:
  struct Posting {
    Xapian::docid docid = 0;
    double frequency = 0;
  };
  struct List {
    const WantedWord* word = nullptr;
    double articles = 0;  // how many have it
    double worth = 0;     // weight times idf; an article gets less than that
  };

  double score_of_last(const std::vector<Xapian::docid>& docids, std::size_t limit) const;
  double articles_with(const std::string& term) const;
  void read(const WantedWord& word);
  void look_up(const WantedWord& word, const std::vector<Xapian::docid>& docids);
  void add_postings(const List& list);
  void narrow(double left, double last);
  std::vector<Xapian::docid> worth_looking_up() const;
  std::vector<Xapian::docid> best_of(const std::vector<Xapian::docid>& docids, std::size_t limit) const;

  const Collection& collection_;
  std::vector<float>& scores_;                            // by docid; all 0 between queries
  std::vector<Xapian::docid> found_;                      // with a score above 0
  std::optional<std::vector<Xapian::docid>> contenders_;  // of found_, once no other can be among the best
  std::vector<Xapian::docid> left_out_;                   // with kNever
  bool restricted_ = false;                               // all but those to keep have kNever
  std::optional<std::vector<Xapian::docid>> required_;    // ascending: those with every required word so far
  std::vector<Posting> postings_;                         // of the word at hand, by docid
};

}  // namespace firstline
