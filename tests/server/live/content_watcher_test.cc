#include "server/live/content_watcher.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <string>

#include "tests/temp_dir.h"

namespace firstline {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

// Events of inotify are there when the call that caused them returns; nothing here waits.
class Watched : public testing::Test {
 protected:
  Watched() { fs::create_directories(root() / "en" / "account"); }

  fs::path root() const { return dir_.path() / "content"; }
  void write(const std::string& path, const std::string& text = "text") { std::ofstream(root() / path) << text; }
  ContentWatcher& watcher(WatchOptions options = {}) {
    watcher_.emplace(root(), now_, options);
    return *watcher_;
  }
  bool changed() { return watcher_->collect(now_); }
  bool changed_later() {
    now_ += seconds(10);
    return changed();
  }

  TempDir dir_;
  ContentWatcher::TimePoint now_{std::chrono::hours(1)};
  std::optional<ContentWatcher> watcher_;
};

TEST_F(Watched, FilesThatAreWrittenRenamedAndRemoved) {
  write("en/a.md");
  watcher();
  ASSERT_EQ(watcher_->fallback_reason(), "");
  EXPECT_FALSE(changed());
  write("en/a.md", "more");
  EXPECT_TRUE(changed());
  EXPECT_FALSE(changed());
  fs::rename(root() / "en/a.md", root() / "en/account/b.md");
  EXPECT_TRUE(changed());
  fs::remove(root() / "en/account/b.md");
  EXPECT_TRUE(changed());
}

TEST_F(Watched, EditorsThatWriteBesideAndRename) {
  watcher();
  for (const std::string leftover : {"en/4913", "en/.a.md.swp", "en/a.md~", "en/#a.md#", "en/a.md.tmp", ".git"}) {
    write(leftover);
    EXPECT_FALSE(changed()) << leftover;
  }
  fs::rename(root() / "en/a.md.tmp", root() / "en/a.md");
  EXPECT_TRUE(changed());
}

TEST_F(Watched, FoldersThatAreCreatedRenamedAndRemoved) {
  watcher();
  fs::create_directories(root() / "de/x/y");
  EXPECT_TRUE(changed());
  write("de/x/y/a.md");
  EXPECT_TRUE(changed()) << "a folder in a folder that is new itself";
  fs::rename(root() / "de/x", root() / "en/z");
  EXPECT_TRUE(changed());
  write("en/z/y/b.md");
  EXPECT_TRUE(changed()) << "watched under its new name";
  fs::rename(root() / "en/z", dir_.path() / "outside");
  EXPECT_TRUE(changed());
  std::ofstream(dir_.path() / "outside/y/c.md") << "text";
  EXPECT_FALSE(changed()) << "no content any more";
  fs::remove_all(root() / "de");
  EXPECT_TRUE(changed());
  EXPECT_FALSE(changed());
}

TEST_F(Watched, MoreChangesThanTheSystemRemembers) {
  write("en/a.md");
  write("en/b.md");
  watcher();
  int limit = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> limit;
  if (limit > 100'000) GTEST_SKIP() << "this system remembers " << limit;
  // Two files in turn, since equal events are joined.
  const int files[] = {::open((root() / "en/a.md").c_str(), O_WRONLY), ::open((root() / "en/b.md").c_str(), O_WRONLY)};
  for (int i = 0; i < limit + 10; ++i) ::fchmod(files[i % 2], 0644);
  for (const int file : files) ::close(file);
  fs::create_directories(root() / "late");
  EXPECT_TRUE(changed());
  write("late/a.md");
  EXPECT_TRUE(changed()) << "its creation was among the events that were lost";
}

TEST_F(Watched, ARootThatIsALinkTurnedToAnotherRelease) {
  const fs::path link = dir_.path() / "current";
  fs::create_directories(dir_.path() / "release-2/en");
  fs::create_directory_symlink(root(), link);
  ContentWatcher linked(link, now_);
  EXPECT_FALSE(linked.collect(now_));
  fs::create_directory_symlink(dir_.path() / "release-2", dir_.path() / "next");
  fs::rename(dir_.path() / "next", link);
  now_ += seconds(3);
  EXPECT_TRUE(linked.collect(now_));
  std::ofstream(dir_.path() / "release-2/en/a.md") << "text";
  EXPECT_TRUE(linked.collect(now_));
}

TEST_F(Watched, ARootThatGoesAndComesBack) {
  watcher();
  fs::remove_all(root());
  EXPECT_TRUE(changed_later());
  EXPECT_FALSE(changed_later());
  fs::create_directories(root() / "en");
  EXPECT_TRUE(changed_later());
  write("en/a.md");
  EXPECT_TRUE(changed());
}

TEST_F(Watched, LooksByItselfWhereTheSystemHasTooFewWatches) {
  write("en/a.md");
  watcher({.most_folders = 2});
  EXPECT_NE(watcher_->fallback_reason().find("max_user_watches"), std::string::npos);
  EXPECT_EQ(watcher_->descriptor(), -1);
  EXPECT_FALSE(changed_later());
  write("en/a.md", "more");
  EXPECT_TRUE(changed_later());
  EXPECT_FALSE(changed_later());
  write("en/a.md~");
  EXPECT_FALSE(changed_later());
  fs::rename(root() / "en/account", root() / "en/billing");
  EXPECT_TRUE(changed_later());
  fs::remove(root() / "en/a.md");
  EXPECT_TRUE(changed_later());
}

TEST_F(Watched, FallsBackWhenFoldersBecomeTooMany) {
  watcher({.most_folders = 4});
  ASSERT_EQ(watcher_->fallback_reason(), "");
  fs::create_directories(root() / "a/b/c/d");
  EXPECT_TRUE(changed());
  EXPECT_NE(watcher_->fallback_reason(), "");
  write("a/b/c/d/e.md");
  EXPECT_TRUE(changed_later());
}

TEST(GitIsBusy, WhileItHasItsLock) {
  const TempDir dir;
  const fs::path content = dir.path() / "repository/content";
  fs::create_directories(content);
  EXPECT_FALSE(git_is_busy(content));
  fs::create_directories(dir.path() / "repository/.git");
  EXPECT_FALSE(git_is_busy(content));
  std::ofstream(dir.path() / "repository/.git/index.lock") << "";
  EXPECT_TRUE(git_is_busy(content));
}

}  // namespace
}  // namespace firstline
