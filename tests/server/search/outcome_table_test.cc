#include "server/search/outcome_table.h"

#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

constexpr std::int64_t kNow = 1795737600;

TEST(Outcomes, CountForTheWordsThatATicketShares) {
  OutcomeTable table;
  EXPECT_TRUE(table.empty());
  table.add("en", "a", "invoice", 1, kNow);
  table.add("en", "a", "refund", 1, kNow);
  EXPECT_NEAR(table.affinity("en", "a", {{"invoice", 2}, {"refund", 2}}, kNow), 0.5, 1e-9);
  EXPECT_NEAR(table.affinity("en", "a", {{"invoice", 1}, {"login", 3}}, kNow), 0.125, 1e-9);
  EXPECT_EQ(table.affinity("en", "a", {{"login", 3}}, kNow), 0);
  EXPECT_EQ(table.affinity("de", "a", {{"invoice", 2}}, kNow), 0);
  EXPECT_EQ(table.affinity("en", "b", {{"invoice", 2}}, kNow), 0);
  EXPECT_EQ(table.affinity("en", "a", {}, kNow), 0);
}

TEST(Outcomes, NeverCountForMoreThanAll) {
  OutcomeTable table;
  table.add("en", "a", "x", 1e9, kNow);
  table.add("en", "b", "x", -1e9, kNow);
  EXPECT_LE(table.affinity("en", "a", {{"x", 1}}, kNow), 1);
  EXPECT_GE(table.affinity("en", "b", {{"x", 1}}, kNow), -1);
}

TEST(Outcomes, AreForgottenByHalvesUnlessConfirmed) {
  EXPECT_NEAR(decayed(8, kNow, kNow + kOutcomeHalfLife), 4, 1e-9);
  EXPECT_NEAR(decayed(8, kNow, kNow + 3 * kOutcomeHalfLife), 1, 1e-9);
  EXPECT_EQ(decayed(8, kNow, kNow - 5), 8) << "a clock that went back makes nothing stronger";
}

// Two articles that a ticket cannot tell apart.
class LearningSite : public testing::Test {
 protected:
  void SetUp() override {
    site_.article("en/a.md", "Printer does not print", "Turn the printer off and on again.");
    site_.file("site.yml", "name: T\nlocales: [en]\nsuggestions: {threshold: 0.2}\n");
    site_.article("en/b.md", "Printer stays silent", "Turn the printer off and on again.");
    site_.article("en/c.md", "Cancel a subscription", "Open the account page.");
    site_.build();
    request_.subject = "printer";
    request_.body = "My printer is off, how do I turn it on again?";
    request_.locale = "en";
  }
  std::vector<std::string> ids(const OutcomeTable* outcomes) {
    Searcher searcher(site_.reader());
    request_.outcomes = outcomes;
    std::vector<std::string> found;
    for (const Suggestion& suggestion : searcher.suggest(request_, kNow).suggestions) found.push_back(suggestion.id);
    return found;
  }
  OutcomeTable learned(const std::string& id, double evidence) {
    Searcher searcher(site_.reader());
    OutcomeTable table;
    for (const std::string& term : searcher.outcome_terms(request_.subject, request_.body, "en")) {
      table.add("en", id, term, evidence, kNow);
    }
    return table;
  }

  TempSite site_;
  SuggestRequest request_;
};

TEST_F(LearningSite, SettlesWhatIsClose) {
  const auto before = ids(nullptr);
  ASSERT_GE(before.size(), 2u);
  const std::string second = before[1];
  const OutcomeTable sent = learned(second, 1);
  EXPECT_EQ(ids(&sent).front(), second);
  const OutcomeTable wrong = learned(before[0], -1);
  EXPECT_EQ(ids(&wrong).front(), second);
  const OutcomeTable nothing;
  EXPECT_EQ(ids(&nothing), before);
}

TEST_F(LearningSite, NeverBringsUpWhatHasNothingToDoWithIt) {
  const OutcomeTable sent = learned("c", 1000);
  const auto after = ids(&sent);
  EXPECT_NE(after.front(), "c");
}

TEST_F(LearningSite, RemembersWordsOfArticlesAlone) {
  Searcher searcher(site_.reader());
  const auto terms =
      searcher.outcome_terms("printer xyzzy123", "Dear Zebulon Quux, my printer is off. Call +1 555 0100.", "en");
  EXPECT_FALSE(terms.empty());
  for (const std::string& term : terms) {
    for (const std::string word : {"xyzzy", "zebulon", "quux", "555"}) {
      EXPECT_EQ(term.find(word), std::string::npos) << term;
    }
  }
  EXPECT_TRUE(searcher.outcome_terms("printer", "", "xx").empty());
}

}  // namespace
}  // namespace firstline
