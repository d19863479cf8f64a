#include "server/agent/agent_token.h"

#include <gtest/gtest.h>

#include <set>

namespace firstline {
namespace {

TEST(AgentToken, IsNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const auto token = make_agent_token();
    ASSERT_TRUE(token);
    EXPECT_TRUE(is_agent_token(*token)) << *token;
    EXPECT_TRUE(seen.insert(*token).second);
  }
}

TEST(AgentToken, IsToldFromOtherText) {
  const std::string token = *make_agent_token();
  for (const std::string& text :
       {std::string(), std::string("firstline_"), token + "A", token.substr(1), token.substr(0, token.size() - 1),
        token.substr(0, token.size() - 1) + "B", token.substr(0, token.size() - 2) + "+A", std::string(53, 'A')}) {
    EXPECT_FALSE(is_agent_token(text)) << text;
  }
}

// NIST's example for "abc" (FIPS 180-4).
TEST(AgentToken, IsHashedWithSha256) {
  EXPECT_EQ(to_hex(hash_agent_token("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(from_hex(to_hex(hash_agent_token("abc"))), hash_agent_token("abc"));
  EXPECT_EQ(from_hex("0g"), "");
  EXPECT_EQ(from_hex("abc"), "");
}

TEST(AgentToken, IsComparedWhole) {
  EXPECT_TRUE(same_secret("secret", "secret"));
  EXPECT_FALSE(same_secret("secret", "secreT"));
  EXPECT_FALSE(same_secret("secret", "secre"));
  EXPECT_TRUE(same_secret("", ""));
}

}  // namespace
}  // namespace firstline
