#include "indexer/text/fold.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <utility>

namespace firstline {
namespace {

std::string fold(std::string_view text, std::string_view language = "en") { return Folder(language).fold(text); }

TEST(Fold, FoldsCaseOfEveryScript) {
  EXPECT_EQ(fold("Reset PASSWORD"), "reset password");
  EXPECT_EQ(fold("ПАРОЛЬ"), "пароль");
  EXPECT_EQ(fold("ΚΩΔΙΚΌΣ"), fold("κωδικός"));
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("STRAẞE"), "strasse");
  EXPECT_EQ(fold("ﬁle"), "file");
  EXPECT_EQ(fold("Ｗｉｎｄｏｗｓ"), "windows");
}

TEST(Fold, DropsAccentsOfLatinAndGreek) {
  EXPECT_EQ(fold("résumé Zürich Ångström"), "resume zurich angstrom");
  EXPECT_EQ(fold("re\u0301sume\u0301"), "resume");
  EXPECT_EQ(fold("hỗ trợ đăng nhập"), "ho tro dang nhap");
  EXPECT_EQ(fold("λογαριασμός"), "λογαριασμοσ");
  EXPECT_EQ(fold("ΐ ΰ"), "ι υ");
}

TEST(Fold, KnowsLettersThatDoNotDecompose) {
  EXPECT_EQ(fold("Øresund Łódź Đorđe Æble œuvre Þór það"), "oresund lodz dorde aeble oeuvre thor thad" + std::string());
}

TEST(Fold, KeepsMarksThatMakeAnotherLetter) {
  for (const char* word : {"パスワード", "ガラス", "पासवर्ड", "สิ่งที่", "й", "ї", "ў", "ѓ", "ক্ষ", "கடவுச்சொல்", "ရဲ့"}) {
    EXPECT_EQ(fold(word), fold(fold(word)));
    EXPECT_EQ(fold(word).size(), std::string_view(word).size()) << word << ' ' << fold(word);
  }
  EXPECT_EQ(fold("й"), fold("и\u0306"));
  EXPECT_NE(fold("й"), "и");
  EXPECT_NE(fold("ガ"), "カ");
}

TEST(Fold, DropsOnlyYoAndTheStressMarkInCyrillic) {
  EXPECT_EQ(fold("Ещё"), "еще");
  EXPECT_EQ(fold("е\u0308"), "е");
  EXPECT_EQ(fold("за\u0301мок"), "замок");
  EXPECT_EQ(fold("ќе"), "ќе");
}

TEST(Fold, UnifiesArabicAndPersianSpellings) {
  EXPECT_EQ(fold("كَلِمَة"), "كلمة");
  EXPECT_EQ(fold("كلمـــة"), "كلمة");
  EXPECT_EQ(fold("إعدادات"), fold("اعدادات"));
  EXPECT_EQ(fold("أ"), fold("آ"));
  EXPECT_EQ(fold("على"), fold("علي"));
  EXPECT_EQ(fold("یک"), fold("يك"));
  EXPECT_EQ(fold("کتاب\u200Cها"), fold("کتابها"));
}

TEST(Fold, DropsHebrewPoints) { EXPECT_EQ(fold("שָׁלוֹם"), "שלום"); }

TEST(Fold, WritesDigitsOfEveryScriptInAscii) {
  EXPECT_EQ(fold("١٢٣ ۱۲۳ १२३ ১২৩ ๑๒๓ １２３"), "123 123 123 123 123 123");
}

TEST(Fold, UnifiesApostrophes) {
  for (const char* word : {"don’t", "donʼt", "don‘t", "don＇t", "don't"}) EXPECT_EQ(fold(word), "don't");
  EXPECT_EQ(fold("col·lecció"), "colleccio");
  EXPECT_EQ(fold("צה״ל"), "צה\"ל");
}

TEST(Fold, FindsTurkishWordsTypedEitherWay) {
  for (const char* language : {"tr", "az"}) {
    EXPECT_EQ(fold("İSTANBUL", language), "istanbul");
    EXPECT_EQ(fold("istanbul", language), "istanbul");
    EXPECT_EQ(fold("ISI", language), fold("isi", language));
    EXPECT_EQ(fold("ısı", language), "isi");
    EXPECT_EQ(fold("I\u0307", language), "i");
    std::string casefolded;
    Folder(language).casefold("IĞDIR", casefolded);
    EXPECT_EQ(casefolded, "ığdır");
  }
  EXPECT_EQ(fold("İstanbul", "en"), "istanbul");
}

TEST(Fold, RomanizesSerbian) {
  std::string word = fold("Заборављена лозинка Ђорђе Љубљана џеп", "sr");
  romanize_serbian(word);
  EXPECT_EQ(word, fold("Zaboravljena lozinka Đorđe Ljubljana džep", "sr"));
}

TEST(Fold, IsDoneAfterOnce) {
  for (const char* text :
       {"Straße", "ŒUVRE", "İı", "ﷺ", "ǅ", "ﬃ", "½", "㍿", "Å", "ϓ", "ᾳ", "ŉ", "ẞ", "℡", "ⅷ", "１"}) {
    for (const char* language : {"en", "tr", "sr", "ja"}) {
      EXPECT_EQ(fold(fold(text, language), language), fold(text, language)) << text;
    }
  }
}

TEST(Fold, SurvivesIllFormedBytes) {
  for (const std::string_view text :
       {std::string_view("\xff"), std::string_view("a\xc3"), std::string_view("\xed\xa0\x80"),
        std::string_view("a\0b", 3), std::string_view("\xf5\x80\x80\x80")}) {
    EXPECT_EQ(fold(text), fold(text));
  }
}

std::string decode(const std::string& code_points) {
  std::string utf8;
  std::istringstream stream(code_points);
  for (std::string hex; stream >> hex;) {
    const auto c = static_cast<unsigned>(std::stoul(hex, nullptr, 16));
    if (c < 0x80) {
      utf8 += static_cast<char>(c);
    } else if (c < 0x800) {
      utf8 += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
      utf8 += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
               static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      utf8 += {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 0x3F)),
               static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
  }
  return utf8;
}

// NormalizationTest.txt: source; NFC; NFD; NFKC; NFKD. All five are one word to a reader.
TEST(Fold, MakesAllNormalizationFormsEqual) {
  const char* path = "/usr/share/unicode/NormalizationTest.txt.bz2";
  if (!std::ifstream(path)) GTEST_SKIP() << "needs the package unicode-data";
  struct Close {
    void operator()(FILE* file) const { pclose(file); }
  };
  const std::unique_ptr<FILE, Close> pipe(popen(("bzip2 -dc " + std::string(path)).c_str(), "r"));
  ASSERT_NE(pipe, nullptr);
  const Folder folder("en");
  int lines = 0;
  char buffer[4096];
  while (fgets(buffer, sizeof buffer, pipe.get()) != nullptr) {
    if (buffer[0] == '#' || buffer[0] == '@') continue;
    std::istringstream columns(buffer);
    std::array<std::string, 5> forms;
    for (std::string& form : forms) {
      std::getline(columns, form, ';');
      form = folder.fold(decode(form));
    }
    for (const std::string& form : forms) EXPECT_EQ(form, forms[0]) << buffer;
    ++lines;
  }
  EXPECT_GT(lines, 18'000);
}

}  // namespace
}  // namespace firstline
