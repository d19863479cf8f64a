#include "server/live/publish_schedule.h"

#include <algorithm>

namespace firstline {

void PublishSchedule::changed(const Moment& now) {
  if (!first_change_) first_change_ = now.steady;
  last_change_ = now.steady;
}

bool PublishSchedule::due(const Moment& now) const {
  if (last_change_ && now.steady >= std::min(*last_change_ + kQuiet, *first_change_ + kPatience)) return true;
  if (retry_at_) return now.steady >= *retry_at_;
  return next_due_ && now.wall >= *next_due_;
}

PublishSchedule::Duration PublishSchedule::wait(const Moment& now, Duration most) const {
  if (due(now)) return Duration::zero();
  Duration left = most;
  if (last_change_) left = std::min(left, std::min(*last_change_ + kQuiet, *first_change_ + kPatience) - now.steady);
  if (retry_at_) return std::min(left, *retry_at_ - now.steady);
  // Cut off, since a far moment would overflow the clock's nanoseconds.
  if (next_due_)
    left = std::min<Duration>(left, std::chrono::seconds(std::min<std::int64_t>(*next_due_ - now.wall, 3600)));
  return left;
}

void PublishSchedule::began() {
  first_change_.reset();
  last_change_.reset();
  retry_at_.reset();
}

void PublishSchedule::succeeded(std::optional<std::int64_t> next_due) {
  failures_ = 0;
  next_due_ = next_due;
}

void PublishSchedule::failed(const Moment& now) {
  const Duration pause = kFirstRetry * (1u << std::min(failures_, 6u));
  ++failures_;
  retry_at_ = now.steady + std::min(pause, kLastRetry);
}

}  // namespace firstline
