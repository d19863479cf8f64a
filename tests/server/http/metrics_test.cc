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
  const std::string text = metrics.expose({"gen-1", 1700000000, {{"en", 3}, {"d\"e", 2}}, 5});
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
           "firstline_articles{locale=\"en\"} 3\n",
           "firstline_articles{locale=\"d\\\"e\"} 2\n",
       }) {
    EXPECT_THAT(text, HasSubstr(line));
  }
  EXPECT_THAT(text, Not(HasSubstr("home")));
}

}  // namespace
}  // namespace firstline
