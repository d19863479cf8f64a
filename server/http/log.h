// The log: one JSON object a line on standard error. Queries, bodies and addresses are not in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace firstline {

// "debug", "info", "warn", "error" or "off". Access lines are of level info. Until it is called, everything from info
// up is logged.
Result<void> set_log_level(std::string_view level);

void log_info(std::string_view message);
void log_warning(std::string_view message);
void log_error(std::string_view message);

struct AccessRecord {
  std::string_view id;
  std::string_view method = {};
  std::string_view route = {};   // the route's name, never the address
  std::string_view locale = {};  // "" when no page was chosen
  int status = 0;
  double milliseconds = 0;
  std::size_t bytes = 0;
};
void log_access(const AccessRecord& record);

// Only with --log-queries: what was searched for and how much was found, without anything that says by whom.
void log_query(std::string_view locale, std::string_view query, std::size_t total);

}  // namespace firstline
