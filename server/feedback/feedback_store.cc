#include "server/feedback/feedback_store.h"

#include <mutex>
#include <string>
#include <utility>

#include "server/feedback/backup.h"
#include "server/feedback/schema.h"
#include "server/feedback/visitor.h"

namespace firstline {

struct FeedbackStore::Connection {
  std::mutex mutex;  // guards everything below
  SqlDatabase database;
  std::string visitor_key;
  SqlStatement vote;
  SqlStatement totals;
  SqlStatement all_totals;
  SqlStatement rows;
  SqlStatement outcomes;
  SqlStatement keep_outcome;
  SqlStatement forget_outcomes;
};

namespace {

constexpr std::string_view kVote =
    "INSERT INTO vote (locale, article, visitor, helpful, comment, voted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT DO UPDATE SET helpful = excluded.helpful, comment = excluded.comment, voted_at = excluded.voted_at";
constexpr std::string_view kTotals =
    "SELECT count(*) FILTER (WHERE helpful = 1), count(*) FILTER (WHERE helpful = 0), "
    "count(*) FILTER (WHERE comment <> '') FROM vote WHERE locale = ?1 AND article = ?2";
constexpr std::string_view kAllTotals =
    "SELECT locale, article, sum(helpful), count(*) - sum(helpful) FROM vote GROUP BY locale, article";
constexpr std::string_view kRows =
    "SELECT voted_at, locale, article, helpful, comment FROM vote WHERE voted_at >= ?1 "
    "ORDER BY voted_at, locale, article, visitor";

constexpr std::string_view kOutcomes =
    "SELECT locale, article, term, thousandths, day FROM outcome ORDER BY locale, article, term";
constexpr std::string_view kKeepOutcome =
    "INSERT INTO outcome (locale, article, term, thousandths, day) VALUES (?1, ?2, ?3, ?4, ?5) "
    "ON CONFLICT DO UPDATE SET thousandths = excluded.thousandths, day = excluded.day";
constexpr std::string_view kForgetOutcomes =
    "DELETE FROM outcome WHERE (?1 = '' OR locale = ?1) AND (?2 = '' OR article = ?2)";
constexpr const char* kForgetNothings = "DELETE FROM outcome WHERE thousandths = 0";

// The path in a store's URL, absolute so that nothing in it has a meaning of its own to SQLite.
Result<std::filesystem::path> parse_url(std::string_view url) {
  constexpr std::string_view kScheme = "sqlite:";
  constexpr std::string_view kNul("\0", 1);
  if (!url.starts_with(kScheme) || url == kScheme || url.find(kNul) != url.npos) {
    return fail('"' + std::string(url) + "\" is no store; write sqlite:/path/to/file.db");
  }
  const std::filesystem::path path = url.substr(kScheme.size());
  if (path == ":memory:") return path;
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return error ? path : absolute;
}

// The store's key; of two processes that make a store at once, one makes it.
Result<std::string> visitor_key(SqlDatabase& database) {
  auto made = make_visitor_key();
  if (!made) return made;
  auto insert = database.prepare("INSERT OR IGNORE INTO visitor_key (id, bytes) VALUES (1, ?1)");
  if (!insert) return tl::unexpected(insert.error());
  if (const auto inserted = insert->run({Blob{*made}}); !inserted) return tl::unexpected(inserted.error());
  return database.text("SELECT bytes FROM visitor_key");
}

}  // namespace

FeedbackStore::FeedbackStore(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
FeedbackStore::FeedbackStore(FeedbackStore&&) noexcept = default;
FeedbackStore& FeedbackStore::operator=(FeedbackStore&&) noexcept = default;
FeedbackStore::~FeedbackStore() = default;

Result<FeedbackStore> FeedbackStore::open(std::string_view url, IfMissing if_missing) {
  const auto path = parse_url(url);
  if (!path) return tl::unexpected(path.error());
  auto opened = SqlDatabase::open(*path, if_missing);
  if (!opened) return tl::unexpected(opened.error());

  auto connection = std::make_unique<Connection>();
  connection->database = *std::move(opened);
  SqlDatabase& database = connection->database;
  const auto ready =
      check_schema(database, schema_steps()).and_then([&] { return database.log_ahead(); }).and_then([&] {
        return upgrade_schema(database, schema_steps());
      });
  if (!ready) return tl::unexpected(ready.error());

  auto key = visitor_key(database);
  if (!key) return tl::unexpected(key.error());
  connection->visitor_key = *std::move(key);
  for (const auto& [statement, sql] :
       {std::pair(&connection->vote, kVote), std::pair(&connection->totals, kTotals),
        std::pair(&connection->all_totals, kAllTotals), std::pair(&connection->rows, kRows),
        std::pair(&connection->outcomes, kOutcomes), std::pair(&connection->keep_outcome, kKeepOutcome),
        std::pair(&connection->forget_outcomes, kForgetOutcomes)}) {
    auto prepared = database.prepare(sql);
    if (!prepared) return tl::unexpected(prepared.error());
    *statement = *std::move(prepared);
  }
  return FeedbackStore(std::move(connection));
}

Result<std::vector<ArticleTotals>> FeedbackStore::all_totals() {
  std::vector<ArticleTotals> all;
  const std::lock_guard lock(connection_->mutex);
  const auto ran = connection_->all_totals.run({}, [&](const SqlRow& row) {
    all.push_back({row.text(0), row.text(1), row.number(2), row.number(3)});
  });
  if (!ran) return tl::unexpected(ran.error());
  return all;
}

Result<std::vector<OutcomeRow>> FeedbackStore::outcomes() {
  std::vector<OutcomeRow> rows;
  const std::lock_guard lock(connection_->mutex);
  const auto ran = connection_->outcomes.run({}, [&](const SqlRow& row) {
    rows.push_back({row.text(0), row.text(1), row.text(2), row.number(3), row.number(4)});
  });
  if (!ran) return tl::unexpected(ran.error());
  return rows;
}

Result<void> FeedbackStore::keep_outcomes(std::span<const OutcomeRow> rows) {
  const std::lock_guard lock(connection_->mutex);
  return connection_->database.transaction([&]() -> Result<void> {
    for (const OutcomeRow& row : rows) {
      auto kept = connection_->keep_outcome.run({row.locale, row.article, row.term, row.thousandths, row.day});
      if (!kept) return kept;
    }
    return connection_->database.execute(kForgetNothings);
  });
}

Result<void> FeedbackStore::forget_outcomes(std::string_view locale, std::string_view article) {
  const std::lock_guard lock(connection_->mutex);
  return connection_->forget_outcomes.run({locale, article});
}

// No visitor's token has a space, so no key is a visitor's hash.
Result<std::string> FeedbackStore::derive_key(std::string_view purpose) const {
  return hash_visitor(connection_->visitor_key, "key for " + std::string(purpose));
}

Result<void> FeedbackStore::vote(const Vote& vote) {
  const auto checked = check_vote(vote);
  if (!checked) return tl::unexpected(checked.error());
  const auto visitor = hash_visitor(connection_->visitor_key, checked->visitor);
  if (!visitor) return tl::unexpected(visitor.error());
  const std::lock_guard lock(connection_->mutex);
  return connection_->vote.run({checked->locale, checked->article, Blob{*visitor}, std::int64_t{checked->helpful},
                                checked->comment, checked->when});
}

Result<Totals> FeedbackStore::totals(std::string_view locale, std::string_view article) {
  Totals totals;
  const std::lock_guard lock(connection_->mutex);
  const auto ran = connection_->totals.run({locale, article}, [&](const SqlRow& row) {
    totals = {row.number(0), row.number(1), row.number(2)};
  });
  if (!ran) return tl::unexpected(ran.error());
  return totals;
}

Result<std::vector<FeedbackRow>> FeedbackStore::rows(std::int64_t since) {
  std::vector<FeedbackRow> rows;
  const std::lock_guard lock(connection_->mutex);
  const auto ran = connection_->rows.run({since}, [&](const SqlRow& row) {
    rows.push_back({row.number(0), row.text(1), row.text(2), row.number(3) != 0, row.text(4)});
  });
  if (!ran) return tl::unexpected(ran.error());
  return rows;
}

Result<void> FeedbackStore::backup(const std::filesystem::path& path) {
  const std::lock_guard lock(connection_->mutex);
  return back_up(connection_->database, path);
}

}  // namespace firstline
