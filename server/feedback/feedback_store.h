// Where votes are kept: one SQLite file, with at most one vote for each visitor and article of a locale.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "server/feedback/sql_database.h"
#include "server/feedback/vote.h"

namespace firstline {

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

  // The votes given or changed at `since` or later, oldest first.
  Result<std::vector<FeedbackRow>> rows(std::int64_t since = 0);

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
