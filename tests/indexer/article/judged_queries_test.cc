#include "indexer/article/judged_queries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(JudgedQueries, ReadsQueriesAndRequirements) {
  Diagnostics findings;
  const JudgedQueries judged = parse_judged_queries(
      "# set\tquery\tids\nrequire\tdev\tsuccess@3\t0.9\ndev\treset my password\ta b/c\r\n\nheld\t--explain\ta", "q.tsv",
      findings);
  EXPECT_THAT(findings, IsEmpty());
  ASSERT_EQ(judged.queries.size(), 2u);
  EXPECT_EQ(judged.queries[0].set, "dev");
  EXPECT_EQ(judged.queries[0].text, "reset my password");
  EXPECT_THAT(judged.queries[0].ids, ElementsAre("a", "b/c"));
  EXPECT_EQ(judged.queries[0].line, 3);
  EXPECT_EQ(judged.queries[1].text, "--explain");
  ASSERT_EQ(judged.requirements.size(), 1u);
  EXPECT_EQ(judged.requirements[0].metric, "success@3");
  EXPECT_DOUBLE_EQ(judged.requirements[0].least, 0.9);
}

TEST(JudgedQueries, NamesEveryLineItCannotRead) {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"dev\tno ids", "expected set<TAB>query"},       {"dev\tno ids\t ", "expected set<TAB>query"},
      {"dev\t\ta", "expected set<TAB>query"},          {"dev\tq\ta\textra", "expected set<TAB>query"},
      {"require\tdev\tsuccess@3", "expected require"}, {"require\tdev\tprecision\t0.5", "there are ndcg@10"},
      {"require\tdev\tndcg@10\t1.5", "from 0 to 1"},   {"require\tdev\tndcg@10\tnan", "from 0 to 1"},
      {"require\tdev\tndcg@10\t0.5x", "from 0 to 1"},  {"require\tother\tndcg@10\t0.5", "the set 'other'"},
  };
  for (const auto& [line, message] : bad) {
    Diagnostics findings;
    const JudgedQueries judged = parse_judged_queries("dev\tq\ta\n" + line + "\n", "q.tsv", findings);
    ASSERT_EQ(findings.size(), 1u) << line;
    EXPECT_EQ(findings[0].line, 2) << line;
    EXPECT_EQ(findings[0].severity, Severity::error);
    EXPECT_THAT(findings[0].message, HasSubstr(message));
    EXPECT_EQ(judged.queries.size(), 1u);
    EXPECT_THAT(judged.requirements, IsEmpty());
  }
}

}  // namespace
}  // namespace firstline
