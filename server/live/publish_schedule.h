// When the next build is due: some quiet after a change, the moment an article is scheduled for, a while after a
// failure. Times come from outside, so that tests own them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace firstline {

struct Moment {
  std::chrono::steady_clock::time_point steady;  // measures waiting; never jumps
  std::int64_t wall = 0;                         // seconds since the epoch; what publish_at is compared with
};

class PublishSchedule {
 public:
  using Duration = std::chrono::steady_clock::duration;

  // Editors save in several steps, and a checkout writes hundreds of files: a build begins when nothing has changed for
  // kQuiet, but at most kPatience after the first change.
  static constexpr Duration kQuiet = std::chrono::milliseconds(300);
  static constexpr Duration kPatience = std::chrono::seconds(5);
  static constexpr Duration kFirstRetry = std::chrono::seconds(1);  // doubled up to
  static constexpr Duration kLastRetry = std::chrono::seconds(60);

  void changed(const Moment& now);
  // A build should begin now.
  bool due(const Moment& now) const;
  // How long nothing will be due if nothing changes: never above `most`. Short sleeps make jumps of the wall clock
  // harmless: whoever waits looks at it again.
  Duration wait(const Moment& now, Duration most) const;

  void began();  // what changed so far is in the build
  void succeeded(std::optional<std::int64_t> next_due);
  void failed(const Moment& now);

 private:
  std::optional<std::chrono::steady_clock::time_point> first_change_;
  std::optional<std::chrono::steady_clock::time_point> last_change_;
  std::optional<std::chrono::steady_clock::time_point> retry_at_;
  std::optional<std::int64_t> next_due_;  // an article is to appear or to go; wall clock
  unsigned failures_ = 0;
};

}  // namespace firstline
