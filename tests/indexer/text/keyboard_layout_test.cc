#include "indexer/text/keyboard_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(KeyboardLayout, WritesTheLettersOfTheSameKeys) {
  EXPECT_THAT(retype("gfhjkm", "ru"), ElementsAre("пароль"));
  EXPECT_THAT(retype("gfhjkm", "uk"), ElementsAre("пароль"));
  EXPECT_THAT(retype("md,f.d", "bg"), Contains("парола"));
  EXPECT_THAT(retype("parola", "bg"), Contains("парола"));
  EXPECT_THAT(retype("xhxnv", "he"), ElementsAre("סיסמה"));
  EXPECT_THAT(retype("pshf", "ar"), ElementsAre("حساب"));
  EXPECT_THAT(retype("vlc", "fa"), ElementsAre("رمز"));
  EXPECT_THAT(retype("isylzjko", "th"), ElementsAre("รหัสผ่าน"));
  EXPECT_THAT(retype("qlalfqjsgh", "ko"), ElementsAre("비밀번호"));
}

TEST(KeyboardLayout, KnowsShiftAndDeadKeys) {
  EXPECT_THAT(retype("C,hjc", "ru"), ElementsAre("сброс"));
  EXPECT_THAT(retype("<tp", "ru"), ElementsAre("без"));
  EXPECT_THAT(retype("kvdik;ow", "el"), ElementsAre("κωδικος"));
  EXPECT_THAT(retype("rPwjd", "ko"), ElementsAre("계정"));
  EXPECT_THAT(retype("Hsl", "ar"), ElementsAre("أسم"));
}

TEST(KeyboardLayout, FindsTheLatinKeys) {
  EXPECT_THAT(retype("зфыыцщкв", "en"), Contains("password"));
  EXPECT_THAT(retype("ПАШД", "ru"), Contains("gfil"));
  EXPECT_THAT(retype("πασσςορδ", "en"), ElementsAre("password"));
  EXPECT_THAT(retype("פשדד'םרג", "de"), ElementsAre("password"));
  EXPECT_THAT(retype("حشسسصخقي", "en"), Contains("password"));
  EXPECT_THAT(retype("ㅔㅁㄴㄴ잭ㅇ", "en"), ElementsAre("password"));
  EXPECT_THAT(retype("цш-аш", "ru"), Contains("wi-fi"));
}

TEST(KeyboardLayout, IsSilentWhereNothingFits) {
  EXPECT_THAT(retype("password", "en"), IsEmpty());
  EXPECT_THAT(retype("密码", "en"), IsEmpty());
  EXPECT_THAT(retype("qzz", "ko"), IsEmpty());
  EXPECT_THAT(retype("пароль и key", "en"), IsEmpty());  // of two scripts
  EXPECT_THAT(retype("", "ru"), ElementsAre(""));
}

}  // namespace
}  // namespace firstline
