#include "server/feedback/feedback_store.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <thread>

#include "indexer/base/file.h"
#include "server/feedback/visitor.h"
#include "tests/server/feedback/store_fixture.h"

namespace firstline {
namespace {

using Store = StoreFixture;

TEST_F(Store, CountsVotesOfOneArticle) {
  FeedbackStore store = open();
  ASSERT_TRUE(store.vote(vote_of("a", true)));
  ASSERT_TRUE(store.vote(vote_of("b", true, "good")));
  ASSERT_TRUE(store.vote(vote_of("c", false, "outdated")));
  ASSERT_TRUE(store.vote({"a", "de", "install", false, "", 1}));
  ASSERT_TRUE(store.vote({"a", "en", "install/linux", false, "", 1}));
  EXPECT_EQ(store.totals("en", "install").value(), (Totals{2, 1, 2}));
  EXPECT_EQ(store.totals("de", "install").value(), (Totals{0, 1, 0}));
  EXPECT_EQ(store.totals("en", "nothing").value(), (Totals{0, 0, 0}));
  EXPECT_EQ(store.totals({}, {}).value(), (Totals{0, 0, 0}));
}

TEST_F(Store, CountsVotesOfAllArticles) {
  FeedbackStore store = open();
  EXPECT_TRUE(store.all_totals().value().empty());
  ASSERT_TRUE(store.vote(vote_of("a", true)));
  ASSERT_TRUE(store.vote(vote_of("b", false, "outdated")));
  ASSERT_TRUE(store.vote(vote_of("c", true)));
  ASSERT_TRUE(store.vote({"a", "de", "install", false, "", 1}));
  const auto all = store.all_totals().value();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].locale, "de");
  EXPECT_EQ(all[0].unhelpful, 1);
  EXPECT_EQ(all[1].article, "install");
  EXPECT_EQ(all[1].helpful, 2);
  EXPECT_EQ(all[1].unhelpful, 1);
}

TEST_F(Store, ReplacesAVisitorsEarlierVote) {
  FeedbackStore store = open();
  ASSERT_TRUE(store.vote(vote_of("a", false, "does not work", 10)));
  ASSERT_TRUE(store.vote(vote_of("a", true, "", 20)));
  EXPECT_EQ(store.totals("en", "install").value(), (Totals{1, 0, 0}));
  const auto rows = store.rows().value();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_TRUE(rows[0].helpful);
  EXPECT_EQ(rows[0].comment, "");
  EXPECT_EQ(rows[0].when, 20);
}

TEST_F(Store, ListsVotesSinceATimeOldestFirst) {
  FeedbackStore store = open();
  for (const int when : {30, 10, 20}) {
    ASSERT_TRUE(store.vote(vote_of(std::to_string(when), true, "at " + std::to_string(when), when)));
  }
  const auto rows = store.rows(20).value();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].comment, "at 20");
  EXPECT_EQ(rows[1].comment, "at 30");
  EXPECT_EQ(rows[0].locale, "en");
  EXPECT_EQ(rows[0].article, "install");
  EXPECT_TRUE(store.rows(31).value().empty());
}

TEST_F(Store, RemembersBetweenRuns) {
  ASSERT_TRUE(open().vote(vote_of("a", false, "old")));
  FeedbackStore store = open();
  ASSERT_TRUE(store.vote(vote_of("a", true)));  // the visitor is known again
  EXPECT_EQ(store.totals("en", "install").value(), (Totals{1, 0, 0}));
}

TEST_F(Store, RefusesBadVotesAndKeepsTheEarlierOne) {
  FeedbackStore store = open();
  ASSERT_TRUE(store.vote(vote_of("a", true)));
  EXPECT_THAT(store.vote(vote_of("a", false, std::string(kMaxCommentBytes + 1, 'x'))),
              FailsWith(ErrorKind::input, "comment: "));
  EXPECT_THAT(store.vote(vote_of("", false)), FailsWith(ErrorKind::input, "visitor: "));
  EXPECT_EQ(store.totals("en", "install").value(), (Totals{1, 0, 0}));
}

TEST_F(Store, TakesHostileTextAsText) {
  FeedbackStore store = open();
  const std::string hostile = "'); DROP TABLE vote; -- \" % _ ?1 <script>alert(1)</script> =cmd|' /C calc'!A0";
  ASSERT_TRUE(store.vote({"';--", "x' OR '1'='1", hostile, true, hostile, 5}));
  EXPECT_EQ(store.totals("x' OR '1'='1", hostile).value(), (Totals{1, 0, 1}));
  EXPECT_EQ(store.totals("%", "%").value(), (Totals{0, 0, 0}));
  EXPECT_EQ(store.rows().value().at(0).comment, hostile);
}

TEST_F(Store, DoesNotHoldTheCookie) {
  const std::string token = make_visitor_token().value();
  FeedbackStore store = open();
  ASSERT_TRUE(store.vote(vote_of(token, true, "find me")));
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    bytes += read_file(entry.path()).value();
    const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    EXPECT_EQ(entry.status().permissions() & others, std::filesystem::perms::none) << entry.path();
  }
  EXPECT_NE(bytes.find("find me"), std::string::npos);
  EXPECT_EQ(bytes.find(token), std::string::npos);
}

TEST_F(Store, HashesOneVisitorDifferentlyElsewhere) {
  std::string hashes[2];
  for (std::string& hash : hashes) {
    std::filesystem::remove(file);
    ASSERT_TRUE(open().vote(vote_of("a", true)));
    hash = SqlDatabase::open(file, IfMissing::fail).value().text("SELECT visitor FROM vote").value();
    EXPECT_EQ(hash.size(), 32u);
  }
  EXPECT_NE(hashes[0], hashes[1]);
}

TEST_F(Store, LogsAheadAndSyncs) {
  FeedbackStore store = open();
  ASSERT_TRUE(store.vote(vote_of("a", true)));
  EXPECT_TRUE(std::filesystem::exists(file.string() + "-wal"));
}

TEST_F(Store, LivesInMemoryToo) {
  FeedbackStore store = FeedbackStore::open("sqlite::memory:").value();
  ASSERT_TRUE(store.vote(vote_of("a", true)));
  EXPECT_EQ(store.totals("en", "install").value(), (Totals{1, 0, 0}));
  FeedbackStore moved = std::move(store);
  EXPECT_EQ(moved.rows().value().size(), 1u);
  EXPECT_EQ(FeedbackStore::open("sqlite::memory:").value().rows().value().size(), 0u);
}

TEST_F(Store, RefusesUrlsOfAnotherKind) {
  for (const std::string& bad : {std::string(), std::string("sqlite:"), std::string("/var/feedback.db"),
                                 std::string("postgres://host/db"), std::string("sqlite:/a\0b", 11)}) {
    EXPECT_THAT(FeedbackStore::open(bad), FailsWith(ErrorKind::input, "sqlite:/path/to/file.db")) << bad;
  }
}

TEST_F(Store, TakesAnyPathLiterally) {
  for (const char* name : {"a b?mode=memory.db", "file:x", "%41#.db", "日本.db"}) {
    ASSERT_TRUE(FeedbackStore::open("sqlite:" + (folder.path() / name).string()).value().vote(vote_of("a", true)));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / name)) << name;
  }
}

TEST_F(Store, RefusesWhatIsNoDatabase) {
  const std::string text(5000, 'x');
  ASSERT_TRUE(write_file_atomically(file, text));
  const auto refused = FeedbackStore::open(url);
  EXPECT_THAT(refused, FailsWith(ErrorKind::environment, file.string()));
  EXPECT_THAT(refused, FailsWith(ErrorKind::environment, "not a database; name another file"));
  EXPECT_EQ(read_file(file).value(), text);
}

TEST_F(Store, ReportsWhatCannotBeOpened) {
  EXPECT_THAT(FeedbackStore::open("sqlite:" + folder.path().string()), FailsWith(ErrorKind::environment, "folder"));
  EXPECT_THAT(FeedbackStore::open("sqlite:" + (folder.path() / "no/such.db").string()),
              FailsWith(ErrorKind::environment, "is its folder there"));
  EXPECT_THAT(FeedbackStore::open(url, IfMissing::fail), FailsWith(ErrorKind::environment, file.string()));
  EXPECT_FALSE(std::filesystem::exists(file));
}

// As nobody when the tests run as root, whom permissions do not stop.
[[noreturn]] void exit_with_open_as_nobody(const std::string& url, const char* words) {
  if (::getuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
  ::_exit(testing::Value(FeedbackStore::open(url), FailsWith(ErrorKind::environment, words)) ? 0 : 1);
}

TEST_F(Store, ReportsAFolderThatMayOnlyBeRead) {
  using std::filesystem::perms;
  const auto everyone_reads = perms::owner_read | perms::group_read | perms::others_read | perms::owner_exec |
                              perms::group_exec | perms::others_exec;
  std::filesystem::permissions(folder.path(), everyone_reads);
  EXPECT_EXIT(exit_with_open_as_nobody(url, file.c_str()), testing::ExitedWithCode(0), "");
  std::filesystem::permissions(folder.path(), perms::owner_all);
  { open(); }
  std::filesystem::permissions(file, perms::owner_read | perms::group_read | perms::others_read);
  std::filesystem::permissions(folder.path(), everyone_reads);
  EXPECT_EXIT(exit_with_open_as_nobody(url, "must be able to write"), testing::ExitedWithCode(0), "");
  std::filesystem::permissions(folder.path(), perms::owner_all);
}

TEST_F(Store, ReportsDamage) {
  {
    FeedbackStore store = open();
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(store.vote(vote_of(std::to_string(i), true, std::string(500, 'c'))));
  }
  std::string bytes = read_file(file).value();
  std::fill(bytes.begin() + 4096, bytes.end(), '\x5A');
  ASSERT_TRUE(write_file_atomically(file, bytes));
  EXPECT_THAT(FeedbackStore::open(url), FailsWith(ErrorKind::environment, "restore a backup"));
}

TEST_F(Store, ServesManyThreads) {
  FeedbackStore store = open();
  const auto votes = [&](const std::string& name) {
    for (int i = 0; i < 100; ++i) {
      EXPECT_TRUE(store.vote(vote_of(name + std::to_string(i), true)));
      EXPECT_TRUE(store.vote(vote_of("both", i % 2 == 0)));
      EXPECT_TRUE(store.totals("en", "install"));
    }
  };
  std::thread first(votes, "first ");
  std::thread second(votes, "second ");
  first.join();
  second.join();
  EXPECT_EQ(store.totals("en", "install").value(), (Totals{200, 1, 0}));
}

TEST_F(Store, ServesManyProcessesFromItsFirstMoment) {
  constexpr int kProcesses = 6;
  for (int process = 0; process < kProcesses; ++process) {
    if (::fork() != 0) continue;
    auto store = FeedbackStore::open(url);
    bool good = store.has_value();
    for (int i = 0; good && i < 10; ++i) {
      good = store->vote(vote_of(std::to_string(process * 100 + i), true)) && store->vote(vote_of("all", true));
    }
    if (!store) std::fprintf(stderr, "%s\n", store.error().message.c_str());
    ::_exit(good ? 0 : 1);
  }
  for (int process = 0; process < kProcesses; ++process) {
    int status = -1;
    ASSERT_GT(::wait(&status), 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(open().totals("en", "install").value(), (Totals{kProcesses * 10 + 1, 0, 0}));
}

}  // namespace
}  // namespace firstline
