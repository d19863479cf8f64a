#include "indexer/text/scripts.h"

#include <gtest/gtest.h>

#include <string>

namespace firstline {
namespace {

TEST(GraphemeBoundary, IsNeverInsideACharacter) {
  const std::string family = "👨‍👩‍👧";
  EXPECT_EQ(grapheme_boundary(family + "x", 1), family.size());
  EXPECT_EQ(grapheme_boundary("e\u0301x", 1), 3u);
  EXPECT_EQ(grapheme_boundary("ab", 1), 1u);
  EXPECT_EQ(grapheme_boundary("a\r\nb", 2), 3u);
  EXPECT_EQ(grapheme_boundary("", 0), 0u);
  EXPECT_EQ(grapheme_boundary("ab", 2), 2u);
}

TEST(WritesWithoutBlanks, IsTrueOfTheScriptsThatDictionariesCut) {
  for (const char32_t c : U"漢ひカーไລខမ") {
    EXPECT_TRUE(c == 0 || writes_without_blanks(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : U"aé한яעعक9。、") EXPECT_FALSE(writes_without_blanks(c)) << static_cast<unsigned>(c);
}

}  // namespace
}  // namespace firstline
