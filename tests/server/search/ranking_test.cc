#include "server/search/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

constexpr std::int64_t kNow = 1'800'000'000;

class RankingTest : public testing::Test {
 protected:
  std::map<std::string, std::map<std::string, double>> parts(const std::string& query, const std::string& locale) {
    Searcher searcher(site_.reader());
    std::map<std::string, std::map<std::string, double>> by_article;
    for (const auto& ranked : searcher.rank(query, locale, 100, kNow)) {
      double sum = 0;
      for (const ScorePart& part : ranked.parts) {
        by_article[ranked.id][part.name] = part.value;
        sum += part.value;
      }
      EXPECT_NEAR(sum, ranked.score, 1e-9) << ranked.id;
    }
    return by_article;
  }
  TempSite site_;
};

TEST_F(RankingTest, ATitleThatReadsLikeTheQueryComesFirst) {
  site_.article("de/a.md", "Kontoeinstellungen", "Hier steht das Konto. Mehr zum Konto und zur Einstellung.")
      .article("de/b.md", "Preise", "Hier steht das Konto. Mehr zum Konto und zur Einstellung.")
      .build();
  const auto found = parts("einstellungen konto", "de");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_GT(found.at("a").at("likeness"), 0);
  EXPECT_EQ(found.at("b").count("likeness"), 0u);
}

TEST_F(RankingTest, AnArticleOnTheTopicOfTheBestGainsByIt) {
  site_.article("en/a.md", "Card payments", "Your bank card. Pay an invoice by card at your bank. Reset the card.")
      .article("en/b.md", "Card refunds",
               "The bank pays a refund to your card. An invoice for the bank. Reset the card.")
      .article("en/c.md", "Money back", "The bank refund for an invoice. Reset after refund.")
      .article("en/d.md", "Modem", "Router cable modem signal. Cable signal. Reset the modem.")
      .article("en/e.md", "Router", "Modem cable router signal. Signal cable router. Reset.")
      .build();
  const auto found = parts("reset bank card", "en");
  ASSERT_EQ(found.size(), 5u);
  EXPECT_GT(found.at("c").at("topic"), found.at("d").at("topic"));
  EXPECT_GT(found.at("c").at("topic"), found.at("e").at("topic"));
}

TEST_F(RankingTest, TwoStopWordsMakeNoPairAndOneBeforeAWordALesserOne) {
  site_.article("en/a.md", "One", "Ask how do it here. Find the password there. The sign in page.")
      .article("en/b.md", "Two", "Nothing.")
      .build();
  const auto pairs = [this](const std::string& query) {
    const auto found = parts(query, "en");
    const auto& by_name = found.at("a");
    return by_name.contains("pairs") ? by_name.at("pairs") : 0;
  };
  EXPECT_EQ(pairs("how do password"), 0);
  EXPECT_GT(pairs("the password"), 0);
  EXPECT_GT(pairs("sign in"), 1.1 * pairs("the password"));
}

TEST_F(RankingTest, AStopWordSaysLessThanAnotherThatIsAsRare) {
  site_.article("en/a.md", "One", "which giraffe").article("en/b.md", "Two", "tapir giraffe").build();
  const auto found = parts("which tapir", "en");
  EXPECT_NEAR(found.at("a").at("body"), 0.7 * found.at("b").at("body"), 1e-9);
}

TEST_F(RankingTest, TwoArticlesAreNoTopic) {
  site_.article("en/a.md", "One", "reset bank card").article("en/b.md", "Two", "bank card invoice").build();
  for (const auto& [id, by_name] : parts("bank card", "en")) EXPECT_EQ(by_name.count("topic"), 0u) << id;
}

TEST_F(RankingTest, WordsTogetherCountWhereTitlesAreCutFromTheText) {
  std::string filler;
  for (int i = 0; i < 40; ++i) filler += "other words stand here ";
  site_.article("en/a.md", "The first lines of", "The first lines of a text. The glacier " + filler + "melts.")
      .article("en/b.md", "Another text that goes",
               "Another text that goes on. " + filler + " The glacier there melts.")
      .build();
  const auto found = parts("glacier melts", "en");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_GT(found.at("b").at("passage"), found.at("a").at("passage"));
  EXPECT_EQ(found.at("a").count("likeness"), 0u);
}

TEST_F(RankingTest, AWeightOfZeroTakesAPartAway) {
  site_.file("site.yml", "title: T\nsearch:\n  weights: {likeness: 0, topic: 0}\n")
      .article("en/a.md", "Reset your password", "One password.")
      .article("en/b.md", "Reset your card", "One card, one password.")
      .article("en/c.md", "Reset your router", "One router, one password.")
      .build();
  for (const auto& [id, by_name] : parts("reset password", "en")) {
    EXPECT_EQ(by_name.count("likeness"), 0u) << id;
    EXPECT_EQ(by_name.count("topic"), 0u) << id;
  }
}

}  // namespace
}  // namespace firstline
