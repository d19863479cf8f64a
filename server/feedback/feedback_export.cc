#include "server/feedback/feedback_export.h"

#include <ctime>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace firstline {
namespace {

// RFC 3339 in UTC, "" for what no calendar knows.
std::string timestamp(std::int64_t when) {
  const std::time_t time = when;
  std::tm utc{};
  if (gmtime_r(&time, &utc) == nullptr) return {};
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

// https://owasp.org/www-community/attacks/CSV_Injection. Quotes alone do not help: spreadsheets look behind them.
std::string cell(std::string_view text) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  std::string value;
  if (!text.empty() && kFormula.find(text.front()) != kFormula.npos) value = '\'';
  value += text;
  if (value.find_first_of(",\"\r\n") == value.npos) return value;
  std::string quoted = "\"";
  for (const char c : value) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

Result<void> finish(std::ostream& out) {
  if (!out.flush()) return fail("the export cannot be written; is the disk full?", ErrorKind::environment);
  return {};
}

}  // namespace

Result<void> export_csv(std::span<const FeedbackRow> rows, std::ostream& out) {
  out << "when,locale,article,helpful,comment\r\n";
  for (const FeedbackRow& row : rows) {
    out << timestamp(row.when) << ',' << cell(row.locale) << ',' << cell(row.article) << ','
        << (row.helpful ? "true" : "false") << ',' << cell(row.comment) << "\r\n";
  }
  return finish(out);
}

Result<void> export_json_lines(std::span<const FeedbackRow> rows, std::ostream& out) {
  for (const FeedbackRow& row : rows) {
    const nlohmann::ordered_json line = {{"when", timestamp(row.when)},
                                         {"locale", row.locale},
                                         {"article", row.article},
                                         {"helpful", row.helpful},
                                         {"comment", row.comment}};
    out << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }
  return finish(out);
}

}  // namespace firstline
