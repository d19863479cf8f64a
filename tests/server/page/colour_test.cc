#include "server/page/colour.h"

#include <gtest/gtest.h>

#include "server/page/static_files.h"

namespace firstline {
namespace {

constexpr Colour kWhite{255, 255, 255};

TEST(Colour, ReadsSixOrThreeDigits) {
  EXPECT_EQ(Colour::parse("#0b6e4f")->hex(), "#0b6e4f");
  EXPECT_EQ(Colour::parse("F80")->hex(), "#ff8800");
  for (const char* text : {"", "#", "#12345", "#1234567", "red", "#12345g", "#+12345"})
    EXPECT_FALSE(Colour::parse(text));
}

TEST(Colour, MeasuresContrastAsWcagDoes) {
  EXPECT_NEAR(contrast(kWhite, {0, 0, 0}), 21, 0.01);
  EXPECT_NEAR(contrast(kWhite, {0x77, 0x77, 0x77}), 4.48, 0.01);
}

// Every corner and middle of the colour cube, white and black included.
TEST(Colour, MakesEveryAccentReadableInBothThemes) {
  for (int red = 0; red <= 255; red += 51) {
    for (int green = 0; green <= 255; green += 51) {
      for (int blue = 0; blue <= 255; blue += 51) {
        const Colour accent{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                            static_cast<std::uint8_t>(blue)};
        for (const AccentShades& shades : {light_shades(accent), dark_shades(accent)}) {
          EXPECT_GE(contrast(shades.accent, shades.on_accent), 4.5) << accent.hex();
          EXPECT_GE(contrast(shades.accent, shades.tint), 4.5) << accent.hex();
        }
        EXPECT_GE(contrast(light_shades(accent).accent, {0xf6, 0xf7, 0xf8}), 4.5) << accent.hex();
        EXPECT_GE(contrast(dark_shades(accent).accent, {0x1f, 0x24, 0x29}), 4.5) << accent.hex();
      }
    }
  }
}

TEST(Colour, LeavesAReadableAccentAsItIs) {
  EXPECT_EQ(light_shades(*Colour::parse("#0b6e4f")).accent.hex(), "#0b6e4f");
}

TEST(AccentStylesheet, StandsBehindTheAddressThatNamesItsColour) {
  EXPECT_EQ(accent_url("#0B6E4F"), "/static/accent-0b6e4f.css");
  EXPECT_EQ(accent_url("teal"), "");
  const auto asset = accent_asset("/static/accent-0b6e4f.css");
  ASSERT_TRUE(asset);
  EXPECT_EQ(asset->content_type, "text/css; charset=utf-8");
  EXPECT_NE(asset->bytes.find("--accent:#0b6e4f"), std::string::npos);
  for (const char* url : {"/static/accent-.css", "/static/accent-fff.css", "/static/accent-0B6E4F.css",
                          "/static/accent-0b6e4f.js", "/static/accent-0b6e4f.css.css", "/static/"}) {
    EXPECT_FALSE(accent_asset(url)) << url;
  }
}

}  // namespace
}  // namespace firstline
