#include "indexer/text/han_variants.h"

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/uscript.h>

#include <memory>

namespace firstline {
namespace {

TEST(HanVariants, Simplifies) {
  EXPECT_EQ(simplify_han(U'碼'), U'码');
  EXPECT_EQ(simplify_han(U'發'), U'发');
  EXPECT_EQ(simplify_han(U'髮'), U'发');
  EXPECT_EQ(simplify_han(U'码'), U'码');
  EXPECT_EQ(simplify_han(U'賬'), simplify_han(U'帐'));
  EXPECT_EQ(simplify_han(U'a'), U'a');
}

TEST(HanVariants, IsDoneAtOnce) {
  for (char32_t c = 0x3400; c < 0xFB00; ++c) EXPECT_EQ(simplify_han(simplify_han(c)), simplify_han(c));
}

// The table is CLDR's of ICU 72; a newer one may differ in a few characters.
TEST(HanVariants, AgreesWithIcu) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transform(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status));
  int pairs = 0, agreed = 0;
  for (UChar32 c = 0x4E00; c < 0xA000; ++c) {
    icu::UnicodeString text(c);
    transform->transliterate(text);
    if (text.countChar32() != 1 || text.char32At(0) == c) continue;
    ++pairs;
    if (simplify_han(static_cast<char32_t>(c)) == static_cast<char32_t>(text.char32At(0))) ++agreed;
  }
  EXPECT_GT(pairs, 2000);
  EXPECT_GE(agreed, pairs * 0.98);
}

}  // namespace
}  // namespace firstline
