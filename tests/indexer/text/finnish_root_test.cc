#include "indexer/text/finnish_root.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace firstline {
namespace {

using Forms = std::vector<std::string_view>;  // folded

TEST(FinnishRoot, IsOneOfAllForms) {
  const std::vector<Forms> words = {
      {"salasana", "salasanan", "salasanaa", "salasanat", "salasanojen", "salasanoja", "salasanani", "salasanalla"},
      {"sahkoposti", "sahkopostin", "sahkopostia", "sahkoposteja", "sahkopostiin"},
      {"osoite", "osoitteen", "osoitetta", "osoitteet", "osoitteiden", "osoitteesi"},
      {"kayttaja", "kayttajan", "kayttajat", "kayttajien", "kayttajia", "kayttajakin"},
      {"mahdollisuus", "mahdollisuuden", "mahdollisuutta", "mahdollisuuksia"},
      {"tieto", "tiedon", "tiedot", "tietojen", "tietoja", "tietoni"},
      {"verkko", "verkon", "verkot", "verkkojen", "verkossa"},
      {"hinta", "hinnan", "hintaa", "hinnat", "hintojen"},
      {"puhelin", "puhelimen", "puhelimet", "puhelimella"},
      {"poistaa", "poistan", "poistaminen", "poistamisen", "poistettu", "poisto"},
      {"vaihtaa", "vaihdan", "vaihtaminen", "vaihdettu", "vaihda"}};
  for (const Forms& forms : words) {
    for (const std::string_view form : forms) EXPECT_EQ(finnish_root(form), finnish_root(forms.front())) << form;
  }
}

TEST(FinnishRoot, KeepsWordsApart) {
  EXPECT_NE(finnish_root("tili"), finnish_root("tilata"));  // account, to order
  EXPECT_NE(finnish_root("asetus"), finnish_root("asettaa"));
  EXPECT_NE(finnish_root("lasku"), finnish_root("lasta"));
}

TEST(FinnishRoot, IsEmptyForShortWords) {
  for (const std::string_view word : {"", "a", "ja", "nn", "ei"}) EXPECT_EQ(finnish_root(word), "") << word;
}

}  // namespace
}  // namespace firstline
