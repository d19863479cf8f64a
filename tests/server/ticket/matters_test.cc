#include "server/ticket/matters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Matters, AreNoneOfATicketThatAsksOneThing) {
  EXPECT_THAT(split_matters(""), IsEmpty());
  EXPECT_THAT(split_matters("How do I change my address?"), IsEmpty());
  EXPECT_THAT(split_matters("I moved last week. How do I change my address?\n"), IsEmpty());
}

TEST(Matters, EndWithTheirQuestion) {
  EXPECT_THAT(split_matters("I moved. How do I change my address? And where do I find last month's invoice??"),
              ElementsAre("I moved. How do I change my address?", "And where do I find last month's invoice??"));
  EXPECT_THAT(split_matters("هل يمكنني تغيير عنواني؟ وأين أجد فاتورة الشهر الماضي؟"),
              ElementsAre("هل يمكنني تغيير عنواني؟", "وأين أجد فاتورة الشهر الماضي؟"));
  EXPECT_THAT(split_matters("住所を変更するにはどうすればいいですか？先月の請求書はどこにありますか？"),
              ElementsAre("住所を変更するにはどうすればいいですか？", "先月の請求書はどこにありますか？"));
}

TEST(Matters, AreMarkedByQuestionsAndLists) {
  for (const char* matter :
       {"Where is it?", "Where is it?!", "\"Where is it?\"", "أين هي؟", "どこですか？", "- dark mode",
        "Where is it? Thanks", "“Where is it?”", "«Où ?»", "Where is it? Anna Miller", "2) dark mode", "• dark mode"}) {
    EXPECT_TRUE(is_marked(matter)) << matter;
  }
  for (const char* matter : {"", "?x", "The support team", "See https://example.org/?q=1"}) {
    EXPECT_FALSE(is_marked(matter)) << matter;
  }
}

TEST(Matters, AreItemsOfAListAndParagraphs) {
  EXPECT_THAT(split_matters("Two things: 1) the export stops half way. 2) printing labels is very slow."),
              ElementsAre("Two things:", "1) the export stops half way.", "2) printing labels is very slow."));
  EXPECT_THAT(split_matters("- the export stops half way\n- printing labels is very slow\n"),
              ElementsAre("- the export stops half way", "- printing labels is very slow"));
  EXPECT_THAT(split_matters("The export stops half way.\n\nPrinting labels is very slow."),
              ElementsAre("The export stops half way.", "Printing labels is very slow."));
}

TEST(Matters, TakeShortOnesWithTheOneBefore) {
  EXPECT_THAT(split_matters("Can I pay by card? Is it safe?\n\nThe export stops half way."),
              ElementsAre("Can I pay by card? Is it safe?", "The export stops half way."));
}

TEST(Matters, AreNotCutInsideAddressesAndNumbers) {
  EXPECT_THAT(split_matters("It says https://example.org/?id=7 and version 2.14 for all of our computers"), IsEmpty());
}

TEST(Matters, AreAFewAndInsideTheText) {
  std::string body;
  for (int i = 0; i < 5000; ++i) body += "What about number " + std::to_string(i) + " then? ";
  const auto matters = split_matters(body);
  ASSERT_EQ(matters.size(), kMaxMatters);
  for (const std::string_view matter : matters) {
    EXPECT_GE(matter.data(), body.data());
    EXPECT_LE(matter.data() + matter.size(), body.data() + body.size());
  }
}

TEST(Sentences, EndAtTheMarksOfAllScripts) {
  EXPECT_THAT(split_sentences("I run v2.14 of site.yml. It stops! Why?\n\nThanks", 40),
              ElementsAre("I run v2.14 of site.yml.", "It stops!", "Why?", "Thanks"));
  EXPECT_THAT(split_sentences("印刷できません。なぜですか？", 40), ElementsAre("印刷できません。", "なぜですか？"));
  EXPECT_THAT(split_sentences("", 40), IsEmpty());
}

TEST(Sentences, KeepAllTextWhenThereAreMany) {
  EXPECT_THAT(split_sentences("One. Two. Three. Four.", 2), ElementsAre("One.", "Two. Three. Four."));
}

TEST(Matters, CostNoMoreForBlanksInARow) {
  // With the square of their number this would take hours.
  const std::string blanks(std::size_t{4} << 20, ' ');
  EXPECT_THAT(split_matters("The export stops half way." + blanks + "- printing labels is very slow"),
              ElementsAre("The export stops half way.", "- printing labels is very slow"));
}

TEST(Asking, IsDoneWithASemicolonInGreek) {
  EXPECT_TRUE(asks("Πού είναι το τιμολόγιό μου; Ευχαριστώ"));
  EXPECT_TRUE(asks("πῶς ἔχει τοῦτο τῷ ἀνδρὶ τῇ;"));
  EXPECT_FALSE(asks("One thing; and another"));
  EXPECT_FALSE(asks("Το αρχείο;x=1"));
  EXPECT_FALSE(asks(";"));
  EXPECT_THAT(split_matters("Πού είναι το τιμολόγιό μου; Και πώς αλλάζω τη διεύθυνσή μου;"),
              ElementsAre("Πού είναι το τιμολόγιό μου;", "Και πώς αλλάζω τη διεύθυνσή μου;"));
}

TEST(Asking, IsWhatALongTextWithoutAQuestionMarkDoesNot) {
  std::string text;
  for (std::size_t i = 0; i < kManyTellingWords; ++i) text += i % 7 == 6 ? "word\n" : "word ";
  EXPECT_TRUE(tells_only(text));
  EXPECT_FALSE(tells_only(text.substr(0, text.size() - 5)));
  EXPECT_TRUE(tells_only(text + "https://example.org/?page=2"));
  for (const char* mark : {"?", "？", "؟", "⁇", "՞", "\u037E"}) EXPECT_FALSE(tells_only(text + "so" + mark)) << mark;
  EXPECT_FALSE(tells_only(""));
  EXPECT_FALSE(tells_only(std::string(65536, ' ')));
  EXPECT_FALSE(tells_only("今天我们的帮助中心一直没有显示任何文章而且搜索也没有结果我们已经重新启动过了"));
}

TEST(Matters, TakeAnyBytes) {
  for (const std::string& body : {std::string(65536, '?'), std::string(65536, '\n'), std::string("\xff?\xd8\xef\xbc"),
                                  std::string(65536, '-'), std::string(4096, '\0')}) {
    EXPECT_NO_THROW(split_matters(body));
    EXPECT_LE(split_sentences(body, 40).size(), 40u);
  }
}

}  // namespace
}  // namespace firstline
