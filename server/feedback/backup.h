// A copy of a database in use.
#pragma once

#include <filesystem>

#include "indexer/base/result.h"
#include "server/feedback/sql_database.h"

namespace firstline {

// Copies beside `path`, checks the copy, syncs it and renames it: `path` is either absent or a whole database, in one
// file without a log beside it. An Error of kind input when `path` exists, so that no backup is lost by a slip.
Result<void> back_up(SqlDatabase& database, const std::filesystem::path& path);

}  // namespace firstline
