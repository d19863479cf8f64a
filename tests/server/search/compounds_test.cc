#include "server/search/compounds.h"

#include <gmock/gmock.h>

#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CompoundsTest : public testing::Test {
 protected:
  CompoundsTest() {
    site_.article("de/a.md", "Lieferadresse ändern", "Ihre Rechnungsnummer ist eine Nummer.")
        .article("da/a.md", "Ret leveringsadressen", "Det kan du.")
        .article("en/a.md", "Take a screenshot", "It is easy.")
        .article("fi/a.md", "Ilmoitusasetukset", "Kirjautumissivulla. Tilaustapa.")
        .build();
  }
  // The compounds with `word`, which the collection of `locale` lacks.
  std::vector<std::string> find(std::string_view word, std::string_view locale, std::size_t limit = 3) {
    const Reader reader = site_.reader();
    Collection collection(reader, *reader.site().find_locale(locale));
    const std::vector<Token> tokens = collection.analyzer().analyze(word);
    return find_compounds(tokens.front().word, tokens.front().stems, limit, collection);
  }
  TempSite site_;
};

TEST_F(CompoundsTest, HoldAWordAtTheirEnd) {
  EXPECT_THAT(find("adresse", "de"), ElementsAre("lieferadresse"));
  EXPECT_THAT(find("adresse", "da"), ElementsAre("leveringsadressen"));
  EXPECT_THAT(find("asetukset", "fi"), ElementsAre("ilmoitusasetukset"));
}

TEST_F(CompoundsTest, HoldAnyFormOfAWordAtTheirEnd) {
  EXPECT_THAT(find("adressen", "de"), ElementsAre("lieferadresse"));
  EXPECT_THAT(find("adresser", "da"), ElementsAre("leveringsadressen"));
  EXPECT_THAT(find("asetus", "fi"), ElementsAre("ilmoitusasetukset"));
  EXPECT_THAT(find("asetusten", "fi"), ElementsAre("ilmoitusasetukset"));
}

TEST_F(CompoundsTest, HoldAWordAtTheirBeginningIfTheRestIsOne) {
  EXPECT_THAT(find("rechnung", "de"), ElementsAre("rechnungsnummer")) << "after an s that joins them";
  EXPECT_THAT(find("rechnungen", "de"), ElementsAre("rechnungsnummer"));
  EXPECT_THAT(find("liefer", "de"), IsEmpty()) << "nobody wrote adresse alone";
  EXPECT_THAT(find("kirja", "fi"), IsEmpty()) << "a book is no login";
}

TEST_F(CompoundsTest, BeginWithFinnishNounsInTheirShortForm) {
  EXPECT_THAT(find("ilmoitukset", "fi"), ElementsAre("ilmoitusasetukset"));
  EXPECT_THAT(find("ilmoitusten", "fi"), ElementsAre("ilmoitusasetukset"));
  EXPECT_THAT(find("tilaukset", "fi"), IsEmpty()) << "tilausta is a form of the noun, so tilaustapa may be one";
}

TEST_F(CompoundsTest, AreNoneForShortWordsMiddlesAndOtherLanguages) {
  EXPECT_THAT(find("fer", "de"), IsEmpty());
  EXPECT_THAT(find("ferad", "de"), IsEmpty());
  EXPECT_THAT(find("lieferadresse", "de"), IsEmpty()) << "nothing before it";
  EXPECT_THAT(find("adresse2", "de"), IsEmpty());
  EXPECT_THAT(find("shot", "en"), IsEmpty());
  EXPECT_THAT(find("adresse", "de", 0), IsEmpty());
}

}  // namespace
}  // namespace firstline
