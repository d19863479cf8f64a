#include "server/live/publish_schedule.h"

#include <gtest/gtest.h>

#include <limits>

namespace firstline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr auto kMost = seconds(2);

// Time that a test moves.
struct Clock {
  Moment now{std::chrono::steady_clock::time_point(std::chrono::hours(1)), 1'000'000};
  void pass(PublishSchedule::Duration duration) {
    now.steady += duration;
    now.wall += std::chrono::duration_cast<seconds>(duration).count();
  }
};

TEST(PublishSchedule, HasNothingToDoAtFirst) {
  const Clock clock;
  const PublishSchedule schedule;
  EXPECT_FALSE(schedule.due(clock.now));
  EXPECT_EQ(schedule.wait(clock.now, kMost), kMost);
}

TEST(PublishSchedule, WaitsForQuietAfterAChange) {
  Clock clock;
  PublishSchedule schedule;
  schedule.changed(clock.now);
  EXPECT_EQ(schedule.wait(clock.now, kMost), PublishSchedule::kQuiet);
  clock.pass(milliseconds(200));
  schedule.changed(clock.now);
  clock.pass(milliseconds(200));
  EXPECT_FALSE(schedule.due(clock.now)) << "the second change began the wait anew";
  clock.pass(milliseconds(100));
  EXPECT_TRUE(schedule.due(clock.now));
  schedule.began();
  EXPECT_FALSE(schedule.due(clock.now));
}

TEST(PublishSchedule, DoesNotWaitForeverForQuiet) {
  Clock clock;
  PublishSchedule schedule;
  int changes = 0;
  for (; !schedule.due(clock.now) && changes < 1000; ++changes) {
    schedule.changed(clock.now);
    clock.pass(milliseconds(100));
  }
  EXPECT_EQ(changes, PublishSchedule::kPatience / milliseconds(100));
}

TEST(PublishSchedule, RemembersWhatChangedDuringABuild) {
  Clock clock;
  PublishSchedule schedule;
  schedule.changed(clock.now);
  schedule.began();
  schedule.changed(clock.now);
  schedule.succeeded(std::nullopt);
  clock.pass(PublishSchedule::kQuiet);
  EXPECT_TRUE(schedule.due(clock.now));
}

TEST(PublishSchedule, IsDueWhenAnArticleIs) {
  Clock clock;
  PublishSchedule schedule;
  schedule.succeeded(clock.now.wall + 3);
  EXPECT_FALSE(schedule.due(clock.now));
  clock.pass(seconds(2));
  EXPECT_EQ(schedule.wait(clock.now, kMost), seconds(1));
  clock.pass(seconds(1));
  EXPECT_TRUE(schedule.due(clock.now));
  schedule.began();
  schedule.succeeded(std::nullopt);
  EXPECT_FALSE(schedule.due(clock.now));
}

TEST(PublishSchedule, FollowsAWallClockThatIsSet) {
  Clock clock;
  PublishSchedule schedule;
  schedule.succeeded(clock.now.wall + 86400);
  EXPECT_EQ(schedule.wait(clock.now, kMost), kMost) << "never asleep for so long that a jump would be missed";
  clock.now.wall += 90000;  // while no time has passed
  EXPECT_TRUE(schedule.due(clock.now));
  clock.now.wall -= 90000;
  EXPECT_FALSE(schedule.due(clock.now)) << "set back, the article is due again later";
}

TEST(PublishSchedule, BearsTheLastMomentThereIs) {
  const Clock clock;
  PublishSchedule schedule;
  schedule.succeeded(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(schedule.wait(clock.now, std::chrono::hours(2)), std::chrono::hours(1));
}

TEST(PublishSchedule, TriesAgainAfterAFailureLessAndLessOften) {
  Clock clock;
  PublishSchedule schedule;
  PublishSchedule::Duration last = seconds(0);
  for (int attempt = 0; attempt < 20; ++attempt) {
    schedule.began();
    schedule.failed(clock.now);
    const auto wait = schedule.wait(clock.now, std::chrono::hours(1));
    EXPECT_GE(wait, last);
    EXPECT_LE(wait, PublishSchedule::kLastRetry);
    last = wait;
    clock.pass(wait);
    EXPECT_TRUE(schedule.due(clock.now));
  }
  EXPECT_EQ(last, PublishSchedule::kLastRetry);
  schedule.began();
  schedule.succeeded(std::nullopt);
  schedule.failed(clock.now);
  EXPECT_EQ(schedule.wait(clock.now, kMost), PublishSchedule::kFirstRetry);
}

TEST(PublishSchedule, BuildsAtOnceWhenTheMistakeBehindAFailureIsMended) {
  Clock clock;
  PublishSchedule schedule;
  for (int attempt = 0; attempt < 8; ++attempt) schedule.failed(clock.now);
  schedule.changed(clock.now);
  clock.pass(PublishSchedule::kQuiet);
  EXPECT_TRUE(schedule.due(clock.now));
}

}  // namespace
}  // namespace firstline
