#include "server/feedback/backup.h"

#include <unistd.h>

#include <string>
#include <system_error>

#include "indexer/base/file.h"

namespace firstline {
namespace {

// The pages that SQLite writes here are synced by it: `synchronous` is FULL unless told otherwise. Leaving WAL mode
// makes the copy readable from where nothing can be written; opening it as a store turns it on again.
Result<void> write_copy(SqlDatabase& database, const std::filesystem::path& path) {
  auto copy = SqlDatabase::open(path, IfMissing::create);
  if (!copy) return tl::unexpected(copy.error());
  if (auto copied = database.copy_to(*copy); !copied) return copied;
  if (auto settled = copy->execute("PRAGMA journal_mode = DELETE"); !settled) return settled;
  const auto verdict = copy->text("PRAGMA integrity_check(1)");
  if (!verdict) return tl::unexpected(verdict.error());
  if (*verdict != "ok") {
    return fail(database.name() + ": is damaged (" + *verdict + "); restore a backup", ErrorKind::environment);
  }
  return {};
}

}  // namespace

Result<void> back_up(SqlDatabase& database, const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, error))) {
    return fail(path.string() + ": exists already; name a new file");
  }
  const std::filesystem::path temporary = path.string() + ".tmp-" + std::to_string(::getpid());
  std::filesystem::remove(temporary, error);  // of a process that had our id and was killed
  Result<void> done = write_copy(database, temporary);
  if (done) {
    std::filesystem::rename(temporary, path, error);
    if (!error) return sync_directory(path.has_parent_path() ? path.parent_path() : ".");
    done = fail(path.string() + ": cannot write: " + error.message(), ErrorKind::environment);
  }
  std::filesystem::remove(temporary, error);
  return done;
}

}  // namespace firstline
