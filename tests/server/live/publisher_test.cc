#include "server/live/publisher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/eventfd.h>

#include <condition_variable>
#include <deque>
#include <fstream>
#include <mutex>
#include <optional>

#include "indexer/index/publication.h"
#include "server/http/log.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;

constexpr std::int64_t kNow = 1'790'000'000;  // 2026-09-21
constexpr const char* kDue = "2026-09-23";    // two days later
constexpr std::int64_t kAfter = kNow + 300'000;

class Publishing : public testing::Test {
 protected:
  Publishing() {
    static_cast<void>(set_log_level("off"));
    site_.article("en/hello.md", "Hello", "World.");
  }
  void SetUp() override {
    if (!std::filesystem::exists(kProgram)) GTEST_SKIP() << kProgram << " is not built";
  }

  Publisher& make(bool watch) {
    PublisherOptions options{.content = site_.content(), .index = site_.index(), .watch = watch};
    options.program = kProgram;
    options.wall_clock = [this] { return now_.load(); };
    publisher_.emplace(std::move(options));
    return *publisher_;
  }
  void start() {
    publisher_->start([this](const Result<BuildMessage>& built) {
      const std::lock_guard lock(mutex_);
      built_.push_back(built);
      happened_.notify_all();
    });
  }
  // The outcome of the next build.
  Result<BuildMessage> next() {
    std::unique_lock lock(mutex_);
    if (!happened_.wait_for(lock, std::chrono::seconds(20), [this] { return !built_.empty(); })) {
      return fail("nothing was built");
    }
    auto first = std::move(built_.front());
    built_.pop_front();
    return first;
  }
  bool serves(const std::string& id) { return site_.reader().find("en", id, now_).has_value(); }

  static constexpr const char* kProgram = FIRSTLINE_BINARY_DIR "/firstline-server";
  TempSite site_;
  std::atomic<std::int64_t> now_{kNow};
  std::mutex mutex_;
  std::condition_variable happened_;
  std::deque<Result<BuildMessage>> built_;
  std::optional<Publisher> publisher_;
};

TEST_F(Publishing, BuildsAtTheStart) {
  make(false);
  start();
  const auto built = next();
  ASSERT_TRUE(built) << built.error().message;
  EXPECT_TRUE(built->report.published);
  EXPECT_TRUE(serves("hello"));
}

TEST_F(Publishing, FollowsTheFiles) {
  ASSERT_TRUE(make(true).build_now(-1));
  start();
  site_.article("en/new.md", "New", "Just written.");
  auto built = next();
  ASSERT_TRUE(built) << built.error().message;
  EXPECT_EQ(built->report.analyzed, 1u);
  EXPECT_TRUE(serves("new"));
  site_.remove("en/new.md");
  ASSERT_TRUE(next());
  EXPECT_FALSE(serves("new"));
}

TEST_F(Publishing, SaysWhatIsWrongAndPublishesTheRest) {
  ASSERT_TRUE(make(true).build_now(-1));
  start();
  site_.file("en/broken.md", "---\ntitle: [unclosed\n---\nText\n");
  auto built = next();
  ASSERT_TRUE(built) << built.error().message;
  EXPECT_EQ(built->errors, 1u);
  EXPECT_THAT(to_string(built->report.findings.at(0)), HasSubstr("en/broken.md:"));
  EXPECT_TRUE(serves("hello"));
}

TEST_F(Publishing, KeepsWhatWasPublishedWhenNothingIsLeft) {
  ASSERT_TRUE(make(true).build_now(-1));
  start();
  site_.remove("en");
  const auto built = next();
  ASSERT_FALSE(built);
  EXPECT_EQ(built.error().kind, ErrorKind::content);
  EXPECT_TRUE(serves("hello"));
  site_.article("en/back.md", "Back", "Again.");
  Result<BuildMessage> again = next();
  while (!again && again.error().kind == ErrorKind::content) again = next();  // it had tried once more
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_TRUE(serves("back"));
}

TEST_F(Publishing, LetsScheduledArticlesAppearOnTime) {
  site_.article("en/later.md", "Later", "Soon.", std::string("publish_at: ") + kDue);
  const auto first = make(false).build_now(-1);
  ASSERT_TRUE(first) << first.error().message;
  ASSERT_TRUE(first->report.next_due);
  EXPECT_FALSE(serves("later"));
  start();
  now_ = kAfter;  // the clock jumps
  publisher_->wake();
  const auto built = next();
  ASSERT_TRUE(built) << built.error().message;
  EXPECT_TRUE(serves("later"));
  EXPECT_FALSE(built->report.next_due);
}

TEST_F(Publishing, WaitsForWhoeverHoldsTheIndex) {
  std::optional<IndexLock> lock;
  lock.emplace(std::move(*IndexLock::acquire(site_.index())));
  make(false);
  start();
  const auto refused = next();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::environment);
  lock.reset();
  Result<BuildMessage> built = next();
  while (!built) built = next();
  EXPECT_TRUE(built->report.published);
}

TEST_F(Publishing, StopsABuildThatIsInterrupted) {
  const int interrupt = ::eventfd(1, EFD_CLOEXEC);
  const auto built = make(false).build_now(interrupt);
  ::close(interrupt);
  ASSERT_FALSE(built);
  EXPECT_THAT(built.error().message, HasSubstr("stopped"));
}

TEST(BuildMessages, SurviveTheJourney) {
  BuildReport report;
  report.generation = "gen-000007";
  report.published = true;
  report.next_due = 42;
  report.findings = {{"en/\xff.md", 3, 4, Severity::error, "bad \"bytes\"\n"},
                     {"en/a.md", 0, 0, Severity::warning, ""}};
  const auto message = decode_build(encode_build(report));
  ASSERT_TRUE(message) << message.error().message;
  EXPECT_EQ(message->report.generation, "gen-000007");
  EXPECT_EQ(message->report.next_due, 42);
  EXPECT_EQ(message->errors, 1u);
  EXPECT_EQ(message->warnings, 1u);
  EXPECT_EQ(message->report.findings.at(0).line, 3);
  const auto failed = decode_build(encode_build(tl::unexpected(Error{"no disk", ErrorKind::environment})));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().message, "no disk");
  EXPECT_FALSE(decode_build(""));
  EXPECT_FALSE(decode_build("{\"generation\": 7}"));
}

}  // namespace
}  // namespace firstline
