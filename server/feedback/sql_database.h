// SQLite behind values: what fails is an Error of kind environment that names the file, and nothing needs closing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace firstline {

struct Blob {
  std::string_view bytes;
};

using SqlValue = std::variant<std::int64_t, std::string_view, Blob>;

// The row that a statement stands at. Columns count from 0.
class SqlRow {
 public:
  explicit SqlRow(sqlite3_stmt* statement) : statement_(statement) {}
  std::int64_t number(int column) const;
  std::string text(int column) const;  // of a blob, its bytes

 private:
  sqlite3_stmt* statement_;
};

// A prepared statement, to be run any number of times; never outlives its SqlDatabase.
class SqlStatement {
 public:
  using OnRow = std::function<void(const SqlRow&)>;

  // Runs it to its end with `values` for ?1, ?2, …
  Result<void> run(std::initializer_list<SqlValue> values, const OnRow& on_row = {});

 private:
  friend class SqlDatabase;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  std::string name_;  // of the database, for errors
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class IfMissing { create, fail };

// A connection for one thread at a time.
class SqlDatabase {
 public:
  // A file that is made is its owner's alone (0600). A path ":memory:" is a database that ends with the connection.
  // Whoever finds another connection writing waits for it up to five seconds.
  static Result<SqlDatabase> open(const std::filesystem::path& path, IfMissing if_missing);

  const std::string& name() const { return name_; }

  // One or more statements whose rows do not matter.
  Result<void> execute(const std::string& sql);
  Result<SqlStatement> prepare(std::string_view sql);
  // The first column of the first row.
  Result<std::int64_t> number(std::string_view sql);
  Result<std::string> text(std::string_view sql);

  // Turns the write-ahead log on, in which readers and the writer do not wait for each other, and has every transaction
  // synced to the disk before it returns.
  Result<void> log_ahead();

  // Runs `body` between BEGIN IMMEDIATE and COMMIT; when either fails, nothing has happened.
  Result<void> transaction(const std::function<Result<void>()>& body);

  // Makes `target` the same as this database at one moment, whatever others write meanwhile.
  Result<void> copy_to(SqlDatabase& target);

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };

  std::string name_;
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace firstline
