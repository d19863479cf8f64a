// One published database, opened for reading: a locale's articles for one audience.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "indexer/index/article_file.h"
#include "indexer/index/completion_file.h"
#include "indexer/index/facet_file.h"
#include "indexer/index/latent_file.h"
#include "indexer/index/stem_file.h"
#include "indexer/index/title_file.h"
#include "indexer/index/word_file.h"

namespace Xapian {
class Database;
}

namespace firstline {

// Immutable and safe to share between threads. Xapian handles are not: each thread opens its own.
class Database {
 public:
  static Result<Database> open(const std::filesystem::path& folder, std::string locale, Audience audience);

  const std::string& locale() const { return locale_; }
  Audience audience() const { return audience_; }
  const ArticleFile& articles() const { return articles_; }
  const WordFile& words() const { return words_; }
  const StemFile& stems() const { return stems_; }
  const CompletionFile& completions() const { return completions_; }
  const TitleFile& titles() const { return titles_; }
  const FacetFile& facets() const { return facets_; }
  const LatentFile& latent() const { return latent_; }

  ArticleView article(std::uint32_t docid) const;
  TermVector vector(std::uint32_t docid) const { return decode_term_vector(articles_.record(docid)); }

  // A new handle on the postings, for the calling thread alone. Costs about 40 microseconds. Works on the file that was
  // opened with the generation, so a sweep cannot pull it away. Throws Xapian::Error when file handles run out.
  Xapian::Database open_postings() const;

 private:
  // A file descriptor of our own.
  class Descriptor {
   public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
      std::swap(number_, other.number_);
      return *this;
    }
    ~Descriptor();
    int number() const { return number_; }

   private:
    int number_;
  };

  std::string locale_;
  Audience audience_ = Audience::everyone;
  ArticleFile articles_;
  WordFile words_;
  StemFile stems_;
  CompletionFile completions_;
  TitleFile titles_;
  FacetFile facets_;
  LatentFile latent_;
  Descriptor postings_;
};

}  // namespace firstline
