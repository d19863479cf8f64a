#include "server/http/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Metrics, CountByRouteAndStatus) {
  const std::string_view names[] = {"home", "search"};
  Metrics metrics(names);
  metrics.count(1, 200, 0.002);
  metrics.count(1, 200, 0.3);
  metrics.count(1, 400, 60);
  metrics.started();
  const std::string text =
      metrics.expose({"gen-1", 1700000000, {{"en", 3}, {"d\"e", 2}}, 5, 1700000060, {4096, 7, 1.5}});
  for (const auto* line : {
           "firstline_requests_total{route=\"search\",status=\"200\"} 2\n",
           "firstline_requests_total{route=\"search\",status=\"400\"} 1\n",
           "firstline_request_seconds_bucket{route=\"search\",le=\"0.001\"} 0\n",
           "firstline_request_seconds_bucket{route=\"search\",le=\"0.0025\"} 1\n",
           "firstline_request_seconds_bucket{route=\"search\",le=\"1\"} 2\n",
           "firstline_request_seconds_bucket{route=\"search\",le=\"+Inf\"} 3\n",
           "firstline_request_seconds_count{route=\"search\"} 3\n",
           "firstline_request_seconds_sum{route=\"search\"} 60.302\n",
           "firstline_requests_in_flight 1\n",
           "firstline_connections 5\n",
           "firstline_generation_info{generation=\"gen-1\"} 1\n",
           "firstline_generation_age_seconds 60\n",
           "process_open_fds 7\n",
           "firstline_articles{locale=\"en\"} 3\n",
           "firstline_articles{locale=\"d\\\"e\"} 2\n",
       }) {
    EXPECT_THAT(text, HasSubstr(line));
  }
  EXPECT_THAT(text, Not(HasSubstr("home")));
}

TEST(Metrics, CountWhatWasTurnedAwayFoundAndBuilt) {
  Metrics metrics({});
  metrics.reject(Rejection::rate_limited);
  metrics.reject(Rejection::busy);
  metrics.reject(Rejection::busy);
  metrics.count_search({.corrected = true, .fallback = true});
  metrics.count_search({.none = true});
  metrics.count_search({});
  metrics.count_suggestion(false);
  metrics.count_build({BuildOutcome::published, 2, 3, 4});
  metrics.count_build({});
  const std::string text = metrics.expose({});
  for (const auto* line : {
           "firstline_rejections_total{reason=\"rate_limited\"} 1\n",
           "firstline_rejections_total{reason=\"busy\"} 2\n",
           "firstline_rejections_total{reason=\"slow\"} 0\n",
           "firstline_searches_total 3\n",
           "firstline_search_outcomes_total{outcome=\"corrected\"} 1\n",
           "firstline_search_outcomes_total{outcome=\"relaxed\"} 0\n",
           "firstline_search_outcomes_total{outcome=\"fallback\"} 1\n",
           "firstline_search_outcomes_total{outcome=\"none\"} 1\n",
           "firstline_suggestions_total{outcome=\"none\"} 1\n",
           "firstline_builds_total{outcome=\"published\"} 1\n",
           "firstline_builds_total{outcome=\"failed\"} 1\n",
           "firstline_build_seconds_bucket{le=\"1\"} 0\n",
           "firstline_build_seconds_bucket{le=\"2.5\"} 1\n",
           "firstline_build_seconds_sum 2\n",
           "firstline_content_findings{severity=\"error\"} 3\n",
           "firstline_content_findings{severity=\"warning\"} 4\n",
       }) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

}  // namespace
}  // namespace firstline
