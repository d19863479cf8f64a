#include "server/search/relevance.h"

#include <gtest/gtest.h>

#include <cmath>

namespace firstline {
namespace {

TEST(Relevance, MeasuresByHand) {
  const auto judgments = parse_qrels("q1 0 a 1\nq2 0 a 2\nq2 0 b 1\nq3 0 c 0\n", "qrels");
  ASSERT_TRUE(judgments);
  const Relevance one = measure(*judgments, {{"q1", {"x", "a", "y"}}});
  EXPECT_NEAR(one.ndcg10, 1 / std::log2(3), 1e-9);
  EXPECT_NEAR(one.mrr10, 0.5, 1e-9);
  EXPECT_EQ(one.success3, 1);
  const Relevance reversed = measure(*judgments, {{"q2", {"b", "a"}}});
  EXPECT_NEAR(reversed.ndcg10, (1 + 2 / std::log2(3)) / (2 + 1 / std::log2(3)), 1e-9);
}

TEST(Relevance, LeavesOutQueriesWithoutARelevantArticleAndCountsEmptyRunsAsNothing) {
  const auto judgments = parse_qrels("q1 0 a 1\nq3 0 c 0\n", "qrels");
  const Relevance mean = measure(*judgments, {{"q1", {}}, {"q3", {"c"}}, {"q9", {"a"}}});
  EXPECT_EQ(mean.queries, 1u);
  EXPECT_EQ(mean.ndcg10, 0);
}

TEST(Relevance, CutsAtTen) {
  const auto judgments = parse_qrels("q1 0 a 1\n", "qrels");
  std::vector<std::string> ids(10, "x");
  ids.push_back("a");
  EXPECT_EQ(measure(*judgments, {{"q1", ids}}).ndcg10, 0);
}

TEST(Relevance, NamesTheLineThatIsWrong) {
  const auto judgments = parse_qrels("q1 0 a 1\nq2 a\n", "q.txt");
  ASSERT_FALSE(judgments);
  EXPECT_NE(judgments.error().message.find("q.txt:2"), std::string::npos);
}

}  // namespace
}  // namespace firstline
