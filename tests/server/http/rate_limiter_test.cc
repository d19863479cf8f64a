#include "server/http/rate_limiter.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const IpAddress kClient = *IpAddress::parse("203.0.113.7");
const IpAddress kOther = *IpAddress::parse("203.0.113.8");

TEST(RateLimiter, GivesTheBurstAndThenTheRate) {
  RateLimiter limiter(Rate{2, 3});
  RateLimiter::TimePoint now{};
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.take(kClient, now));
  EXPECT_EQ(limiter.take(kClient, now), 1u);
  EXPECT_FALSE(limiter.take(kOther, now));
  now += milliseconds(500);
  EXPECT_FALSE(limiter.take(kClient, now));
  EXPECT_TRUE(limiter.take(kClient, now));
  now += seconds(1000);
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.take(kClient, now));
  EXPECT_TRUE(limiter.take(kClient, now));
}

TEST(RateLimiter, SaysHowLongToWait) {
  RateLimiter limiter(Rate{0.1, 1});
  EXPECT_FALSE(limiter.take(kClient, {}));
  EXPECT_EQ(limiter.take(kClient, {}), 10u);
}

TEST(RateLimiter, ForgetsTheIdleAndStaysBounded) {
  RateLimiter limiter(Rate{1, 1}, 100);
  for (int i = 0; i < 1000; ++i) {
    limiter.take(*IpAddress::parse("10.0." + std::to_string(i / 250) + '.' + std::to_string(i % 250)),
                 RateLimiter::TimePoint(seconds(i)));
  }
  EXPECT_FALSE(limiter.take(kClient, RateLimiter::TimePoint(seconds(1000))));
  EXPECT_TRUE(limiter.take(kClient, RateLimiter::TimePoint(seconds(1000))));
}

TEST(Rate, ReadsWhatOperatorsWrite) {
  EXPECT_EQ((*Rate::parse("20"))->burst, 60);
  EXPECT_EQ((*Rate::parse("5:7"))->per_second, 5);
  EXPECT_EQ((*Rate::parse("0.5:7"))->burst, 7);
  EXPECT_FALSE(*Rate::parse("off"));
  for (const auto* wrong : {"", "0", "-1", "x", "1:", ":1", "1:2:3", "nan", "inf", "1e9"}) {
    EXPECT_FALSE(Rate::parse(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace firstline
