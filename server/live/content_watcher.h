// Notices that something changed below a folder of content: by inotify, or by looking again and again where that is not
// possible (network file systems, too many folders for the system's limit).
//
// Nothing is learnt about what changed: a build finds that out by itself, and cheaply. So an event need only be
// noticed, never understood, and a folder that is created, renamed or replaced just means that the watches are laid
// anew.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace firstline {

struct WatchOptions {
  std::size_t most_folders = 1u << 20;  // above it: as if the system refused
};

// Belongs to one thread.
class ContentWatcher {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;

  ContentWatcher(std::filesystem::path root, TimePoint now, WatchOptions options = {});
  ContentWatcher(const ContentWatcher&) = delete;
  ContentWatcher& operator=(const ContentWatcher&) = delete;
  ~ContentWatcher();

  // Readable when there is something to collect; -1 where only looking helps.
  int descriptor() const { return inotify_; }
  // How long to wait for the descriptor before collect() is called anyway.
  Duration interval() const { return interval_; }
  // True when something changed since the last call (or since the watcher was made).
  bool collect(TimePoint now);
  // Why folders are looked at instead of watched; "" when they are watched.
  const std::string& fallback_reason() const { return fallback_reason_; }

 private:
  bool read_events();
  bool root_was_replaced();
  void lay_watches();
  bool watch_folder(const std::filesystem::path& folder, bool is_root, std::set<int>& laid);
  void fall_back(std::string reason);
  bool look(TimePoint now);

  const std::filesystem::path root_;
  const WatchOptions options_;
  int inotify_ = -1;
  std::set<int> watches_;
  std::uint64_t root_device_ = 0;
  std::uint64_t root_inode_ = 0;
  TimePoint root_checked_;
  bool relay_ = false;
  std::string fallback_reason_;
  std::uint64_t fingerprint_ = 0;
  TimePoint looked_;
  Duration interval_;
};

// Whether a file of that name can matter to a build: not hidden, and not what editors and downloads leave for a moment.
bool may_be_content(std::string_view name);

// Git is writing into the work tree that holds `folder` (it has its index.lock).
bool git_is_busy(const std::filesystem::path& folder);

}  // namespace firstline
