#include "server/http/metrics.h"

#include <algorithm>
#include <cstdio>

namespace firstline {

namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

// A label's value (exposition format: backslash, quote and line break are escaped).
std::string label(std::string_view value) {
  std::string escaped;
  for (const char c : value) {
    if (c == '\\' || c == '"') escaped += '\\';
    if (c == '\n') {
      escaped += "\\n";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

void head(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
  text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ");
  text.append(type).append("\n");
}

}  // namespace

Metrics::Metrics(std::span<const std::string_view> routes) : rows_(routes.size()) {
  for (std::size_t i = 0; i < routes.size(); ++i) rows_[i].name = routes[i];
}

void Metrics::count(std::size_t route, int status, double seconds) {
  Row& row = rows_[route];
  const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin();
  row.statuses[static_cast<std::size_t>(std::clamp(status, 0, 599))].fetch_add(1, std::memory_order_relaxed);
  row.buckets[static_cast<std::size_t>(bound)].fetch_add(1, std::memory_order_relaxed);
  row.microseconds.fetch_add(static_cast<std::uint64_t>(seconds * 1e6), std::memory_order_relaxed);
}

std::string Metrics::expose(const MetricsNow& now) const {
  std::string text;
  head(text, "firstline_requests_total", "counter", "Answers by route and status.");
  for (const Row& row : rows_) {
    for (std::size_t status = 0; status < kStatuses; ++status) {
      const std::uint64_t count = row.statuses[status].load(std::memory_order_relaxed);
      if (count == 0) continue;
      text += "firstline_requests_total{route=\"" + label(row.name) + "\",status=\"" + std::to_string(status) + "\"} " +
              std::to_string(count) + "\n";
    }
  }
  head(text, "firstline_request_seconds", "histogram", "From the whole request to its answer, by route.");
  for (const Row& row : rows_) {
    std::uint64_t below = 0;
    std::string lines;
    const std::string series = "firstline_request_seconds_bucket{route=\"" + label(row.name) + "\",le=\"";
    for (std::size_t i = 0; i < row.buckets.size(); ++i) {
      below += row.buckets[i].load(std::memory_order_relaxed);
      lines += series + (i < kBounds.size() ? number(kBounds[i]) : "+Inf") + "\"} " + std::to_string(below) + "\n";
    }
    if (below == 0) continue;
    const std::string route = "{route=\"" + label(row.name) + "\"} ";
    const double sum = static_cast<double>(row.microseconds.load(std::memory_order_relaxed)) / 1e6;
    text += lines + "firstline_request_seconds_sum" + route + number(sum) + "\n" + "firstline_request_seconds_count" +
            route + std::to_string(below) + "\n";
  }
  head(text, "firstline_requests_in_flight", "gauge", "Requests being worked out.");
  text += "firstline_requests_in_flight " + std::to_string(in_flight_.load(std::memory_order_relaxed)) + "\n";
  head(text, "firstline_connections", "gauge", "Open connections.");
  text += "firstline_connections " + std::to_string(now.connections) + "\n";
  head(text, "firstline_generation_info", "gauge", "The generation that is served.");
  text += "firstline_generation_info{generation=\"" + label(now.generation) + "\"} 1\n";
  head(text, "firstline_generation_built_seconds", "gauge", "When it was built, in seconds since the epoch.");
  text += "firstline_generation_built_seconds " + std::to_string(now.built_at) + "\n";
  head(text, "firstline_articles", "gauge", "Public articles by locale.");
  for (const auto& [locale, count] : now.articles) {
    text += "firstline_articles{locale=\"" + label(locale) + "\"} " + std::to_string(count) + "\n";
  }
  return text;
}

}  // namespace firstline
