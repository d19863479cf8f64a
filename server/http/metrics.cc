#include "server/http/metrics.h"

#include <algorithm>
#include <iterator>

#include "server/http/exposition.h"

namespace firstline {

namespace {

constexpr std::string_view kRejections[] = {"malformed", "too_large", "slow", "rate_limited", "busy", "connections"};
constexpr std::string_view kSearchOutcomes[] = {"corrected", "relaxed", "fallback", "none"};
constexpr std::string_view kSuggestions[] = {"answered", "none"};
constexpr std::string_view kBuilds[] = {"published", "unchanged", "failed"};
constexpr std::string_view kFindings[] = {"error", "warning"};

std::uint64_t read(const std::atomic<std::uint64_t>& counter) { return counter.load(std::memory_order_relaxed); }

template <class Counters>
std::vector<std::uint64_t> read_all(const Counters& counters) {
  std::vector<std::uint64_t> numbers;
  std::transform(counters.begin(), counters.end(), std::back_inserter(numbers), read);
  return numbers;
}

template <std::size_t bounds>
std::size_t bucket_of(const std::array<double, bounds>& upper, double value) {
  return static_cast<std::size_t>(std::lower_bound(upper.begin(), upper.end(), value) - upper.begin());
}

// One series for each name of a label.
template <class Counters>
void expose_all(Exposition& out, std::string_view label, std::span<const std::string_view> names,
                const Counters& counters) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    out.sample({{label, names[i]}}, static_cast<double>(read(counters[i])));
  }
}

}  // namespace

Metrics::Metrics(std::span<const std::string_view> routes) : rows_(routes.size()) {
  for (std::size_t i = 0; i < routes.size(); ++i) rows_[i].name = routes[i];
}

void Metrics::count(std::size_t route, int status, double seconds) {
  Row& row = rows_[route];
  add(row.statuses[static_cast<std::size_t>(std::clamp(status, 0, 599))], 1);
  add(row.buckets[bucket_of(kBounds, seconds)], 1);
  add(row.microseconds, static_cast<std::uint64_t>(seconds * 1e6));
}

void Metrics::count_search(const SearchOutcome& outcome) {
  add(searches_, 1);
  const bool happened[] = {outcome.corrected, outcome.relaxed, outcome.fallback, outcome.none};
  for (std::size_t i = 0; i < std::size(happened); ++i) add(search_outcomes_[i], happened[i] ? 1 : 0);
}

void Metrics::count_build(const BuildCount& build) {
  add(builds_[static_cast<std::size_t>(build.outcome)], 1);
  if (build.outcome == BuildOutcome::failed) return;
  add(build_buckets_[bucket_of(kBuildBounds, build.seconds)], 1);
  add(build_milliseconds_, static_cast<std::uint64_t>(build.seconds * 1e3));
  findings_[0] = build.errors;
  findings_[1] = build.warnings;
}

std::string Metrics::expose(const MetricsNow& now) const {
  Exposition out;
  out.metric("firstline_requests_total", "counter", "Answers by route and status.");
  for (const Row& row : rows_) {
    for (std::size_t status = 0; status < kStatuses; ++status) {
      const std::uint64_t count = read(row.statuses[status]);
      if (count == 0) continue;
      out.sample({{"route", row.name}, {"status", std::to_string(status)}}, static_cast<double>(count));
    }
  }
  out.metric("firstline_request_seconds", "histogram", "From the whole request to its answer, by route.");
  for (const Row& row : rows_) {
    const auto counts = read_all(row.buckets);
    if (std::all_of(counts.begin(), counts.end(), [](std::uint64_t count) { return count == 0; })) continue;
    out.histogram({{"route", row.name}}, kBounds, counts, static_cast<double>(read(row.microseconds)) / 1e6);
  }
  out.gauge("firstline_requests_in_flight", "Requests being worked out.",
            static_cast<double>(in_flight_.load(std::memory_order_relaxed)));
  out.gauge("firstline_connections", "Open connections.", static_cast<double>(now.connections));
  out.metric("firstline_rejections_total", "counter", "Requests turned away before they were worked out, by reason.");
  expose_all(out, "reason", kRejections, rejections_);

  out.metric("firstline_searches_total", "counter", "Searches, by page and by API.");
  out.sample(static_cast<double>(read(searches_)));
  out.metric("firstline_search_outcomes_total", "counter",
             "Searches that were answered in another spelling, with fewer words, from another locale, or not at all; "
             "one search may count in several.");
  expose_all(out, "outcome", kSearchOutcomes, search_outcomes_);
  out.metric("firstline_suggestions_total", "counter", "Tickets that suggestions were asked for, by outcome.");
  expose_all(out, "outcome", kSuggestions, suggestions_);

  out.metric("firstline_generation_info", "gauge", "The generation that is served.");
  out.sample({{"generation", now.generation}}, 1);
  out.gauge("firstline_generation_built_seconds", "When it was built, in seconds since the epoch.",
            static_cast<double>(now.built_at));
  out.gauge("firstline_generation_age_seconds", "How long ago that was.",
            static_cast<double>(std::max<std::int64_t>(0, now.now - now.built_at)));
  out.metric("firstline_articles", "gauge", "Public articles by locale.");
  for (const auto& [locale, count] : now.articles) out.sample({{"locale", locale}}, static_cast<double>(count));
  out.metric("firstline_builds_total", "counter", "Builds by this server, by outcome.");
  expose_all(out, "outcome", kBuilds, builds_);
  out.metric("firstline_build_seconds", "histogram", "How long they took.");
  out.histogram({}, kBuildBounds, read_all(build_buckets_), static_cast<double>(read(build_milliseconds_)) / 1e3);
  out.metric("firstline_content_findings", "gauge", "What the latest build found wrong in the content, by severity.");
  expose_all(out, "severity", kFindings, findings_);

  out.metric("process_cpu_seconds_total", "counter", "Processor time, of this process alone.");
  out.sample(now.process.cpu_seconds);
  out.gauge("process_resident_memory_bytes", "Memory in use.", static_cast<double>(now.process.resident_bytes));
  out.gauge("process_open_fds", "Open file descriptors.", static_cast<double>(now.process.descriptors));
  return std::move(out).text();
}

}  // namespace firstline
