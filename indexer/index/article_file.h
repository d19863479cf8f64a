// articles.bin: the records of one database, with a directory by docid, an order by id and an order for listings.
//
// Layout: magic | records, each 4-byte aligned | directory entries | docids by id | docids by listing order | footer.
// The footer comes last, so that a file cut short is recognised.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/file.h"
#include "indexer/base/result.h"
#include "indexer/index/article_record.h"

namespace firstline {

// What ranking needs of the collection as a whole.
struct CollectionStatistics {
  std::uint32_t articles = 0;
  std::array<std::uint64_t, kFieldCount> lengths{};  // word tokens by field, summed over the articles
  // Where most titles are the first words of the body cut inside a sentence, a title says nothing that the body does
  // not, and ranking leaves the title out for the whole database (ranking.md, "Title switch").
  std::uint32_t titles_cut_from_body = 0;
};

struct ArticleEntry {
  std::uint64_t offset = 0;
  std::uint32_t size = 0;        // 0: no article has this docid
  float norm = 0;                // length of the article's tf-idf vector, for the cosine
  float title_idf = 0;           // idf of the title's distinct terms, summed
  std::uint32_t expires_at = 0;  // seconds since the epoch, 0 for never; good until 2106
  float boost = 1;
  std::uint32_t candidate_length = 0;  // word tokens, each counting kCandidateFieldWeights
};
static_assert(sizeof(ArticleEntry) == 32);

class ArticleFileWriter {
 public:
  explicit ArticleFileWriter(std::filesystem::path path);
  // Each docid once, in any order. `record` as encode_article makes it.
  Result<void> add(std::uint32_t docid, std::string_view record);
  // Writes directory, orders and footer. `document_frequency` gives for a term of a vector how many articles of this
  // database have it.
  Result<void> finish(const std::function<std::uint32_t(TermHash)>& document_frequency);

 private:
  Result<void> write(std::string_view bytes);

  std::filesystem::path path_;
  std::ofstream out_;
  std::uint64_t offset_ = 0;
  std::vector<ArticleEntry> entries_;  // by docid - 1
};

// Read access; safe to share between threads.
class ArticleFile {
 public:
  static Result<ArticleFile> open(const std::filesystem::path& path);

  std::uint32_t last_docid() const { return static_cast<std::uint32_t>(entries_.size()); }
  // Empty where no article has this docid.
  std::string_view record(std::uint32_t docid) const;
  // One of size 0 where no article has this docid: other files name docids, and one of them may be damaged.
  const ArticleEntry& entry(std::uint32_t docid) const {
    static constexpr ArticleEntry kNone;
    return docid - 1 < entries_.size() ? entries_[docid - 1] : kNone;
  }
  std::optional<std::uint32_t> find(std::string_view id) const;  // O(log n)
  std::span<const std::uint32_t> by_id() const { return by_id_; }
  std::span<const std::uint32_t> listing() const { return listing_; }  // by category, then order, then title
  const CollectionStatistics& statistics() const { return *statistics_; }

 private:
  MappedFile file_;
  std::span<const ArticleEntry> entries_;
  std::span<const std::uint32_t> by_id_;
  std::span<const std::uint32_t> listing_;
  const CollectionStatistics* statistics_ = nullptr;
};

// ln(1 + (N - df + 0.5) / (df + 0.5)): the idf of BM25 as Lucene writes it, never negative
// (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", 3.2).
double inverse_document_frequency(double articles, double document_frequency);

// Field weights of the cosine's term frequencies, title, headings, keywords, body (ranking.md).
inline constexpr std::array<double, kFieldCount> kCosineFieldWeights = {3, 1, 1, 1};
double cosine_weight(const TermInfo& info);  // 1 + ln(weighted tf)

// What a word of each field counts where candidates are found; ranking weighs fields on its own.
inline constexpr FieldCounts kCandidateFieldWeights = {3, 2, 2, 1};

}  // namespace firstline
