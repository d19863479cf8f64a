#include "server/page/messages.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/server/page/temporary_folder.h"

namespace firstline {
namespace {

using testing::HasSubstr;

Messages shipped() {
  const std::filesystem::path folders[] = {std::filesystem::path(FIRSTLINE_SOURCE_DIR) / "templates/messages"};
  auto messages = Messages::load(folders);
  EXPECT_TRUE(messages) << messages.error().message;
  return std::move(*messages);
}

std::string count(const Messages& messages, std::string_view locale, std::int64_t number) {
  return messages.texts(locale).format("result_count", {{"count", number}});
}

TEST(Messages, ChooseThePluralFormOfTheLanguage) {
  const Messages messages = shipped();
  EXPECT_EQ(count(messages, "en", 1), "1 result");
  EXPECT_EQ(count(messages, "en", 1234), "1,234 results");
  EXPECT_EQ(count(messages, "ru", 1), "1 результат");
  EXPECT_EQ(count(messages, "ru", 3), "3 результата");
  EXPECT_EQ(count(messages, "ru", 11), "11 результатов");
  EXPECT_EQ(count(messages, "ru", 21), "21 результат");
}

TEST(Messages, HaveAllSixFormsOfArabic) {
  const Messages messages = shipped();
  std::set<std::string> forms;
  for (const std::int64_t number : {0, 1, 2, 3, 11, 100}) {
    std::string text = count(messages, "ar", number);
    EXPECT_FALSE(text.empty());
    forms.insert(std::move(text));
  }
  EXPECT_EQ(forms.size(), 6u);
  EXPECT_EQ(count(messages, "ar", 2), "نتيجتان");
}

TEST(Messages, FallBackFromRegionToScriptToLanguageToEnglish) {
  const Messages messages = shipped();
  EXPECT_EQ(messages.texts("de-AT").text("search"), "Suchen");
  EXPECT_EQ(messages.texts("no").text("search"), messages.texts("nb").text("search"));
  EXPECT_EQ(messages.texts("zh-TW").text("search"), messages.texts("zh-Hant").text("search"));
  EXPECT_EQ(messages.texts("zh_CN").text("search"), messages.texts("zh-Hans").text("search"));
  EXPECT_NE(messages.texts("zh-CN").text("search"), messages.texts("zh-TW").text("search"));
  EXPECT_EQ(messages.texts("sw").text("search"), "Search");
  EXPECT_EQ(messages.texts("not a tag").text("search"), "Search");
}

TEST(Messages, WriteDatesAndNumbersAsThePageSpeaks) {
  const Messages messages = shipped();
  constexpr std::int64_t kDay = 1795737600;  // 2026-11-27
  EXPECT_EQ(messages.texts("en").date(kDay), "November 27, 2026");
  EXPECT_EQ(messages.texts("en-GB").date(kDay), "27 November 2026");
  EXPECT_EQ(messages.texts("de").date(kDay), "27. November 2026");
  EXPECT_EQ(messages.texts("de").number(12345), "12.345");
  EXPECT_EQ(messages.texts("sw").date(kDay), "November 27, 2026");  // the words are English there
}

TEST(Messages, AreCompleteInEveryLanguageThatShips) {
  const Messages messages = shipped();
  ASSERT_GE(messages.catalog_count(), 29u);
  for (std::size_t i = 0; i < messages.catalog_count(); ++i) {
    EXPECT_EQ(messages.missing_keys(i), std::vector<std::string>()) << messages.catalog_locale(i);
  }
}

class MessageFiles : public testing::Test {
 protected:
  Result<Messages> load() const { return Messages::load(std::vector{shipped_.path(), theme_.path()}); }
  std::string error() const {
    const auto loaded = load();
    return loaded ? "" : loaded.error().message;
  }
  TemporaryFolder shipped_, theme_;
};

TEST_F(MessageFiles, NameFileLineAndKeyOfAMistake) {
  shipped_.write("en.json", "{\n\"a\": \"A\",\n\"n\": \"{count, plural, one {#} other {#}}\"\n}");
  shipped_.write("de.json", "{\n\"a\": \"Ä\",\n\"n\": \"{anzahl, plural, one {#} other {#}}\"\n}");
  EXPECT_THAT(error(), HasSubstr("de.json:3: error: message \"n\": English has no argument {anzahl}"));
  shipped_.write("de.json", "{\n\"b\": \"B\"\n}");
  EXPECT_THAT(error(), HasSubstr("de.json:2: error: message \"b\": English has no message of this key"));
  shipped_.write("de.json", "{\n\"n\": \"{count, plural, one {#}\"\n}");
  EXPECT_THAT(error(), HasSubstr("de.json:2: error: message \"n\": no valid MessageFormat"));
  shipped_.write("de.json", "{\n\"n\": \"{count, plural, few {#} other {#}}\"\n}");
  EXPECT_THAT(error(), HasSubstr("no plural form 'few'"));
  shipped_.write("de.json", "{\n\"n\": 3\n}");
  EXPECT_THAT(error(), HasSubstr("de.json:2: error: message \"n\": want a string"));
  shipped_.write("de.json", "{\n\"n\": ");
  EXPECT_THAT(error(), HasSubstr("de.json:2: error: no valid JSON"));
}

TEST_F(MessageFiles, FillAGapWithEnglishAndTakeThemesKeyByKey) {
  shipped_.write("en.json", R"({"a": "A", "b": "B"})");
  shipped_.write("de.json", R"({"a": "Ä"})");
  theme_.write("en.json", R"({"b": "Bee", "own": "Mine"})");
  const auto messages = load();
  ASSERT_TRUE(messages) << messages.error().message;
  EXPECT_EQ(messages->texts("de").text("a"), "Ä");
  EXPECT_EQ(messages->texts("de").text("b"), "Bee");
  EXPECT_EQ(messages->texts("en").text("own"), "Mine");
}

}  // namespace
}  // namespace firstline
