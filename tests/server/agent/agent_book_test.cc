#include "server/agent/agent_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "server/agent/agent_token.h"
#include "tests/temp_dir.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Optional;

class Agents : public testing::Test {
 protected:
  void SetUp() override { ada_ = *add_token(path(), "ada", "2026-11-22"); }
  std::filesystem::path path() const { return folder_.path() / "agents"; }
  std::unique_ptr<AgentBook> open() {
    return *AgentBook::open(path(), [this](const std::string& line) { complaints_.push_back(line); });
  }

  TempDir folder_;
  std::string ada_;
  std::vector<std::string> complaints_;
};

TEST_F(Agents, AreKnownByTheirTokens) {
  const auto book = open();
  EXPECT_THAT(book->find(ada_), Optional(std::string("ada")));
  EXPECT_EQ(book->find(*make_agent_token()), std::nullopt);
  EXPECT_EQ(book->find(""), std::nullopt);
  EXPECT_EQ(book->find(to_hex(hash_agent_token(ada_))), std::nullopt) << "a hash is no token";
  EXPECT_THAT(book->hash_of("ada"), Optional(hash_agent_token(ada_)));
  EXPECT_EQ(book->hash_of("bob"), std::nullopt);
}

TEST_F(Agents, ComeAndGoWithoutARestart) {
  const auto book = open();
  const std::string bob = *add_token(path(), "bob", "2026-11-22");
  EXPECT_THAT(book->find(bob), Optional(std::string("bob")));
  ASSERT_TRUE(revoke_token(path(), "ada"));
  EXPECT_EQ(book->find(ada_), std::nullopt);
  EXPECT_EQ(book->hash_of("ada"), std::nullopt);
  EXPECT_THAT(book->find(bob), Optional(std::string("bob")));
}

TEST_F(Agents, AreNobodyWhileTheFileIsWrongOrGone) {
  const auto book = open();
  std::ofstream(path(), std::ios::app) << "nonsense\n";
  EXPECT_EQ(book->find(ada_), std::nullopt);
  EXPECT_EQ(book->find(ada_), std::nullopt);
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("agents:3: "))) << "once a change";
  std::filesystem::remove(path());
  EXPECT_EQ(book->find(ada_), std::nullopt);
  const std::string again = *add_token(path(), "ada", "2026-11-22");
  EXPECT_THAT(book->find(again), Optional(std::string("ada")));
  EXPECT_EQ(book->find(ada_), std::nullopt) << "the old token is not good for the new one's agent";
}

TEST_F(Agents, NeedAFileToBeginWith) {
  const auto book = AgentBook::open(folder_.path() / "absent");
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().kind, ErrorKind::environment);
}

}  // namespace
}  // namespace firstline
