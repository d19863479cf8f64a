#include "server/live/content_watcher.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

namespace firstline {

namespace {

namespace fs = std::filesystem;

// The root itself may be a link that is turned to another release, which no event tells.
constexpr auto kRootCheck = std::chrono::seconds(2);
constexpr auto kLook = std::chrono::seconds(2);
// Looking may cost a twentieth of a processor, however many files there are.
constexpr int kLookShare = 20;
constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR | IN_EXCL_UNLINK;

// File systems on which others write without the kernel here hearing of it (statfs(2)).
bool is_remote(const fs::path& root) {
  constexpr std::array<std::uint32_t, 6> kRemote = {0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997};
  struct statfs status {};
  if (::statfs(root.c_str(), &status) != 0) return false;
  return std::find(kRemote.begin(), kRemote.end(), static_cast<std::uint32_t>(status.f_type)) != kRemote.end();
}

// Calls `visit(path, status)` for what a build would see below `root`, folders included.
template <class Visit>
void walk(const fs::path& root, const Visit& visit) {
  std::vector<fs::path> folders = {root};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      if (!may_be_content(entry->path().filename().native())) continue;
      struct stat status {};
      if (::lstat(entry->path().c_str(), &status) != 0) continue;
      visit(entry->path(), status);
      if (S_ISDIR(status.st_mode)) folders.push_back(entry->path());
    }
  }
}

// Of every file's name, size and times. The order in which a folder is read does not matter: sums do not mind.
std::uint64_t tree_fingerprint(const fs::path& root) {
  std::uint64_t sum = 0;
  walk(root, [&sum](const fs::path& path, const struct stat& status) {
    std::uint64_t hash = std::hash<std::string>()(path.native());
    for (const auto value :
         {static_cast<std::uint64_t>(status.st_size), static_cast<std::uint64_t>(status.st_ino),
          static_cast<std::uint64_t>(status.st_mtim.tv_sec), static_cast<std::uint64_t>(status.st_mtim.tv_nsec),
          static_cast<std::uint64_t>(status.st_mode)}) {
      if (S_ISDIR(status.st_mode)) break;  // its times change with files that do not matter
      hash = (hash ^ value) * 0x100000001b3ULL;
    }
    sum += hash * 0x9e3779b97f4a7c15ULL;
  });
  return sum;
}

}  // namespace

bool may_be_content(std::string_view name) {
  if (name.empty() || name.front() == '.' || name == "node_modules") return false;
  if (name.back() == '~' || (name.front() == '#' && name.back() == '#')) return false;
  // Vim tries with a file of this name whether it may write in the folder.
  if (name == "4913") return false;
  for (const std::string_view ending : {".tmp", ".swp", ".part", ".crdownload"}) {
    if (name.ends_with(ending)) return false;
  }
  return true;
}

bool git_is_busy(const fs::path& folder) {
  std::error_code error;
  for (fs::path at = fs::weakly_canonical(folder, error); !error && at.has_relative_path(); at = at.parent_path()) {
    if (fs::exists(at / ".git", error)) return fs::exists(at / ".git" / "index.lock", error);
  }
  return false;
}

ContentWatcher::ContentWatcher(fs::path root, TimePoint now, WatchOptions options)
    : root_(std::move(root)), options_(options), root_checked_(now), looked_(now), interval_(kRootCheck) {
  if (is_remote(root_)) {
    fall_back("it is on a network file system");
  } else if (inotify_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC); inotify_ < 0) {
    fall_back(std::string("inotify does not work: ") + std::strerror(errno));
  } else {
    static_cast<void>(root_was_replaced());
    lay_watches();
  }
}

ContentWatcher::~ContentWatcher() {
  if (inotify_ >= 0) ::close(inotify_);
}

bool ContentWatcher::collect(TimePoint now) {
  if (inotify_ < 0) return look(now);
  bool changed = read_events();
  if (now - root_checked_ >= kRootCheck) {
    root_checked_ = now;
    if (root_was_replaced()) changed = relay_ = true;
  }
  if (std::exchange(relay_, false)) lay_watches();
  return changed;
}

bool ContentWatcher::read_events() {
  bool changed = false;
  alignas(inotify_event) char bytes[1 << 14];
  for (;;) {
    const ssize_t got = ::read(inotify_, bytes, sizeof bytes);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return changed;
    for (const char* at = bytes; at < bytes + got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      if (event->mask & IN_Q_OVERFLOW) {  // too much happened to be told
        changed = relay_ = true;
      } else if (event->len > 0 && may_be_content(event->name)) {
        changed = true;
        if (event->mask & IN_ISDIR) relay_ = true;
      }
    }
  }
}

bool ContentWatcher::root_was_replaced() {
  struct stat status {};
  if (::stat(root_.c_str(), &status) != 0) status = {};
  const bool same = status.st_dev == root_device_ && status.st_ino == root_inode_;
  root_device_ = status.st_dev;
  root_inode_ = status.st_ino;
  return !same;
}

// Watching a folder comes before looking into it, so that no folder made meanwhile is missed.
void ContentWatcher::lay_watches() {
  std::set<int> laid;
  bool complete = watch_folder(root_, true, laid);
  std::vector<fs::path> folders = {root_};
  while (complete && !folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); complete && !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      std::error_code unreadable;
      if (!may_be_content(entry->path().filename().native()) || !entry->is_directory(unreadable) ||
          entry->is_symlink(unreadable)) {
        continue;
      }
      complete = watch_folder(entry->path(), false, laid);
      folders.push_back(entry->path());
    }
  }
  if (!complete) {
    return fall_back("the system does not allow so many watches; raise fs.inotify.max_user_watches (sysctl)");
  }
  for (const int watch : watches_) {
    if (!laid.contains(watch)) ::inotify_rm_watch(inotify_, watch);
  }
  watches_ = std::move(laid);
}

// False only when the system has no more watches to give.
bool ContentWatcher::watch_folder(const fs::path& folder, bool is_root, std::set<int>& laid) {
  const int watch = ::inotify_add_watch(inotify_, folder.c_str(), kEvents | (is_root ? 0u : IN_DONT_FOLLOW));
  if (watch >= 0) laid.insert(watch);
  return laid.size() <= options_.most_folders && (watch >= 0 || (errno != ENOSPC && errno != ENOMEM));
}

void ContentWatcher::fall_back(std::string reason) {
  if (inotify_ >= 0) ::close(std::exchange(inotify_, -1));
  watches_.clear();
  fallback_reason_ = std::move(reason);
  interval_ = kLook;
  fingerprint_ = tree_fingerprint(root_);
}

bool ContentWatcher::look(TimePoint now) {
  if (now - looked_ < interval_) return false;
  looked_ = now;
  const auto began = std::chrono::steady_clock::now();
  const std::uint64_t found = tree_fingerprint(root_);
  interval_ = std::max<Duration>(kLook, kLookShare * (std::chrono::steady_clock::now() - began));
  return std::exchange(fingerprint_, found) != found;
}

}  // namespace firstline
