#include "server/feedback/schema.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/server/feedback/store_fixture.h"

namespace firstline {
namespace {

using Steps = std::vector<std::string_view>;

Steps with(std::string_view next) {
  Steps steps(schema_steps().begin(), schema_steps().end());
  steps.push_back(next);
  return steps;
}

struct Schema : StoreFixture {
  SqlDatabase database() { return SqlDatabase::open(file, IfMissing::create).value(); }
};

TEST_F(Schema, BeginsAtVersion0) {
  SqlDatabase empty = database();
  EXPECT_EQ(empty.number("PRAGMA user_version").value(), 0);
  EXPECT_TRUE(upgrade_schema(empty, schema_steps()));
  EXPECT_EQ(empty.number("PRAGMA user_version").value(), std::ssize(schema_steps()));
  EXPECT_TRUE(check_schema(empty, schema_steps()));
  EXPECT_TRUE(upgrade_schema(empty, schema_steps()));  // nothing left to do
}

TEST_F(Schema, UpgradesInPlaceAndKeepsVotes) {
  ASSERT_TRUE(open().vote(vote_of("a", true, "thanks")));
  SqlDatabase older = database();
  ASSERT_TRUE(upgrade_schema(older, with("ALTER TABLE vote ADD COLUMN seen INTEGER NOT NULL DEFAULT 7;")));
  EXPECT_EQ(older.number("SELECT seen FROM vote").value(), 7);
  EXPECT_EQ(older.text("SELECT comment FROM vote").value(), "thanks");
  EXPECT_EQ(older.number("PRAGMA user_version").value(), std::ssize(schema_steps()) + 1);
}

TEST_F(Schema, UpgradesWhollyOrNotAtAll) {
  ASSERT_TRUE(open().vote(vote_of("a", true)));
  SqlDatabase older = database();
  const auto failed = upgrade_schema(older, with("DELETE FROM vote; CREATE TABLE fresh (a); SELECT no_such_column;"));
  EXPECT_THAT(failed, FailsWith(ErrorKind::environment, "no_such_column"));
  EXPECT_EQ(older.number("PRAGMA user_version").value(), std::ssize(schema_steps()));
  EXPECT_EQ(older.number("SELECT count(*) FROM sqlite_schema WHERE name = 'fresh'").value(), 0);
  EXPECT_EQ(open().totals("en", "install").value(), (Totals{1, 0, 0}));
}

TEST_F(Schema, RefusesANewerStoreAndLeavesIt) {
  ASSERT_TRUE(open().vote(vote_of("a", true)));
  ASSERT_TRUE(database().execute("PRAGMA user_version = 99"));
  const auto refused = FeedbackStore::open(url);
  EXPECT_THAT(refused, FailsWith(ErrorKind::environment, "newer Firstline (schema 99"));
  EXPECT_THAT(refused, FailsWith(ErrorKind::environment, file.string()));
  EXPECT_EQ(database().number("PRAGMA user_version").value(), 99);
  EXPECT_EQ(database().number("SELECT count(*) FROM vote").value(), 1);
}

TEST_F(Schema, RefusesAnotherProgramsDatabase) {
  for (const char* sql : {"CREATE TABLE contacts (name TEXT)", "PRAGMA application_id = 42", "PRAGMA user_version = 1",
                          "PRAGMA user_version = -1"}) {
    ASSERT_TRUE(database().execute(sql));
    EXPECT_THAT(FeedbackStore::open(url), FailsWith(ErrorKind::environment, "another program")) << sql;
    EXPECT_EQ(database().text("PRAGMA journal_mode").value(), "delete") << "it was changed";
    std::filesystem::remove(file);
  }
}

}  // namespace
}  // namespace firstline
