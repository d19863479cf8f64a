#include "server/search/autocomplete.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::int64_t kNow = 1'800'000'000;

class AutocompleteTest : public testing::Test {
 protected:
  std::vector<AutocompleteEntry> complete(const std::string& typed, const std::string& locale = "en",
                                          Audience audience = Audience::everyone,
                                          const PopularityTable* popularity = nullptr) {
    Searcher searcher(site_.reader(audience));
    return searcher.autocomplete(typed, locale, 8, kNow, popularity);
  }
  std::vector<std::string> titles(const std::string& typed, const std::string& locale = "en") {
    std::vector<std::string> out;
    for (const AutocompleteEntry& entry : complete(typed, locale)) out.push_back(entry.title);
    return out;
  }
  std::string first_html(const std::string& typed, const std::string& locale = "en") {
    const auto entries = complete(typed, locale);
    return entries.empty() ? "" : entries.front().title_html;
  }
  TempSite site_;
};

TEST_F(AutocompleteTest, ToleratesSlipsFromTheFourthLetterOn) {
  site_.article("en/a.md", "Reset your password", "x").article("en/b.md", "Download an invoice", "x").build();
  for (const std::string typed : {"pasw", "passwrod", "passwro", "apss", "passwird", "pssword res", "rseet pasword"}) {
    EXPECT_THAT(titles(typed), ElementsAre("Reset your password")) << typed;
  }
  EXPECT_THAT(titles("psa"), IsEmpty()) << "three letters could be anything";
  EXPECT_THAT(titles("pxyw"), IsEmpty());
}

TEST_F(AutocompleteTest, ShowsWhatIsAsTypedAlone) {
  site_.article("en/a.md", "Form fields", "x").article("en/b.md", "From the start", "x").build();
  EXPECT_THAT(titles("form"), ElementsAre("Form fields"));
}

TEST_F(AutocompleteTest, LeavesCodesAsTheyAre) {
  site_.article("en/a.md", "Error C2084", "x").article("en/b.md", "Error 0x80070057", "x").build();
  EXPECT_THAT(titles("C2085"), IsEmpty());
  EXPECT_THAT(titles("C208"), ElementsAre("Error C2084"));
  EXPECT_THAT(titles("0x8007"), ElementsAre("Error 0x80070057"));
}

TEST_F(AutocompleteTest, CommonWordsNeedNotBeInATitle) {
  site_.article("en/a.md", "Reset your password", "x").article("en/b.md", "How to pay", "x").build();
  EXPECT_THAT(titles("how do I reset my passw"), ElementsAre("Reset your password"));
  EXPECT_THAT(titles("how to"), ElementsAre("How to pay"));
}

TEST_F(AutocompleteTest, CommonWordsDoNotStandForLongerOnes) {
  site_.article("en/a.md", "Issues in sharing", "x").build();
  EXPECT_EQ(first_html("how do i shar"), "Issues in <mark>shar</mark>ing");
  EXPECT_EQ(first_html("in shar"), "Issues <mark>in</mark> <mark>shar</mark>ing");
}

TEST_F(AutocompleteTest, PutsTheNearestTitleFirst) {
  site_.article("en/a.md", "Manage your billing account settings", "x")
      .article("en/b.md", "Account", "x")
      .article("en/c.md", "Payments", "x\n\n## Account\n\ny")
      .article("en/d.md", "Accounting", "x")
      .build();
  EXPECT_THAT(titles("account"),
              ElementsAre("Account", "Accounting", "Manage your billing account settings", "Account"));
  EXPECT_EQ(complete("account").back().url, "/en/articles/c#account");
}

TEST_F(AutocompleteTest, BoostLiftsAndExpiredAndArchivedArticlesAreLeftOut) {
  site_.article("en/a.md", "Penguin one", "x")
      .article("en/b.md", "Penguin two", "x", "boost: 2")
      .article("en/c.md", "Penguin three", "x", "expires_at: 2020-01-01")
      .article("en/d.md", "Penguin four", "x", "status: archived")
      .build();
  EXPECT_THAT(titles("peng"), ElementsAre("Penguin two", "Penguin one"));
}

TEST_F(AutocompleteTest, PopularArticlesComeFirstAmongEquals) {
  site_.article("en/a.md", "Penguin one", "x").article("en/b.md", "Penguin two", "x").build();
  PopularityTable votes;
  votes.add("en", "b", 12, 1);
  EXPECT_THAT(titles("penguin"), ElementsAre("Penguin one", "Penguin two"));
  EXPECT_EQ(complete("penguin", "en", Audience::everyone, &votes).front().id, "b");
  votes.add("en", "b", 1, 12);
  EXPECT_EQ(complete("penguin", "en", Audience::everyone, &votes).front().id, "a");
}

TEST_F(AutocompleteTest, NoNumberOfVotesPutsAHeadingAboveTheTitleThatWasTyped) {
  site_.article("en/a.md", "Penguin", "x").article("en/b.md", "Birds", "x\n\n## Penguin\n\ny").build();
  PopularityTable votes;
  votes.add("en", "b", 1'000'000'000, 0);
  votes.add("en", "a", 0, 1'000'000'000);
  EXPECT_LE(votes.factor("en", "b"), 1.25);
  EXPECT_GE(votes.factor("en", "a"), 0.75);
  EXPECT_EQ(votes.factor("de", "a"), 1);
  EXPECT_EQ(complete("penguin", "en", Audience::everyone, &votes).front().id, "a");
}

TEST_F(AutocompleteTest, VotesOnInternalArticlesChangeNothingForCustomers) {
  site_.article("en/a.md", "Penguin one", "x")
      .article("en/b.md", "Penguin two", "x")
      .article("en/s.md", "Penguin secret", "x", "audience: agents")
      .build();
  PopularityTable votes;
  votes.add("en", "s", 1000, 0);
  std::vector<std::string> ids;
  for (const auto& entry : complete("penguin", "en", Audience::everyone, &votes)) ids.push_back(entry.id);
  EXPECT_THAT(ids, ElementsAre("a", "b"));
  EXPECT_EQ(complete("penguin", "en", Audience::agents, &votes).front().id, "s");
  EXPECT_THAT(titles("secr"), IsEmpty());
  EXPECT_THAT(titles("sceret"), IsEmpty());
}

TEST_F(AutocompleteTest, TakesTheOtherKeyboardLayout) {
  site_.article("ru/a.md", "Сброс пароля", "x").article("ru/b.md", "Счета", "x").build();
  EXPECT_THAT(titles("gfhjk", "ru"), ElementsAre("Сброс пароля"));
}

TEST_F(AutocompleteTest, FindsWhatIsWrittenWithoutBlanksFromAnyWordOn) {
  site_.article("th/a.md", "การตั้งค่าบัญชีผู้ใช้", "x")
      .article("th/b.md", "ใบแจ้งหนี้", "x")
      .article("ja/a.md", "パスワードの再設定", "x")
      .article("ja/b.md", "請求書", "x")
      .article("zh/a.md", "清华大学密码重置", "x")
      .article("zh/b.md", "发票", "x")
      .build();
  for (const std::string typed : {"การ", "การตั้งค", "ตั้งค่า", "บัญชีผู้", "บัญ", "ตั้งค่า บัญชี"}) {
    EXPECT_THAT(titles(typed, "th"), ElementsAre("การตั้งค่าบัญชีผู้ใช้")) << typed;
  }
  for (const std::string typed :
       {"パス", "パスワードの再", "ワード", "再設定", "設定", "設", "設定 パスワード", "設定パスワード"}) {
    EXPECT_THAT(titles(typed, "ja"), ElementsAre("パスワードの再設定")) << typed;
  }
  for (const std::string typed : {"清华", "清华大", "大学", "学密", "密码重", "密碼", "置"}) {
    EXPECT_THAT(titles(typed, "zh"), ElementsAre("清华大学密码重置")) << typed;
  }
  EXPECT_THAT(titles("单", "zh"), IsEmpty());
}

TEST_F(AutocompleteTest, FindsKoreanWordsFromAnySyllableOn) {
  site_.article("ko/a.md", "비밀번호재설정", "x").article("ko/b.md", "결제", "x").build();
  EXPECT_THAT(titles("비밀", "ko"), ElementsAre("비밀번호재설정"));
  EXPECT_THAT(titles("재설정", "ko"), ElementsAre("비밀번호재설정"));
}

TEST_F(AutocompleteTest, FindsArabicAndHebrewWithAndWithoutTheirPrefixes) {
  site_.article("ar/a.md", "إعدادات الحساب والأمان", "x")
      .article("ar/b.md", "حساب جديد", "x")
      .article("he/a.md", "הגדרות החשבון", "x")
      .build();
  EXPECT_THAT(titles("حسا", "ar"), UnorderedElementsAre("إعدادات الحساب والأمان", "حساب جديد"));
  EXPECT_THAT(titles("الحساب", "ar"), UnorderedElementsAre("إعدادات الحساب والأمان", "حساب جديد"));
  EXPECT_THAT(titles("اعدادات", "ar"), ElementsAre("إعدادات الحساب والأمان"));
  EXPECT_THAT(titles("امان", "ar"), ElementsAre("إعدادات الحساب والأمان"));
  EXPECT_THAT(titles("חשבון", "he"), ElementsAre("הגדרות החשבון"));
}

TEST_F(AutocompleteTest, FoldsAccentsAndJoinsHyphens) {
  site_.article("en/a.md", "Résumé uploads", "x")
      .article("en/b.md", "Wi-Fi calling", "x")
      .article("de/a.md", "Passwörter ändern", "x")
      .build();
  EXPECT_THAT(titles("resu"), ElementsAre("Résumé uploads"));
  EXPECT_THAT(titles("rÉSUMÉ up"), ElementsAre("Résumé uploads"));
  EXPECT_THAT(titles("wifi"), ElementsAre("Wi-Fi calling"));
  EXPECT_THAT(titles("wi-f"), ElementsAre("Wi-Fi calling"));
  EXPECT_THAT(titles("fi ca"), ElementsAre("Wi-Fi calling"));
  EXPECT_THAT(titles("passwoerter", "de"), ElementsAre("Passwörter ändern"));
  EXPECT_THAT(titles("andern", "de"), ElementsAre("Passwörter ändern"));
}

TEST_F(AutocompleteTest, MarksAsManyLettersAsWereTyped) {
  site_.article("en/a.md", "Résumé & <uploads>", "x")
      .article("ja/a.md", "パスワードの再設定", "x")
      .article("hi/a.md", "पासवर्ड बदलें", "x")
      .build();
  EXPECT_EQ(first_html("resu"), "<mark>Résu</mark>mé &amp; &lt;uploads&gt;");
  EXPECT_EQ(first_html("upl res"), "<mark>Rés</mark>umé &amp; &lt;<mark>upl</mark>oads&gt;");
  EXPECT_EQ(first_html("uplaods"), "Résumé &amp; &lt;<mark>uploads</mark>&gt;");
  EXPECT_EQ(first_html("再設", "ja"), "パスワードの<mark>再設</mark>定");
  EXPECT_EQ(first_html("बद", "hi"), "पासवर्ड <mark>बद</mark>लें");
  EXPECT_EQ(first_html("बदल", "hi"), "पासवर्ड <mark>बदलें</mark>") << "a vowel sign stays with its letter";
}

TEST_F(AutocompleteTest, AnyTextIsTyped) {
  site_.article("en/a.md", "One two", "x").article("th/a.md", "การตั้งค่า", "x").build();
  std::string words;
  for (int i = 0; i < 40; ++i) words += "one two ";
  for (const std::string& typed : {std::string(), std::string("\xff\xfe"), std::string("-\"*?"), std::string(5000, 'a'),
                                   words, std::string("💥"), std::string("a\0b", 3)}) {
    EXPECT_NO_THROW(complete(typed));
    EXPECT_NO_THROW(complete(typed, "th"));
  }
  EXPECT_THAT(titles(words), ElementsAre("One two"));
}

}  // namespace
}  // namespace firstline
