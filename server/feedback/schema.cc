#include "server/feedback/schema.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

namespace firstline {
namespace {

// PRAGMA application_id, which file(1) shows too: "FLfb".
constexpr std::int64_t kApplicationId = 0x464C6662;

// The key's order serves totals: the votes on an article stand side by side. Which votes are of one visitor is not
// worth an index. vote_by_time serves the export.
constexpr std::string_view kSteps[] = {
    R"(CREATE TABLE vote (
         locale   TEXT NOT NULL,
         article  TEXT NOT NULL,
         visitor  BLOB NOT NULL CHECK (length(visitor) = 32),
         helpful  INTEGER NOT NULL CHECK (helpful IN (0, 1)),
         comment  TEXT NOT NULL,
         voted_at INTEGER NOT NULL,
         PRIMARY KEY (locale, article, visitor)
       ) STRICT, WITHOUT ROWID;
       CREATE INDEX vote_by_time ON vote (voted_at);
       CREATE TABLE visitor_key (
         id    INTEGER PRIMARY KEY CHECK (id = 1),
         bytes BLOB NOT NULL CHECK (length(bytes) = 32)
       ) STRICT;
       PRAGMA application_id = 0x464C6662;)",
    // Which words led to which articles, as agents told. No row is of one ticket, and no time is finer than a day.
    R"(CREATE TABLE outcome (
         locale      TEXT NOT NULL,
         article     TEXT NOT NULL,
         term        TEXT NOT NULL,
         thousandths INTEGER NOT NULL,
         day         INTEGER NOT NULL,
         PRIMARY KEY (locale, article, term)
       ) STRICT, WITHOUT ROWID;)",
};

}  // namespace

std::span<const std::string_view> schema_steps() { return kSteps; }

Result<void> check_schema(SqlDatabase& database, std::span<const std::string_view> steps) {
  // The mark comes last, since another process may be making the store right now: whoever sees anything of it then sees
  // the mark too.
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  const auto version = database.number("PRAGMA user_version");
  const auto application = database.number("PRAGMA application_id");
  for (const auto* number : {&tables, &version, &application}) {
    if (!*number) return tl::unexpected(number->error());
  }
  const bool empty = *tables == 0 && *version == 0 && *application == 0;
  if (!empty && *application != kApplicationId) {
    return fail(database.name() + ": is the database of another program; name another file", ErrorKind::environment);
  }
  if (*version < 0 || *version > std::ssize(steps)) {
    return fail(database.name() + ": was written by a newer Firstline (schema " + std::to_string(*version) +
                    ", known here up to " + std::to_string(steps.size()) + "); run that one, or restore a backup",
                ErrorKind::environment);
  }
  return {};
}

Result<void> upgrade_schema(SqlDatabase& database, std::span<const std::string_view> steps) {
  const auto found = database.number("PRAGMA user_version");
  if (!found) return tl::unexpected(found.error());
  if (*found == std::ssize(steps)) return {};

  return database.transaction([&]() -> Result<void> {
    if (auto checked = check_schema(database, steps); !checked) return checked;
    const auto version = database.number("PRAGMA user_version");  // another process may have been faster
    if (!version) return tl::unexpected(version.error());
    for (const std::string_view step : steps.subspan(static_cast<std::size_t>(*version))) {
      if (auto done = database.execute(std::string(step)); !done) return done;
    }
    return database.execute("PRAGMA user_version = " + std::to_string(steps.size()));
  });
}

}  // namespace firstline
