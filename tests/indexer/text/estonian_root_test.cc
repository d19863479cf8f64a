#include "indexer/text/estonian_root.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace firstline {
namespace {

using Forms = std::vector<std::string_view>;  // folded

TEST(EstonianRoot, IsOneOfAllForms) {
  const std::vector<Forms> words = {
      {"kaart", "kaardi", "kaarti", "kaardid", "kaartide", "kaardiga"},
      {"pilt", "pildi", "pildid", "pilti"},
      {"teade", "teated", "teateid", "teatele", "teate"},
      {"tellimus", "tellimuse", "tellimust", "tellimused", "tellimuste", "tellimusi"},
      {"kasutaja", "kasutajad", "kasutajat", "kasutajate", "kasutajaid"},
      {"kustutama", "kustutada", "kustutamine", "kustutab", "kustutan", "kustutatud", "kustuta", "kustutamiseks"}};
  for (const Forms& forms : words) {
    for (const std::string_view form : forms) EXPECT_EQ(estonian_root(form), estonian_root(forms.front())) << form;
  }
}

TEST(EstonianRoot, KeepsWordsApart) {
  EXPECT_NE(estonian_root("arve"), estonian_root("arvu"));  // invoice, of a number
}

TEST(EstonianRoot, IsEmptyForShortWords) {
  for (const std::string_view word : {"", "ja", "kui", "ma"}) EXPECT_EQ(estonian_root(word), "") << word;
}

}  // namespace
}  // namespace firstline
