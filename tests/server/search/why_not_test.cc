#include "server/search/why_not.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::int64_t kNow = 1'800'000'000;

class WhyNotTest : public testing::Test {
 protected:
  WhyNot why_not(const std::string& query, const std::string& id, Audience audience = Audience::everyone) {
    SearchRequest request;
    request.query = query;
    return why_not(request, id, audience);
  }
  WhyNot why_not(SearchRequest request, const std::string& id, Audience audience = Audience::everyone) {
    request.locale = "en";
    const Reader reader = site_.reader(audience);
    Collection collection(reader, *reader.site().find_locale("en"));
    return explain_absence(request, id, RankingWeights(), collection, kNow);
  }
  TempSite site_;
};

TEST_F(WhyNotTest, NamesTheFirstThingThatKeepsAnArticleOut) {
  site_.article("en/a.md", "Reset your password", "Choose a new one.", "tags: [account]")
      .article("en/old.md", "Reset your old password", "Gone.", "status: archived")
      .article("en/past.md", "Reset a password in 2020", "Past.", "expires_at: 2020-01-01")
      .article("en/other.md", "Invoices", "Nothing else.")
      .article("en/row.md", "Links", "The password reset link.")
      .article("en/secret.md", "Reset a customer's password", "Internal.", "audience: agents")
      .build();
  EXPECT_EQ(why_not("password", "a").reason, Absence::none);
  EXPECT_EQ(why_not("password", "a").rank, 1u);
  EXPECT_EQ(why_not("password", "old").reason, Absence::archived);
  EXPECT_EQ(why_not("password", "past").reason, Absence::expired);
  EXPECT_EQ(why_not("password", "other").reason, Absence::no_shared_word);
  EXPECT_THAT(why_not("reset password", "other").missing, testing::ElementsAre("reset", "password"));
  EXPECT_EQ(why_not("password", "nothing").reason, Absence::unknown);
  EXPECT_EQ(why_not("password", "secret").reason, Absence::unknown) << "customers must not learn that it exists";
  EXPECT_EQ(why_not("password", "secret", Audience::agents).reason, Absence::none);
  EXPECT_EQ(why_not("?!", "a").reason, Absence::no_words);
  EXPECT_EQ(why_not("reset -password", "a").reason, Absence::excluded_word);
  EXPECT_THAT(why_not("reset -password", "a").detail, HasSubstr("'password'"));
  EXPECT_EQ(why_not("password tag:billing", "a").reason, Absence::filtered);
  EXPECT_EQ(why_not("password tag:account", "a").reason, Absence::none);
  EXPECT_EQ(why_not("\"password reset\"", "a").reason, Absence::phrase);
  SearchRequest request;
  request.query = "password";
  request.type = "faq";
  EXPECT_EQ(why_not(request, "a").reason, Absence::filtered);
}

TEST_F(WhyNotTest, TellsWhichWordsAreMissingAndTheScores) {
  site_.article("en/all.md", "Export invoices", "Export invoices as a spreadsheet file.")
      .article("en/some.md", "Invoices", "Download one.")
      .build();
  const WhyNot why = why_not("export invoices spreadsheet", "some");
  EXPECT_EQ(why.reason, Absence::too_few_words);
  EXPECT_THAT(why.missing, testing::ElementsAre("export", "spreadsheet"));
  double sum = 0;
  for (const ScorePart& part : why.parts) sum += part.value;
  EXPECT_NEAR(sum, why.score, 1e-9);
  EXPECT_GT(why.score, 0);
  EXPECT_THAT(why.detail, HasSubstr("nearly as good"));
}

TEST_F(WhyNotTest, CustomersLearnNoMoreOfInternalArticlesThanOfAbsentOnes) {
  site_.article("en/a.md", "Reset your password", "Choose a new one.")
      .article("en/secret.md", "Reset a customer's password", "Internal.", "audience: agents\ntags: [hush]")
      .file("en/_search.yml", "pins:\n  - {query: override, ids: [secret]}\n")
      .build();
  for (const std::string query :
       {"reset password", "override", "tag:hush", "?!", "\"a customer's\"", "-internal reset"}) {
    const WhyNot secret = why_not(query, "secret");
    const WhyNot absent = why_not(query, "absent");
    EXPECT_EQ(secret.reason, Absence::unknown);
    EXPECT_EQ(secret.detail, absent.detail);
    EXPECT_EQ(secret.rank, std::nullopt);
    EXPECT_EQ(secret.score, 0);
    EXPECT_TRUE(secret.parts.empty());
    EXPECT_TRUE(secret.missing.empty());
    // And nothing of it in what is said about others.
    EXPECT_THAT(why_not(query, "a").detail, Not(HasSubstr("of 2")));
  }
  EXPECT_EQ(why_not("override", "secret", Audience::agents).rank, 1u);
}

TEST_F(WhyNotTest, SaysThatTheSitesRulesPinAnArticle) {
  site_.file("en/_search.yml", "pins:\n  - {query: greetings, ids: [z]}\n")
      .article("en/a.md", "Greetings", "Greetings.")
      .article("en/z.md", "Welcome", "Read this first.")
      .build();
  const WhyNot pinned = why_not("greetings", "z");
  EXPECT_EQ(pinned.rank, 1u);
  EXPECT_THAT(pinned.detail, HasSubstr("pin"));
  EXPECT_THAT(why_not("greetings", "a").detail, Not(HasSubstr("pin")));
  EXPECT_EQ(why_not("greetings", "a").rank, 2u);
}

TEST_F(WhyNotTest, CountsWordsSaidInOtherWordsAndAsTheyWereMeant) {
  site_.file("en/_search.yml", "synonyms:\n  - {from: [sofa], to: [couch]}\n")
      .article("en/a.md", "Sofa covers for winter", "Sofa covers, winter.")
      .article("en/b.md", "Couch", "A couch.")
      .build();
  EXPECT_THAT(why_not("sofa winter", "b").missing, testing::ElementsAre("winter"));
  EXPECT_THAT(why_not("sofa wintre", "b").missing, testing::ElementsAre("winter"));
}

TEST_F(WhyNotTest, KnowsWhatATagAloneShows) {
  site_.article("en/a.md", "One", "x", "tags: [pay]").article("en/b.md", "Two", "x").build();
  EXPECT_EQ(why_not("tag:pay", "a").rank, 1u);
  EXPECT_EQ(why_not("tag:pay", "b").reason, Absence::filtered);
}

TEST_F(WhyNotTest, TellsThatOthersHaveMoreOfTheWords) {
  for (int i = 0; i < 210; ++i) {
    site_.article("en/a" + std::to_string(i) + ".md", "Reset password " + std::to_string(i), "reset password reset");
  }
  std::string long_text;
  for (int i = 0; i < 400; ++i) long_text += "something else ";
  site_.article("en/z.md", "Zebra", long_text + " password").build();
  EXPECT_EQ(why_not("reset password", "z").reason, Absence::below_candidates);
}

}  // namespace
}  // namespace firstline
