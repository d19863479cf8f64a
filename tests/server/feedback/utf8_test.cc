#include "server/feedback/utf8.h"

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

TEST(TakeCharacter, KnowsEveryCodePoint) {
  for (unsigned code = 0; code < 0x120000; ++code) {
    const std::string bytes = encode(code);
    const std::string followed = bytes + "x";
    std::string_view rest = followed;
    const auto character = take_character(rest);
    const bool valid = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    ASSERT_EQ(character.has_value(), valid) << std::hex << code;
    if (!valid) continue;
    ASSERT_EQ(character->bytes, bytes) << std::hex << code;
    ASSERT_EQ(character->control, code < 0x20 || (code >= 0x7F && code < 0xA0)) << std::hex << code;
    ASSERT_EQ(rest, "x") << std::hex << code;
  }
}

TEST(TakeCharacter, StopsAtTheEnd) {
  for (const unsigned code : {0xE9u, 0x20ACu, 0x1F600u}) {
    const std::string bytes = encode(code);
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      std::string_view cut = std::string_view(bytes).substr(0, size);
      EXPECT_FALSE(take_character(cut));
    }
  }
}

}  // namespace
}  // namespace firstline
