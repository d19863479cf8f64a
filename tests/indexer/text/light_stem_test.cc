#include "indexer/text/light_stem.h"

#include <gtest/gtest.h>

#include <vector>

namespace firstline {
namespace {

std::string stem(std::string_view language, std::string_view word) {
  std::string out;
  light_stem(language, word, out);
  return out;
}

struct Forms {
  std::string_view language;
  std::vector<std::string_view> words;  // folded
};

// Cases of one word, as declension tables give them.
const std::vector<Forms> kForms = {
    {"ar", {"حساب", "الحساب", "والحساب", "بالحساب", "حسابي", "حسابك", "حسابات", "حسابها"}},
    {"be", {"пароль", "пароля", "паролю", "паролем", "паролі", "пароляў"}},
    {"be", {"падпіска", "падпіску", "падпіскай", "падпіскі"}},
    {"bg", {"фактура", "фактурата", "фактури", "фактурите"}},
    {"bg", {"език", "езика", "езикът", "езици", "езиците"}},
    {"bn", {"ভাষা", "ভাষার", "ভাষাকে", "ভাষাগুলি", "ভাষাটি"}},
    {"et", {"parool", "parooli", "paroolid", "paroolide", "paroolist", "paroolile", "paroolita"}},
    {"et", {"tellimus", "tellimuse", "tellimused", "tellimusest"}},
    {"fa", {"فاكتور", "فاكتورها", "فاكتورهاي", "فاكتورهايي", "فاكتورهايتان"}},
    {"he", {"סיסמה", "סיסמאות"}},
    {"he", {"חשבון", "חשבונות"}},
    {"lv", {"rekins", "rekina", "rekinu", "rekini", "rekinam", "rekinos"}},
    {"pl", {"konto", "konta", "kontu", "kontem", "kont", "kontami", "kontach"}},
    {"pl", {"haslo", "hasla", "haslem", "hasel", "haslami"}},
    {"pl", {"nowy", "nowego", "nowemu", "nowym", "nowych", "nowymi", "nowa", "nowej"}},
    {"sl", {"geslo", "gesla", "geslu", "geslom", "gesel", "gesli", "geslih"}},
    {"uk", {"рахунок", "рахунку", "рахунки", "рахунків", "рахунками", "рахунком"}},
    {"uk", {"новий", "нового", "новому", "новим", "нових", "нова", "нової"}},
    {"uk", {"вхід", "входу", "входом"}},
};

TEST(LightStem, GivesOneStemToTheFormsOfAWord) {
  for (const Forms& forms : kForms) {
    for (const std::string_view word : forms.words) {
      EXPECT_EQ(stem(forms.language, word), stem(forms.language, forms.words.front())) << forms.language << ' ' << word;
    }
  }
}

TEST(LightStem, KeepsWordsApart) {
  EXPECT_NE(stem("he", "חשבון"), stem("he", "חשבונית"));  // account, invoice
  EXPECT_NE(stem("pl", "konto"), stem("pl", "kontakt"));
  EXPECT_NE(stem("uk", "запис"), stem("uk", "запит"));
  EXPECT_NE(stem("bg", "парола"), stem("bg", "пари"));
  EXPECT_NE(stem("ar", "كلمة"), stem("ar", "كلام"));
}

TEST(LightStem, KeepsShortWordsAndOtherLanguages) {
  EXPECT_EQ(stem("pl", "ale"), "ale");
  EXPECT_EQ(stem("uk", "я"), "я");
  EXPECT_EQ(stem("he", "הם"), "המ");
  EXPECT_EQ(stem("en", "words"), "words");
  EXPECT_FALSE(has_light_stemmer("en"));
}

}  // namespace
}  // namespace firstline
