#include "server/agent/session.h"

#include <gtest/gtest.h>

#include "server/agent/agent_token.h"

namespace firstline {
namespace {

constexpr std::int64_t kNow = 1795737600;
const std::string kHash = hash_agent_token("ada's");
const std::string kKey(32, 'k');

bool holds(const std::string& value, std::int64_t now = kNow, const std::string& hash = kHash,
           const std::string& key = kKey) {
  const auto session = parse_session(value);
  return session && is_signed(value, *session, hash, key, now);
}

TEST(Session, HoldsUntilItEnds) {
  const std::string value = sign_session({"ada.l@example", kNow + 60}, kHash, kKey);
  EXPECT_EQ(parse_session(value)->agent, "ada.l@example");
  EXPECT_TRUE(holds(value));
  EXPECT_TRUE(holds(value, kNow + 59));
  EXPECT_FALSE(holds(value, kNow + 60));
}

TEST(Session, IsBoundToTheTokenAndTheKey) {
  const std::string value = sign_session({"ada", kNow + 60}, kHash, kKey);
  EXPECT_FALSE(holds(value, kNow, hash_agent_token("ada's next")));
  EXPECT_FALSE(holds(value, kNow, kHash, std::string(32, 'x')));
}

TEST(Session, CannotBeProlongedOrHandedOn) {
  std::string value = sign_session({"ada", kNow + 60}, kHash, kKey);
  const std::string mac = value.substr(value.find('.'), 66);
  EXPECT_FALSE(holds(std::to_string(kNow + 9999) + mac + "ada"));
  EXPECT_FALSE(holds(std::to_string(kNow + 60) + mac + "bob"));
  EXPECT_TRUE(holds(std::to_string(kNow + 60) + mac + "ada"));
  for (std::size_t i = 0; i < value.size(); ++i) {
    std::string changed = value;
    changed[i] = changed[i] == '1' ? '2' : '1';
    EXPECT_FALSE(holds(changed)) << i;
    EXPECT_FALSE(holds(value.substr(0, i))) << i;
  }
  EXPECT_FALSE(holds(value + "a"));
}

TEST(Session, TakesAnyTextForWhatItIs) {
  for (const std::string text : {"", ".", "..", "1", "1..", "x.y.z", "99999999999999999999.a.b", "-1.a.ada"}) {
    EXPECT_FALSE(parse_session(text)) << text;
  }
  EXPECT_FALSE(parse_session(std::string(5000, '1')));
}

}  // namespace
}  // namespace firstline
