// What the server counts, as Prometheus reads it. Labels come from fixed lists (routes, statuses, reasons, outcomes,
// the site's locales), never from what visitors send, so the number of series is bounded and no query is among them.
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

#include "server/http/process_usage.h"

namespace firstline {

// Values at the moment of reading, which others keep.
struct MetricsNow {
  std::string generation;
  std::int64_t built_at = 0;
  std::vector<std::pair<std::string, std::size_t>> articles;  // by locale; public ones only
  std::size_t connections = 0;
  std::int64_t now = 0;  // seconds since the epoch
  ProcessUsage process;
};

// Why a request was turned away before any handler saw it.
enum class Rejection : std::size_t { malformed, too_large, slow, rate_limited, busy, connections };

// How a search went; several may be true at once, or none.
struct SearchOutcome {
  bool corrected = false;  // in another spelling
  bool relaxed = false;    // not all words together
  bool fallback = false;   // with articles of another locale
  bool none = false;       // nothing found
};

enum class BuildOutcome : std::size_t { published, unchanged, failed };

struct BuildCount {
  BuildOutcome outcome = BuildOutcome::failed;
  double seconds = 0;
  std::size_t errors = 0;  // in the content
  std::size_t warnings = 0;
};

// Counting is lock-free; safe to share between threads.
class Metrics {
 public:
  // One row for each route, by its place in the table, and one more for what reaches no route.
  explicit Metrics(std::span<const std::string_view> routes);

  void started() { add(in_flight_, 1); }
  void finished() { in_flight_.fetch_sub(1, std::memory_order_relaxed); }
  void count(std::size_t route, int status, double seconds);
  void reject(Rejection reason) { add(rejections_[static_cast<std::size_t>(reason)], 1); }
  void count_search(const SearchOutcome& outcome);
  void count_suggestion(bool answered) { add(suggestions_[answered ? 0 : 1], 1); }
  void count_build(const BuildCount& build);
  std::string expose(const MetricsNow& now) const;

 private:
  // Upper bounds in seconds; a last bucket takes the rest.
  static constexpr std::array<double, 10> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};
  static constexpr std::array<double, 7> kBuildBounds = {0.5, 1, 2.5, 5, 15, 60, 300};
  static constexpr std::size_t kStatuses = 600;
  using Counter = std::atomic<std::uint64_t>;

  struct Row {
    std::string_view name;
    std::array<Counter, kStatuses> statuses{};
    std::array<Counter, kBounds.size() + 1> buckets{};
    Counter microseconds{0};
  };

  static void add(Counter& counter, std::uint64_t number) { counter.fetch_add(number, std::memory_order_relaxed); }
  static void add(std::atomic<std::int64_t>& gauge, std::int64_t number) {
    gauge.fetch_add(number, std::memory_order_relaxed);
  }

  std::vector<Row> rows_;
  std::atomic<std::int64_t> in_flight_{0};
  std::array<Counter, 6> rejections_{};  // by Rejection
  Counter searches_{0};
  std::array<Counter, 4> search_outcomes_{};
  std::array<Counter, 2> suggestions_{};
  std::array<Counter, 3> builds_{};  // by BuildOutcome
  std::array<Counter, kBuildBounds.size() + 1> build_buckets_{};
  Counter build_milliseconds_{0};
  std::array<Counter, 2> findings_{};  // of the latest build: errors, warnings
};

}  // namespace firstline
