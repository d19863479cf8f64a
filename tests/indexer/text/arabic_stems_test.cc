#include "indexer/text/arabic_stems.h"

#include <gmock/gmock.h>

#include "indexer/text/light_stem.h"

namespace firstline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> further(std::string_view folded) {
  std::string stem;
  light_stem("ar", folded, stem);
  return further_arabic_stems(folded, stem);
}

TEST(FurtherArabicStems, GiveTheSingularsOfBrokenPlurals) {
  EXPECT_THAT(further("فواتير"), ElementsAre("فاتور"));
  EXPECT_THAT(further("قواعد"), ElementsAre("قاعد"));
  EXPECT_THAT(further("مفاتيح"), ElementsAre("مفتاح", "مفتوح")) << "which of the two is not written";
  EXPECT_THAT(further("المشاكل"), ElementsAre("مشكل"));
  EXPECT_THAT(further("تقارير"), ElementsAre("تقرير"));
  EXPECT_THAT(further("رسائل"), ElementsAre("رسال", "رسيل"));
  EXPECT_THAT(further("اجهزة"), ElementsAre("جهاز"));
}

TEST(FurtherArabicStems, LeaveOutPrepositionsAndTheAccusative) {
  EXPECT_THAT(further("لحسابك"), ElementsAre("حساب"));
  EXPECT_THAT(further("حسابا"), ElementsAre("حساب"));
  EXPECT_THAT(further("لفواتير"), ElementsAre("فواتير", "فاتور"));
  EXPECT_THAT(further("بطاقة"), IsEmpty()) << "a card, not with energy";
  EXPECT_THAT(further("خطا"), IsEmpty());
}

TEST(FurtherArabicStems, AreNoneOfOtherWords) {
  for (const std::string_view word : {"اعداد", "دخول", "حساب", "password", "و", "ب"}) {
    EXPECT_THAT(further(word), IsEmpty()) << word;
  }
}

}  // namespace
}  // namespace firstline
