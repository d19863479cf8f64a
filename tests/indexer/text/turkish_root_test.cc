#include "indexer/text/turkish_root.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace firstline {
namespace {

using Forms = std::vector<std::string_view>;  // folded

TEST(TurkishNounRoot, IsOneOfAllForms) {
  const std::vector<Forms> nouns = {
      {"tarayici", "tarayicilar", "tarayiciniz", "tarayicinizda", "tarayicisinin", "tarayicilardan"},
      {"kullanici", "kullanicinin", "kullanicilarin", "kullanicilara"},
      {"uzanti", "uzantisi", "uzantilar", "uzantimizi"},
      {"bildirim", "bildirimi", "bildirimler", "bildirimlerin"},
      {"hesap", "hesabim", "hesabinizdan", "hesaptaki"},
      {"abonelik", "aboneligi", "aboneliginiz", "abonelikler"}};
  for (const Forms& forms : nouns) {
    for (const std::string_view form : forms) {
      EXPECT_EQ(turkish_noun_root(form), turkish_noun_root(forms.front())) << form;
    }
  }
}

TEST(TurkishNounRoot, KeepsShortWordsAndNames) {
  EXPECT_EQ(turkish_noun_root("ad"), "");
  EXPECT_EQ(turkish_noun_root("odeme"), "odeme");
  EXPECT_EQ(turkish_noun_root("adguard"), "adguart") << "a d may be a softened t";
  EXPECT_NE(turkish_noun_root("sayfa"), turkish_noun_root("sayilar"));
}

TEST(TurkishVerbRoot, IsOneOfAllForms) {
  const std::vector<Forms> verbs = {
      {"toplamak", "toplama", "toplanir", "toplanmasi", "toplayin", "toplayabilirsiniz", "topladiginiz", "toplayarak"},
      {"silmek", "silinir", "silinmesi", "siliyorum", "silebilirim", "sildim", "silerim", "silmeli"},
      {"girmek", "giremiyorum", "girin", "giriyor", "girdi"},
      {"degistirmek", "degistirilir", "degistirebilirim", "degistirecek"}};
  for (const Forms& forms : verbs) {
    for (const std::string_view form : forms) {
      EXPECT_EQ(turkish_verb_root(form), turkish_verb_root(forms.front())) << form;
    }
  }
}

TEST(TurkishVerbRoot, IsEmptyForWhatEndsLikeNone) {
  for (const std::string_view word : {"", "ma", "in", "hesap", "ekran", "sunucular", "me"}) {
    EXPECT_EQ(turkish_verb_root(word), "") << word;
  }
}

}  // namespace
}  // namespace firstline
