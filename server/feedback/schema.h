// The versions of the feedback store's tables, and the way from each to the next.
#pragma once

#include <span>
#include <string_view>

#include "indexer/base/result.h"
#include "server/feedback/sql_database.h"

namespace firstline {

// Step n makes version n + 1 of version n; version 0 is an empty file. A released step never changes: what must change
// is a new one.
std::span<const std::string_view> schema_steps();

// Whether `database` is one of ours, of any version up to the last of `steps`, or empty. Changes nothing.
Result<void> check_schema(SqlDatabase& database, std::span<const std::string_view> steps);

// Brings `database` to the last version, in one transaction: all steps that it lacks, or none. Two processes may do
// so at once. The version stands in `PRAGMA user_version`.
Result<void> upgrade_schema(SqlDatabase& database, std::span<const std::string_view> steps);

}  // namespace firstline
