#include "server/feedback/visitor.h"

#include <gtest/gtest.h>

#include <set>

namespace firstline {
namespace {

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    text += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

TEST(VisitorToken, IsRandomAndKnownAgain) {
  std::set<std::string> tokens;
  std::string characters;
  for (int i = 0; i < 2000; ++i) {
    const std::string token = make_visitor_token().value();
    EXPECT_TRUE(is_visitor_token(token)) << token;
    EXPECT_TRUE(tokens.insert(token).second);
    characters += token.substr(0, 21);
  }
  EXPECT_EQ(std::set<char>(characters.begin(), characters.end()).size(), 64u);
}

TEST(VisitorToken, RefusesWhatWeDidNotMake) {
  EXPECT_TRUE(is_visitor_token("AAAAAAAAAAAAAAAAAAAAAA"));
  EXPECT_TRUE(is_visitor_token("_-zZ09AAAAAAAAAAAAAAAw"));
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {""sv, "AAAAAAAAAAAAAAAAAAAAA"sv, "AAAAAAAAAAAAAAAAAAAAAAA"sv, "AAAAAAAAAAAAAAAAAAAAAB"sv,
        "AAAAAAAAAAAAAAAAAAAAA="sv, "AAAAAAAAAAAAAAAAAA+/AA"sv, "AAAAAAAAAAAAAAAAAAAA\0A"sv, "AAAAAAAAAAA AAAAAAAAAA"sv,
        "ÄAAAAAAAAAAAAAAAAAAAA"sv}) {
    EXPECT_FALSE(is_visitor_token(text)) << text;
  }
}

// RFC 4231, test case 2.
TEST(HashVisitor, IsHmacSha256) {
  EXPECT_EQ(hex(hash_visitor("Jefe", "what do ya want for nothing?").value()),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(VisitorKey, IsLongAndNewEachTime) {
  EXPECT_EQ(make_visitor_key().value().size(), kVisitorKeyBytes);
  EXPECT_NE(make_visitor_key().value(), make_visitor_key().value());
}

}  // namespace
}  // namespace firstline
