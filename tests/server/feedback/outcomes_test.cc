// What agents found out, in the store.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/feedback/feedback_store.h"
#include "server/feedback/schema.h"
#include "tests/temp_dir.h"

namespace firstline {
namespace {

FeedbackStore open(const std::string& url = "sqlite::memory:") {
  auto store = FeedbackStore::open(url);
  if (!store) throw std::runtime_error(store.error().message);
  return std::move(*store);
}

std::vector<std::string> told(FeedbackStore& store) {
  std::vector<std::string> lines;
  const auto rows = store.outcomes();
  for (const OutcomeRow& row : *rows) {
    lines.push_back(row.locale + " " + row.article + " " + row.term + " " + std::to_string(row.thousandths) + " " +
                    std::to_string(row.day));
  }
  return lines;
}

TEST(OutcomeRows, AreReplacedAndRemoved) {
  FeedbackStore store = open();
  EXPECT_TRUE(store.outcomes()->empty());
  const OutcomeRow first[] = {{"en", "a", "refund", 1000, 86400}, {"en", "a", "card", -1000, 86400}};
  ASSERT_TRUE(store.keep_outcomes(first));
  const OutcomeRow second[] = {{"en", "a", "refund", 2000, 172800}, {"en", "a", "card", 0, 172800}};
  ASSERT_TRUE(store.keep_outcomes(second));
  EXPECT_THAT(told(store), testing::ElementsAre("en a refund 2000 172800"));
}

TEST(OutcomeRows, AreForgottenByArticleByLocaleOrAll) {
  FeedbackStore store = open();
  const OutcomeRow rows[] = {{"de", "a", "x", 1, 0}, {"en", "a", "x", 1, 0}, {"en", "b", "x", 1, 0}};
  ASSERT_TRUE(store.keep_outcomes(rows));
  ASSERT_TRUE(store.forget_outcomes("en", "a"));
  EXPECT_EQ(told(store).size(), 2u);
  ASSERT_TRUE(store.forget_outcomes("", "a"));
  EXPECT_THAT(told(store), testing::ElementsAre("en b x 1 0"));
  ASSERT_TRUE(store.forget_outcomes("", ""));
  EXPECT_TRUE(told(store).empty());
}

// A store that was made before there were outcomes.
TEST(OutcomeRows, ComeToAnOlderStore) {
  TempDir folder;
  const auto path = folder.path() / "store.db";
  {
    auto database = SqlDatabase::open(path, IfMissing::create);
    ASSERT_TRUE(database);
    ASSERT_TRUE(upgrade_schema(*database, schema_steps().first(1)));
    ASSERT_TRUE(database->execute("INSERT INTO vote VALUES ('en', 'a', zeroblob(32), 1, '', 5)"));
  }
  FeedbackStore store = open("sqlite:" + path.string());
  EXPECT_TRUE(store.outcomes()->empty());
  EXPECT_EQ(store.totals("en", "a")->helpful, 1);
}

TEST(StoreKeys, DifferByPurposeAndStoreAndStay) {
  TempDir folder;
  const std::string url = "sqlite:" + (folder.path() / "store.db").string();
  const std::string key = *open(url).derive_key("sessions");
  EXPECT_EQ(key.size(), 32u);
  EXPECT_EQ(*open(url).derive_key("sessions"), key);
  EXPECT_NE(*open(url).derive_key("others"), key);
  EXPECT_NE(*open().derive_key("sessions"), key);
}

}  // namespace
}  // namespace firstline
