#include "server/search/spelled_query.h"

#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "server/search/synonyms.h"
#include "server/search/word_parts.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

// A locale's collection of a site that stays open.
class OpenCollection {
 public:
  OpenCollection(const TempSite& site, std::string_view locale)
      : reader_(site.reader()), collection_(reader_, *reader_.site().find_locale(locale)) {}
  Collection& operator*() { return collection_; }

 private:
  Reader reader_;
  Collection collection_;
};

class SpelledQueryTest : public testing::Test {
 protected:
  SpelledQueryTest() {
    site_
        .article("en/a.md", "Reset your password", "Choose Forgot password on the login page, then log in. It is fast.")
        .article("en/b.md", "Take a screenshot", "The screen shows what the shot holds. Get her to use the settings.")
        .article("en/c.md", "Plugins", "Set E-1042 or 0x80070057 in the settings of C++ and .NET.")
        .article("ru/a.md", "Сброс пароля", "Пароль меняется в настройках. Password expired.")
        .article("de/a.md", "Lieferadresse ändern", "Löschen Sie Ihr Konto in den Einstellungen. Größe wählen.")
        .build();
  }
  // What is searched for `text`.
  std::string spell(const std::string& text, const std::string& locale = "en") {
    OpenCollection collection(site_, locale);
    return parse_and_spell(text, *collection).corrected.value_or(text);
  }
  TempSite site_;
};

TEST_F(SpelledQueryTest, SplitsWordsRunTogether) {
  EXPECT_EQ(spell("loginpage"), "login page");
  EXPECT_EQ(spell("how to resetpassword?"), "how to reset password?");
  EXPECT_EQ(spell("Kontoeinstellungen", "de"), "konto einstellungen");
  EXPECT_EQ(spell("Kontolöschung", "de"), "konto loschen");
}

TEST_F(SpelledQueryTest, SplitsNoWordIntoChanceSyllables) { EXPECT_EQ(spell("together"), "together"); }

TEST_F(SpelledQueryTest, JoinsWordsTypedApart) {
  EXPECT_EQ(spell("pass word reset"), "password reset");
  EXPECT_EQ(spell("\"pass word\""), "\"password\"");
  EXPECT_EQ(spell("plug ins"), "plugins");
}

TEST_F(SpelledQueryTest, MendsThePartOfAHyphenatedWord) {
  EXPECT_EQ(spell("password-expird"), "password-expird") << "nothing is near";
  EXPECT_EQ(spell("login-pasword"), "login-password");
  EXPECT_EQ(spell("Konto-Einstelungen", "de"), "Konto-einstellungen");
  EXPECT_EQ(spell("login.pasword"), "login.pasword") << "may be an address";
}

TEST_F(SpelledQueryTest, LeavesOperatorsWhereTheyStand) {
  EXPECT_EQ(spell("pasword -login tag:billing"), "password -login tag:billing");
  EXPECT_EQ(spell("pasword pasword"), "password password");
}

TEST_F(SpelledQueryTest, ReadsTheWrongKeyboardLayout) {
  EXPECT_EQ(spell("gfhjkm", "ru"), "пароль");
  EXPECT_EQ(spell("gfhjkm d yfcnhjqrf[", "ru"), "пароль в настройках");
  EXPECT_EQ(spell("зфыыцщкв"), "password");
  EXPECT_EQ(spell("зфыыцщкв", "ru"), "password");
}

TEST_F(SpelledQueryTest, NeverTouchesWhatExistsOrIsACode) {
  for (const std::string text :
       {"0x80070057", "0x80070058", "E-1043", "C++", ".net", "v2.4.1", "login", "password d"}) {
    EXPECT_EQ(spell(text), text);
  }
}

TEST_F(SpelledQueryTest, UndoesDigraphs) {
  EXPECT_EQ(spell("Groesse", "de"), "grosse");
  EXPECT_EQ(spell("Kontoloeschen", "de"), "konto loschen");
}

TEST_F(SpelledQueryTest, FindsOtherSpacesOfKnownWords) {
  OpenCollection collection(site_, "en");
  const auto alternatives = [&](const std::string& text) {
    std::string found;
    for (const Alternative& one : find_alternatives(parse_and_spell(text, *collection).query, *collection)) {
      found += "[" + std::to_string(one.replaces.size());
      for (const QueryWord& word : one.words) found += " " + word.word;
      found += "]";
    }
    return found;
  };
  EXPECT_EQ(alternatives("login"), "[1 log in]");
  EXPECT_EQ(alternatives("log in"), "[2 login]");
  EXPECT_EQ(alternatives("screen shot"), "[2 screenshot]");
  EXPECT_EQ(alternatives("password"), "");
}

TEST_F(SpelledQueryTest, LooksForCompoundsOfAFewWordsOnly) {
  OpenCollection collection(site_, "de");
  const auto alternatives = [&collection](int unknown) {
    std::string text;
    for (int i = 0; i < unknown; ++i) text += "quaxquax" + std::string(1, static_cast<char>('a' + i)) + " ";
    const ParsedQuery query = parse_query(text + "adresse", (*collection).analyzer(), {}, kMaxQueryBytes);
    return find_alternatives(query, *collection).size();
  };
  EXPECT_EQ(alternatives(15), 1u);
  EXPECT_EQ(alternatives(16), 0u);
}

}  // namespace
}  // namespace firstline
