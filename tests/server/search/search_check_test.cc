#include "server/search/search_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temp_site.h"

namespace firstline {
namespace {

class SearchCheckTest : public testing::Test {
 protected:
  std::vector<SetResult> check(const std::string& text) {
    Diagnostics findings;
    const JudgedQueries judged = parse_judged_queries(text, "q.tsv", findings);
    EXPECT_TRUE(findings.empty());
    Searcher searcher(site_.reader());
    return check_search(judged, "en", searcher, 1'800'000'000);
  }
  void write_site() {
    site_.article("en/password.md", "Reset your password", "Choose a new one.")
        .article("en/invoice.md", "Download an invoice", "Invoices are here.")
        .article("de/rechnung.md", "Zebrarechnung", "Eine Rechnung.")
        .build();
  }
  TempSite site_;
};

TEST_F(SearchCheckTest, MeasuresEachSetOfItsOwn) {
  write_site();
  const auto results =
      check("require\tdev\tsuccess@3\t1\ndev\treset password\tpassword\nheld\tzebrarechnung\tinvoice\n");
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(results[0].set, "dev");
  EXPECT_DOUBLE_EQ(results[0].relevance.ndcg10, 1);
  EXPECT_TRUE(results[0].shortfalls.empty());
  EXPECT_TRUE(results[0].fallen.empty());
  EXPECT_EQ(results[1].set, "held");
  EXPECT_DOUBLE_EQ(results[1].relevance.success3, 0);
  EXPECT_TRUE(results[1].shortfalls.empty()) << "nothing is required of it";
}

TEST_F(SearchCheckTest, NamesWhatFellShort) {
  write_site();
  const auto results = check(
      "require\tdev\tsuccess@3\t0.9\nrequire\tdev\tndcg@10\t0.2\ndev\treset "
      "password\tpassword\ndev\tinvoice\tpassword\n");
  ASSERT_EQ(results.size(), 1u);
  ASSERT_EQ(results[0].shortfalls.size(), 1u);
  EXPECT_EQ(results[0].shortfalls[0].requirement.metric, "success@3");
  EXPECT_DOUBLE_EQ(results[0].shortfalls[0].reached, 0.5);
  ASSERT_EQ(results[0].fallen.size(), 1u);
  EXPECT_EQ(results[0].fallen[0].query.line, 4);
  EXPECT_EQ(results[0].fallen[0].rank, 0u);
  EXPECT_EQ(results[0].fallen[0].first, "invoice");
}

TEST_F(SearchCheckTest, AnotherLocalesArticleIsNoAnswer) {
  write_site();
  const auto results = check("dev\tzebrarechnung\trechnung\n");
  ASSERT_EQ(results[0].fallen.size(), 1u);
}

}  // namespace
}  // namespace firstline
