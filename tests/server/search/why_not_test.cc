#include "server/search/why_not.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::Contains;
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
  EXPECT_THAT(why.detail, HasSubstr("ranks below"));
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
