// Where votes are kept: one SQLite file, with at most one vote for each visitor and article of a locale.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "server/feedback/sql_database.h"
#include "server/feedback/vote.h"

namespace firstline {

// How strongly agents found a word of tickets to speak for an article (or, below 0, against it).
struct OutcomeRow {
  std::string locale;
  std::string article;
  std::string term;  // analyzed
  std::int64_t thousandths = 0;
  std::int64_t day = 0;  // when it was so; seconds since the epoch, at midnight UTC
};

// How an article's readers voted.
struct ArticleTotals {
  std::string locale;
  std::string article;
  std::int64_t helpful = 0;
  std::int64_t unhelpful = 0;
};

// Safe to use from many threads: one connection behind one mutex, so calls wait for one another. Several processes may
// open one store, too; the write-ahead log lets them read while one writes.
//
// Errors of kind input name a field of the vote or the URL; those of kind environment name the file. Nothing is thrown
// but std::bad_alloc.
class FeedbackStore {
 public:
  // "sqlite:/path/to/file.db", or "sqlite::memory:" for a store that is forgotten when it is closed. A new file is made
  // (its folder must be there), an older one upgraded in place; a newer one, and any file that is something else, is
  // refused and left as it is.
  static Result<FeedbackStore> open(std::string_view url, IfMissing if_missing = IfMissing::create);

  FeedbackStore(FeedbackStore&& other) noexcept;
  FeedbackStore& operator=(FeedbackStore&& other) noexcept;
  ~FeedbackStore();

  // Replaces what the visitor said before about the article, comment included. Once this returns, the vote is on the
  // disk: it survives kill -9 and power failure. That costs an fsync, some milliseconds on a disk.
  Result<void> vote(const Vote& vote);

  // All 0 for an article that nobody voted on. Costs a walk over the votes on that article alone.
  Result<Totals> totals(std::string_view locale, std::string_view article);

  // Of every article that somebody voted on. Costs a walk over all votes, some 0.2 s for a million.
  Result<std::vector<ArticleTotals>> all_totals();

  // The votes given or changed at `since` or later, oldest first.
  Result<std::vector<FeedbackRow>> rows(std::int64_t since = 0);

  // What agents found out, by locale, article and word.
  Result<std::vector<OutcomeRow>> outcomes();
  // Replaces what is known about each row's article and word, all or nothing; 0 thousandths remove it.
  Result<void> keep_outcomes(std::span<const OutcomeRow> rows);
  // Removes what is known about an article, or with "" for either about all articles or locales.
  Result<void> forget_outcomes(std::string_view locale, std::string_view article);

  // A secret of this store's own for another use: 32 bytes that differ with every `purpose` and every store, stay the
  // same as long as the store does, and lead to no other.
  Result<std::string> derive_key(std::string_view purpose) const;

  // Writes the store as it is at this moment to `path`, which must not exist yet and appears only when it is complete
  // and checked: one file that open() takes as it is. Votes of this process wait meanwhile, those of others do not.
  Result<void> backup(const std::filesystem::path& path);

 private:
  struct Connection;

  explicit FeedbackStore(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
};

}  // namespace firstline
