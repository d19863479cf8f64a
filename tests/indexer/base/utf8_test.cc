#include "indexer/base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace firstline {
namespace {

// The definition of UTF-8 (RFC 3629 3), surrogates encoded like any number.
std::string encode(unsigned code) {
  const auto byte = [](unsigned value) { return static_cast<char>(value); };
  const auto tail = [&](int shift) { return byte(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6), tail(0)};
  if (code < 0x10000) return {byte(0xE0 | code >> 12), tail(6), tail(0)};
  return {byte(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
}

TEST(TakeCodePoint, KnowsEveryCodePoint) {
  for (unsigned code = 0; code < 0x120000; ++code) {
    const std::string bytes = encode(code);
    const std::string followed = bytes + "x";
    std::string_view rest = followed;
    const auto character = take_code_point(rest);
    const bool valid = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    ASSERT_EQ(character.has_value(), valid) << std::hex << code;
    ASSERT_TRUE(valid || !is_valid_utf8(bytes)) << std::hex << code;
    if (!valid) continue;
    ASSERT_EQ(*character, char32_t(code)) << std::hex << code;
    ASSERT_TRUE(code == 0 || is_valid_utf8(bytes)) << std::hex << code;
    std::string again;
    append_code_point(again, *character);
    ASSERT_EQ(again, bytes) << std::hex << code;
    ASSERT_EQ(rest, "x") << std::hex << code;
  }
}

TEST(TakeCodePoint, RefusesOverlongForms) {
  for (std::string_view overlong : {"\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF"}) {
    EXPECT_FALSE(is_valid_utf8(overlong));
    EXPECT_FALSE(take_code_point(overlong));
  }
}

TEST(TakeCodePoint, StopsAtTheEnd) {
  for (const unsigned code : {0xE9u, 0x20ACu, 0x1F600u}) {
    const std::string bytes = encode(code);
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      std::string_view cut = std::string_view(bytes).substr(0, size);
      EXPECT_FALSE(take_code_point(cut));
    }
  }
}

}  // namespace
}  // namespace firstline
