#include "server/feedback/backup.h"

#include <atomic>
#include <thread>

#include "indexer/base/file.h"
#include "tests/server/feedback/store_fixture.h"

namespace firstline {
namespace {

struct Backup : StoreFixture {
  std::filesystem::path copy = folder.path() / "copy.db";
};

TEST_F(Backup, IsAStoreOfItsOwnInOneFile) {
  FeedbackStore store = open();
  ASSERT_TRUE(store.vote(vote_of("a", true, "before")));
  const auto done = store.backup(copy);
  ASSERT_TRUE(done) << done.error().message;
  ASSERT_TRUE(store.vote(vote_of("b", true, "after")));

  const auto files = std::distance(std::filesystem::directory_iterator(folder.path()), {});
  EXPECT_EQ(files, 4) << "the store, its log and the log's index, and the backup";
  EXPECT_EQ(SqlDatabase::open(copy, IfMissing::fail).value().text("PRAGMA journal_mode").value(), "delete");
  EXPECT_EQ(std::filesystem::status(copy).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);

  FeedbackStore restored = FeedbackStore::open("sqlite:" + copy.string()).value();
  EXPECT_EQ(restored.rows().value().size(), 1u);
  ASSERT_TRUE(restored.vote(vote_of("a", false)));  // the key came along: the visitor is known
  EXPECT_EQ(restored.totals("en", "install").value(), (Totals{0, 1, 0}));
}

TEST_F(Backup, WritesOverNothing) {
  FeedbackStore store = open();
  ASSERT_TRUE(write_file_atomically(copy, "precious"));
  EXPECT_THAT(store.backup(copy), FailsWith(ErrorKind::input, "exists already"));
  EXPECT_EQ(read_file(copy).value(), "precious");
  EXPECT_THAT(store.backup(file), FailsWith(ErrorKind::input, "exists already"));
  EXPECT_THAT(store.backup(folder.path()), FailsWith(ErrorKind::input, "exists already"));
}

TEST_F(Backup, ReportsAFolderThatIsNotThere) {
  EXPECT_THAT(open().backup(folder.path() / "no" / "copy.db"), FailsWith(ErrorKind::environment, "copy.db"));
}

TEST_F(Backup, LeavesNothingOfADamagedStore) {
  {
    FeedbackStore store = open();
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(store.vote(vote_of(std::to_string(i), true, std::string(500, 'c'))));
  }
  std::string bytes = read_file(file).value();
  std::fill(bytes.end() - 8192, bytes.end(), '\x5A');
  ASSERT_TRUE(write_file_atomically(file, bytes));
  EXPECT_THAT(open().backup(copy), FailsWith(ErrorKind::environment, "restore a backup"));
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_FALSE(entry.path().filename().string().starts_with("copy")) << entry.path();
  }
}

TEST_F(Backup, IsOfOneMomentWhileOthersVote) {
  FeedbackStore store = open();
  std::atomic<bool> enough = false;
  std::thread voter([&] {
    FeedbackStore other = open();  // as another process would
    for (int i = 0; !enough; ++i) {
      // Each visitor votes on two articles, in this order.
      EXPECT_TRUE(other.vote({std::to_string(i), "en", "first", true, "", i}));
      EXPECT_TRUE(other.vote({std::to_string(i), "en", "second", true, "", i}));
    }
  });
  for (int i = 0; i < 5; ++i) {
    const std::filesystem::path path = folder.path() / ("copy-" + std::to_string(i));
    const auto done = store.backup(path);
    EXPECT_TRUE(done) << done.error().message;
    FeedbackStore restored = FeedbackStore::open("sqlite:" + path.string()).value();
    const auto ahead = restored.totals("en", "first").value().helpful - restored.totals("en", "second").value().helpful;
    EXPECT_TRUE(ahead == 0 || ahead == 1) << ahead;
  }
  enough = true;
  voter.join();
}

TEST_F(Backup, IsTakenOfMemoryToo) {
  FeedbackStore store = FeedbackStore::open("sqlite::memory:").value();
  ASSERT_TRUE(store.vote(vote_of("a", true)));
  ASSERT_TRUE(store.backup(copy));
  EXPECT_EQ(FeedbackStore::open("sqlite:" + copy.string()).value().rows().value().size(), 1u);
}

}  // namespace
}  // namespace firstline
