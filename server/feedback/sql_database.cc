#include "server/feedback/sql_database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace firstline {
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr int kRetryMilliseconds = 10;

// What to do about the failures that an operator can mend.
std::string_view advice(int code) {
  switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return "; name another file or restore a backup";
    case SQLITE_CANTOPEN:
      return "; is its folder there, and may this user write in it?";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "; this user must be able to write the file and its folder";
    case SQLITE_BUSY:
      return "; another program has been writing to it for too long";
    case SQLITE_FULL:
      return "; make room on the disk";
    default:
      return "";
  }
}

tl::unexpected<Error> fail_with(const std::string& name, int code, const char* message) {
  return fail(name + ": " + message + std::string(advice(code)), ErrorKind::environment);
}

tl::unexpected<Error> last_error(const std::string& name, sqlite3* connection) {
  return fail_with(name, sqlite3_extended_errcode(connection), sqlite3_errmsg(connection));
}

bool is_busy(sqlite3* connection) { return (sqlite3_errcode(connection) & 0xff) == SQLITE_BUSY; }

int bind(sqlite3_stmt* statement, int index, const SqlValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, index, *number);
  // The caller's bytes outlive the run, and run() clears the bindings. A null pointer would bind NULL.
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    return sqlite3_bind_text64(statement, index, text->empty() ? "" : text->data(), text->size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  }
  const std::string_view bytes = std::get<Blob>(value).bytes;
  return sqlite3_bind_blob64(statement, index, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
}

// SQLite would make the file readable to all that the umask allows; its journal files take after it. O_EXCL, because
// closing a descriptor of a file that another connection of this process has open would drop its locks (POSIX).
void make_private_file(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0) ::close(fd);
}

}  // namespace

std::int64_t SqlRow::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string SqlRow::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string() : std::string(bytes, size);
}

void SqlStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<void> SqlStatement::run(std::initializer_list<SqlValue> values, const OnRow& on_row) {
  sqlite3_stmt* statement = statement_.get();
  int code = SQLITE_OK;
  int index = 0;
  for (const SqlValue& value : values) {
    if (code == SQLITE_OK) code = bind(statement, ++index, value);
  }
  if (code == SQLITE_OK) {
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
      if (on_row) on_row(SqlRow(statement));
    }
  }
  Result<void> result;
  if (code != SQLITE_DONE) result = last_error(name_, sqlite3_db_handle(statement));
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return result;
}

void SqlDatabase::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Result<SqlDatabase> SqlDatabase::open(const std::filesystem::path& path, IfMissing if_missing) {
  SqlDatabase database;
  database.name_ = path.string();
  const bool in_memory = path == ":memory:";
  if (if_missing == IfMissing::create && !in_memory) make_private_file(path);
  // NOMUTEX: one thread at a time is this class's contract already.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (in_memory ? SQLITE_OPEN_MEMORY : 0);
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &connection, flags, nullptr);
  database.connection_.reset(connection);
  if (connection == nullptr) return fail_with(database.name_, code, "cannot be opened");
  if (code != SQLITE_OK) return last_error(database.name_, connection);
  // SQLite is content to read what it may not write.
  if (sqlite3_db_readonly(connection, "main") == 1) {
    return fail_with(database.name_, SQLITE_READONLY, "cannot be written");
  }
  sqlite3_busy_timeout(connection, kBusyMilliseconds);
  return database;
}

Result<void> SqlDatabase::execute(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return last_error(name_, connection_.get());
  return {};
}

Result<SqlStatement> SqlDatabase::prepare(std::string_view sql) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (code != SQLITE_OK) return last_error(name_, connection_.get());
  SqlStatement statement;
  statement.name_ = name_;
  statement.statement_.reset(prepared);
  return statement;
}

Result<std::int64_t> SqlDatabase::number(std::string_view sql) {
  Result<SqlStatement> statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  std::int64_t number = 0;
  const auto ran = statement->run({}, [&](const SqlRow& row) { number = row.number(0); });
  if (!ran) return tl::unexpected(ran.error());
  return number;
}

Result<std::string> SqlDatabase::text(std::string_view sql) {
  Result<SqlStatement> statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  std::string text;
  const auto ran = statement->run({}, [&](const SqlRow& row) { text = row.text(0); });
  if (!ran) return tl::unexpected(ran.error());
  return text;
}

Result<void> SqlDatabase::log_ahead() {
  Result<std::string> mode = text("PRAGMA journal_mode = WAL");
  // The one statement that does not wait for others by itself, since it needs the file alone: two connections may meet
  // here over a file that is new.
  for (int waited = 0; !mode && is_busy(connection_.get()) && waited < kBusyMilliseconds;
       waited += kRetryMilliseconds) {
    sqlite3_sleep(kRetryMilliseconds);
    mode = text("PRAGMA journal_mode = WAL");
  }
  if (!mode) return tl::unexpected(mode.error());
  if (*mode != "wal" && *mode != "memory") {
    return fail(name_ + ": cannot have a write-ahead log here; put it on a local disk", ErrorKind::environment);
  }
  return execute("PRAGMA synchronous = FULL");
}

Result<void> SqlDatabase::transaction(const std::function<Result<void>()>& body) {
  Result<void> done = execute("BEGIN IMMEDIATE");
  if (!done) return done;
  done = body();
  if (done) done = execute("COMMIT");
  if (!done && sqlite3_get_autocommit(connection_.get()) == 0) execute("ROLLBACK");
  return done;
}

Result<void> SqlDatabase::copy_to(SqlDatabase& target) {
  sqlite3* connection = target.connection_.get();
  sqlite3_backup* backup = sqlite3_backup_init(connection, "main", connection_.get(), "main");
  if (backup == nullptr) return last_error(target.name_, connection);
  const int stepped = sqlite3_backup_step(backup, -1);  // all pages in one read transaction
  const int finished = sqlite3_backup_finish(backup);
  if (stepped == SQLITE_DONE && finished == SQLITE_OK) return {};
  const int code = finished == SQLITE_OK ? stepped : finished;
  return fail_with(target.name_, code, sqlite3_errstr(code));
}

}  // namespace firstline
