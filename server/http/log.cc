#include "server/http/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "server/http/json_text.h"

namespace firstline {

namespace {

spdlog::logger& logger() {
  static const std::shared_ptr<spdlog::logger> instance = [] {
    auto made = std::make_shared<spdlog::logger>("firstline", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *instance;
}

void log_message(spdlog::level::level_enum level, std::string_view message) {
  if (logger().should_log(level)) logger().log(level, "\"message\":{}", json_string(message));
}

}  // namespace

Result<void> set_log_level(std::string_view level) {
  for (const std::string_view known : {"debug", "info", "warn", "error", "off"}) {
    if (level != known) continue;
    logger().set_level(spdlog::level::from_str(std::string(level)));
    return {};
  }
  return fail('"' + std::string(level) + "\" is no log level; choose debug, info, warn, error or off");
}

void log_info(std::string_view message) { log_message(spdlog::level::info, message); }
void log_warning(std::string_view message) { log_message(spdlog::level::warn, message); }
void log_error(std::string_view message) { log_message(spdlog::level::err, message); }

void log_access(const AccessRecord& record) {
  // A 304 says that what the client keeps still holds.
  const std::string_view cache = record.status == 304 ? "hit" : "miss";
  logger().info(R"("id":"{}","method":"{}","route":"{}","status":{},"ms":{:.2f},"bytes":{},"locale":{},"cache":"{}")",
                record.id, record.method, record.route, record.status, record.milliseconds, record.bytes,
                json_string(record.locale), cache);
}

void log_query(std::string_view locale, std::string_view query, std::size_t total) {
  logger().info(R"("locale":{},"query":{},"total":{})", json_string(locale), json_string(query), total);
}

}  // namespace firstline
