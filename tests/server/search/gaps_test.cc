#include "server/search/gaps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/search/confidence.h"
#include "server/search/searcher.h"
#include "server/search/suggester.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::IsEmpty;

constexpr std::int64_t kNow = 1'800'000'000;

class Gaps : public testing::Test {
 protected:
  Gaps() {
    site_.article("en/dark.md", "Dark mode", "Choose dark mode with the moon.\n\n## Pages\n\nEach page is dark then.")
        .article("en/print.md", "Print a page", "Open the page and print it in the browser.")
        .article("en/name.md", "Change your name", "Names are changed in the profile.")
        .article("en/vip.md", "Print for important customers", "Print the page twice.", "audience: agents");
  }
  void build() { site_.build(); }
  void build_with_gaps() {
    site_.file("en/_gaps.yml",
               "white-flash:\n  - In dark mode each page flashes white before it turns dark.\n"
               "  - A white flash on every click in dark mode.\n"
               "booklet: Can I print several articles as one booklet with page numbers?\n");
    build();
  }
  SuggestResponse suggest(const std::string& body, Audience audience = Audience::agents) {
    Searcher searcher(site_.reader(audience));
    return searcher.suggest({"", body, "en", 3}, kNow);
  }
  NearestGap nearest(const std::string& body) {
    const Reader reader = site_.reader();
    Collection articles(reader, reader.site().locales.front());
    Collection with_gaps(reader, reader.site().locales.front(), reader.gaps("en"));
    return rank_ticket({"", body}, 10, make_weights({}), articles, &with_gaps, kNow).gap;
  }
  TempSite site_;
};

constexpr const char* kFlash = "When I click a page flashes white, then it turns dark. It is dark mode.";
constexpr const char* kChoose = "How do I choose dark mode?";

TEST_F(Gaps, RankAboveArticlesWhereTheyFitBetter) {
  build_with_gaps();
  EXPECT_EQ(nearest(kFlash).name, "white-flash");
  EXPECT_GT(nearest(kFlash).share, 1);
  EXPECT_LT(nearest(kChoose).share, 1);
  EXPECT_EQ(nearest("Print several articles as one booklet?").name, "booklet");
  EXPECT_EQ(nearest("profile").share, 0);
  EXPECT_EQ(nearest("").share, 0);
  EXPECT_EQ(nearest("xyzzy").share, 0);
}

TEST_F(Gaps, LeaveTheArticleInHoweverManyThereAre) {
  std::string gaps;
  for (int i = 0; i < 250; ++i) {
    gaps +=
        "g" + std::to_string(i) + ": Print page number " + std::to_string(1000 + i) + " in the browser with a border\n";
  }
  site_.file("en/_gaps.yml", gaps);
  build();
  const NearestGap gap = nearest("How do I print a page?");
  EXPECT_GT(gap.share, 0);
  EXPECT_LT(gap.share, 2);
}

TEST_F(Gaps, DoNotCountByTheirNames) {
  site_.file("en/_gaps.yml", "zebra: Can I print several articles as one booklet?\n");
  build();
  const double named = nearest("How do I print a zebra page?").share;
  site_.file("en/_gaps.yml", "okapi: Can I print several articles as one booklet?\n");
  build();
  EXPECT_NEAR(nearest("How do I print a zebra page?").share, named, 0.01);
}

TEST_F(Gaps, CountForLessBesideAQuestionThatAnArticleNames) {
  build_with_gaps();
  const std::string booklet = "Can I print several articles as one booklet?";
  const double alone = nearest(booklet).share;
  EXPECT_GT(alone, 1);
  site_.article("en/vip.md", "Print for important customers", "Print the page twice.",
                "audience: agents\nquestions: [Several articles as one booklet]");
  build();
  EXPECT_NEAR(nearest(booklet).share, alone, 1e-6) << "what is internal may not show in what customers get";
  site_.article("en/print.md", "Print a page", "Open the page and print it in the browser.",
                "questions: [Several articles as one booklet, On both sides, In colour, On A5]");
  build();
  EXPECT_LT(nearest(booklet).share, alone);
  EXPECT_EQ(nearest(booklet).name, "booklet");
}

TEST_F(Gaps, TakeConfidenceFromSuggestionsAndChangeNothingElse) {
  const auto rank = [this](const std::string& body) {
    Searcher searcher(site_.reader());
    return searcher.rank_ticket("", body, "en", 3, kNow);
  };
  build();
  const auto flash = rank(kFlash);
  const auto choose = rank(kChoose);
  build_with_gaps();
  const auto doubted_flash = rank(kFlash);
  ASSERT_FALSE(flash.empty());
  ASSERT_EQ(doubted_flash.size(), flash.size());
  for (std::size_t i = 0; i < flash.size(); ++i) {
    EXPECT_EQ(doubted_flash[i].id, flash[i].id);
    EXPECT_DOUBLE_EQ(doubted_flash[i].score, flash[i].score);
    EXPECT_LT(doubted_flash[i].confidence, flash[i].confidence);
  }
  const auto same = rank(kChoose);
  ASSERT_EQ(same.size(), choose.size());
  for (std::size_t i = 0; i < same.size(); ++i) {
    EXPECT_EQ(same[i].id, choose[i].id);
    EXPECT_DOUBLE_EQ(same[i].score, choose[i].score);
    EXPECT_DOUBLE_EQ(same[i].confidence, choose[i].confidence);
  }
}

TEST_F(Gaps, AreNamedToAgentsAlone) {
  build_with_gaps();
  const auto gap = suggest(kFlash).gap;
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->name, "white-flash");
  EXPECT_EQ(gap->sentence, "In dark mode each page flashes white before it turns dark.");
  EXPECT_FALSE(suggest(kChoose).gap);
  EXPECT_FALSE(suggest(kFlash, Audience::everyone).gap);
}

TEST_F(Gaps, AreNeverFoundCompletedOrCorrectedTo) {
  build_with_gaps();
  for (const Audience audience : {Audience::everyone, Audience::agents}) {
    Searcher searcher(site_.reader(audience));
    for (const std::string query : {"booklet", "bookle", "bokolet", "flashes", "white-flash"}) {
      SearchRequest request;
      request.query = query;
      request.locale = "en";
      const SearchResponse found = searcher.search(request, kNow);
      EXPECT_EQ(found.total, 0u) << query;
      EXPECT_EQ(found.corrected_query, std::nullopt) << query;
      EXPECT_THAT(searcher.autocomplete(query, "en", 5, kNow), IsEmpty()) << query;
    }
    for (const std::string& term : searcher.outcome_terms("", "print a booklet", "en")) EXPECT_NE(term, "booklet");
    for (const Suggestion& suggestion : searcher.suggest({"", "print one booklet page", "en", 20}, kNow).suggestions) {
      EXPECT_NE(suggestion.id, "booklet");
    }
  }
}

TEST(Doubted, TakesFromLogOddsWhatTheGapIsAhead) {
  const auto left = [](double confidence, double gap_share) { return doubted(confidence, {gap_share, false}); };
  EXPECT_DOUBLE_EQ(left(0.8, 0), 0.8);
  EXPECT_DOUBLE_EQ(left(0.8, 1), 0.8);
  EXPECT_LT(left(0.8, 1.5), 0.8);
  EXPECT_LT(left(0.8, 2), left(0.8, 1.5));
  EXPECT_DOUBLE_EQ(left(0.8, 2), left(0.8, kNoArticle));
  EXPECT_GT(left(0.8, kNoArticle), 0);
  EXPECT_DOUBLE_EQ(left(0, 2), 0);
  EXPECT_DOUBLE_EQ(left(1, 2), 1);
}

TEST(Doubted, TakesALittleWhereNothingIsAsked) {
  EXPECT_LT(doubted(0.8, {0, true}), 0.8);
  EXPECT_GT(doubted(0.8, {0, true}), 0.6);
  EXPECT_LT(doubted(0.8, {2, true}), doubted(0.8, {2, false}));
}

}  // namespace
}  // namespace firstline
