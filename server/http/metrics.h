// What the server counts, as Prometheus reads it (text exposition format 0.0.4).
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace firstline {

// Values at the moment of reading, which others keep.
struct MetricsNow {
  std::string generation;
  std::int64_t built_at = 0;
  std::vector<std::pair<std::string, std::size_t>> articles;  // by locale; public ones only
  std::size_t connections = 0;
};

// Counting is lock-free; safe to share between threads.
class Metrics {
 public:
  // One row for each route, by its place in the table, and one more for what reaches no route.
  explicit Metrics(std::span<const std::string_view> routes);

  void started() { in_flight_.fetch_add(1, std::memory_order_relaxed); }
  void finished() { in_flight_.fetch_sub(1, std::memory_order_relaxed); }
  void count(std::size_t route, int status, double seconds);
  std::string expose(const MetricsNow& now) const;

 private:
  // Upper bounds in seconds; a last bucket takes the rest.
  static constexpr std::array<double, 10> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};
  static constexpr std::size_t kStatuses = 600;

  struct Row {
    std::string_view name;
    std::array<std::atomic<std::uint64_t>, kStatuses> statuses{};
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> buckets{};
    std::atomic<std::uint64_t> microseconds{0};
  };

  std::vector<Row> rows_;
  std::atomic<std::int64_t> in_flight_{0};
};

}  // namespace firstline
