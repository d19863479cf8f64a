// One database (a locale and an audience) being built. Incremental: a writable Xapian database is kept beside the
// published generations, in which only articles whose key changed are replaced; each publication compacts it into one
// file and writes the other files anew, copying the records of unchanged articles.
//
// The build database remembers which generation it was last published as. When that is not the current one (the build
// was killed between the two, or rolled back), it is discarded and filled again: slower, never wrong.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/index/entry.h"

namespace firstline {

class DatabaseWriter {
 public:
  // `build_dir` holds the writable database and is created when missing. `published_dir` is this database's folder in
  // generation `published_name`, the current one; empty when there is none. Fails (environment) on disk trouble.
  static Result<DatabaseWriter> open(const std::filesystem::path& build_dir, const std::filesystem::path& published_dir,
                                     const std::string& published_name);
  DatabaseWriter(DatabaseWriter&&) noexcept;
  DatabaseWriter& operator=(DatabaseWriter&&) noexcept;
  ~DatabaseWriter();

  // True when the article was indexed under this key already; it is kept then. Each article is either kept or put.
  // May be called from other threads while one thread puts.
  bool keep(std::string_view id, std::uint64_t key);
  // Adds an article or replaces the one with its id.
  Result<void> put(const Entry& entry, std::uint64_t key);

  // False when nothing at all changed since the published generation.
  bool changed() const;
  // Writes the database's files but latent.bin into `into`, which must exist. Removes what was neither kept nor put
  // first.
  Result<void> write_files(const std::filesystem::path& into, Analyzer& analyzer);
  // After the generation `name` was published.
  void mark_published(const std::string& name);

  std::size_t kept() const;
  std::size_t written() const;

 private:
  DatabaseWriter();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline
