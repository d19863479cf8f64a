#include "server/search/spelling.h"

#include <gtest/gtest.h>

#include "tests/temp_site.h"

namespace firstline {
namespace {

constexpr double kFar = 9;

TEST(SpellingCost, ChargesTypicalSlipsLess) {
  EXPECT_EQ(spelling_cost("password", "password", kFar), 0);
  EXPECT_DOUBLE_EQ(spelling_cost("pasword", "password", kFar), 0.65);   // a letter left single
  EXPECT_DOUBLE_EQ(spelling_cost("passwrod", "password", kFar), 0.7);   // two letters swapped
  EXPECT_DOUBLE_EQ(spelling_cost("pssword", "password", kFar), 0.7);    // a letter left out
  EXPECT_DOUBLE_EQ(spelling_cost("passxword", "password", kFar), 1);    // one too much
  EXPECT_DOUBLE_EQ(spelling_cost("passwprd", "password", kFar), 0.75);  // the key beside
  EXPECT_DOUBLE_EQ(spelling_cost("passward", "password", kFar), 0.75);  // another vowel
  EXPECT_DOUBLE_EQ(spelling_cost("passwxrd", "password", kFar), 1);
  EXPECT_DOUBLE_EQ(spelling_cost("oassword", "password", kFar), 0.75 + 0.35);
}

TEST(SpellingCost, CountsLettersNotBytes) {
  EXPECT_DOUBLE_EQ(spelling_cost("парль", "пароль", kFar), 0.7);
  EXPECT_DOUBLE_EQ(spelling_cost("пороль", "пароль", kFar), 0.75);
}

TEST(SpellingCost, KnowsWhichKeysTouch) {
  EXPECT_DOUBLE_EQ(spelling_cost("passworc", "password", kFar), 0.75);  // below
  EXPECT_DOUBLE_EQ(spelling_cost("passworr", "password", kFar), 0.75);  // above
  EXPECT_DOUBLE_EQ(spelling_cost("passworv", "password", kFar), 1) << "half a key further";
}

TEST(SpellingCost, GivesUpBeyondTheLimit) { EXPECT_GT(spelling_cost("invoice", "password", 2), 2); }

class CorrectWord : public testing::Test {
 protected:
  CorrectWord() {
    site_.article("en/a.md", "Password and account", "settings settings setting receive friend")
        .article("en/b.md", "Settings", "password form 0x8007 settings")
        .article("en/secret.md", "Quokka", "quokka", "audience: agents")
        .build();
  }
  std::optional<std::string> correct(const std::string& word, Audience audience = Audience::everyone) {
    const Reader reader = site_.reader(audience);
    Collection collection(reader, *reader.site().find_locale("en"));
    return correct_word(word, collection);
  }
  TempSite site_;
};

TEST_F(CorrectWord, FindsTheWordMeant) {
  EXPECT_EQ(correct("pasword"), "password");
  EXPECT_EQ(correct("acount"), "account");
  EXPECT_EQ(correct("recieve"), "receive");
  EXPECT_EQ(correct("setings"), "settings");  // more articles have it than "setting"
  EXPECT_EQ(correct("vorm"), "form");         // one of four letters, the first, with one of like sound
}

TEST_F(CorrectWord, LeavesShortWordsCodesAndStrangersAlone) {
  EXPECT_EQ(correct("fro"), std::nullopt);
  EXPECT_EQ(correct("0x8006"), std::nullopt);
  EXPECT_EQ(correct("xylophone"), std::nullopt);
}

TEST_F(CorrectWord, KnowsOnlyWhatTheCallerMaySee) {
  EXPECT_EQ(correct("quokak"), std::nullopt);
  EXPECT_EQ(correct("quokak", Audience::agents), "quokka");
}

}  // namespace
}  // namespace firstline
