// Keeps the published index up to date with a folder of content, while the server serves: when files change, and when
// an article's publish_at or expires_at comes.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "indexer/base/result.h"
#include "server/http/file_descriptor.h"
#include "server/live/build_message.h"
#include "server/live/content_watcher.h"
#include "server/live/publish_schedule.h"
#include "server/process/child_process.h"

namespace firstline {

struct PublisherOptions {
  std::filesystem::path content;
  std::filesystem::path index;
  bool watch = false;   // publish when files change, not only when an article is due
  bool notify = false;  // tell about changes of files (see start)
  std::filesystem::path program = "/proc/self/exe";
  std::function<std::int64_t()> wall_clock = {};  // seconds since the epoch; empty: the system's
};

// One thread of its own, which only waits; the work is done in child processes, one at a time.
class Publisher {
 public:
  explicit Publisher(PublisherOptions options);
  ~Publisher();  // stops; a build that runs is killed, which harms nothing

  // Builds once, in the calling thread; before start(). `interrupt` is a descriptor that stops it when it is readable.
  Result<BuildMessage> build_now(int interrupt);
  // Begins with a build, unless build_now made one. The functions are called in the publisher's thread: after every
  // build, and a moment after files changed (with `notify`).
  void start(std::function<void(const Result<BuildMessage>&)> built, std::function<void()> content_changed = {});
  // The wall clock was moved (tests).
  void wake();

 private:
  void run();
  void wait_for_events();
  void notice_changes(const Moment& now);
  void begin_build(const Moment& now);
  void finish_build(const Moment& now);
  void take(const Result<BuildMessage>& built, const Moment& now);
  void log_findings(const BuildMessage& message);
  Moment now() const;
  ChildCommand command() const;

  const PublisherOptions options_;
  FileDescriptor wake_;
  std::atomic<bool> stopping_{false};
  std::unique_ptr<ContentWatcher> watcher_;  // when changes matter to somebody
  PublishSchedule schedule_;
  std::optional<ChildProcess> child_;
  std::optional<std::chrono::steady_clock::time_point> tell_at_;  // content_changed
  std::optional<std::chrono::steady_clock::time_point> git_since_;
  std::set<std::string> known_findings_;
  std::string last_failure_;
  bool has_built_ = false;
  std::function<void(const Result<BuildMessage>&)> built_;
  std::function<void()> content_changed_;
  std::thread thread_;
};

}  // namespace firstline
