// The databases that one request may search, opened for one thread, with the statistics of all of them together.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/index/database.h"
#include "indexer/index/index_reader.h"
#include "server/search/correction.h"
#include "server/search/relatives.h"
#include "server/search/remembered.h"

namespace firstline {

// A locale as one audience sees it. Belongs to one thread.
class Collection {
 public:
  // `gaps`, when given, is one more shard, the last: only for comparing what is known to have no answer with what there
  // is (gaps.h), since whatever is found in it must not be shown.
  Collection(const Reader& reader, const SiteLocale& locale, const Database* gaps = nullptr);

  const SiteLocale& site_locale() const { return locale_; }
  const std::string& tag() const { return locale_.locale.tag(); }
  Analyzer& analyzer() { return analyzer_; }
  const SearchRules& rules() const { return rules_; }
  bool empty() const { return shards_.empty(); }

  // All postings as one; document n of it is document shard_docid(n) of database shard(n).
  const Xapian::Database& postings() const { return postings_; }
  const Database& database(std::uint32_t shard) const { return *shards_[shard]; }
  std::uint32_t shard_count() const { return static_cast<std::uint32_t>(shards_.size()); }
  std::uint32_t shard(Xapian::docid docid) const { return (docid - 1) % shard_count(); }
  std::uint32_t shard_docid(Xapian::docid docid) const { return (docid - 1) / shard_count() + 1; }

  Xapian::docid combined_docid(std::uint32_t shard, std::uint32_t docid) const {
    return (docid - 1) * shard_count() + shard + 1;
  }

  double articles() const { return articles_; }
  const std::array<double, kFieldCount>& average_length() const { return average_length_; }
  bool use_titles() const { return use_titles_; }
  // By docid: k1 (1 - b + b length / average length) of BM25, all fields together as candidates are found.
  const std::vector<float>& length_norms() const { return length_norms_; }
  // How many articles have the term, prefix included. Remembered, since a query asks for each of its words several
  // times.
  double frequency(const std::string& term) const;
  // The same of a stem as the shard's StemFile numbers it.
  double articles_with_stem(std::uint32_t shard, std::uint32_t index) const;
  bool knows(const std::vector<std::string>& stems) const;
  // How many articles have this very word, folded.
  double articles_with_word(std::string_view folded) const;
  // Whether a query may mean such a word: an article has it, or the site's rules name it.
  bool understands(const std::vector<std::string>& stems) const;

  // What this thread worked out about words, by term or folded word. Some 3 MB when full, and 8 bytes an
  // article for scores and length norms.
  struct Memory {
    Remembered<double> frequencies{4096};
    Remembered<std::vector<Relative>> relatives{2048};
    Remembered<std::optional<Correction>> corrections{2048};
    std::vector<float> scores;  // CandidateScores' scratch
  };
  Memory& memory() const { return memory_; }

 private:
  void compute_length_norms();

  const SiteLocale& locale_;
  const SearchRules& rules_;
  std::unordered_set<std::string> rule_stems_;
  Analyzer analyzer_;
  std::vector<const Database*> shards_;
  Xapian::Database postings_;
  double articles_ = 0;
  std::array<double, kFieldCount> average_length_{};
  bool use_titles_ = true;
  std::vector<float> length_norms_;
  mutable Memory memory_;
};

}  // namespace firstline
