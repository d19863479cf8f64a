#include "server/agent/token_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "indexer/base/file.h"
#include "server/agent/agent_token.h"
#include "tests/temp_dir.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

class TokenFile : public testing::Test {
 protected:
  std::filesystem::path path() const { return folder_.path() / "agents"; }
  void write(const std::string& text) { std::ofstream(path()) << text; }

  TempDir folder_;
};

TEST_F(TokenFile, KeepsHashesAloneForItsOwnerAlone) {
  const auto token = add_token(path(), "ada", "2026-11-22");
  ASSERT_TRUE(token) << token.error().message;
  EXPECT_TRUE(is_agent_token(*token));
  EXPECT_THAT(*read_file(path()), Not(HasSubstr(*token)));
  struct stat info {};
  ASSERT_EQ(::stat(path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  const auto entries = read_token_file(path());
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 1u);
  EXPECT_EQ(entries->front().name, "ada");
  EXPECT_EQ(entries->front().added, "2026-11-22");
  EXPECT_EQ(entries->front().hash, hash_agent_token(*token));
}

TEST_F(TokenFile, HoldsEachNameOnce) {
  ASSERT_TRUE(add_token(path(), "ada", "2026-11-22"));
  const auto again = add_token(path(), "ada", "2026-11-23");
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().message, HasSubstr("already"));
  EXPECT_EQ(again.error().kind, ErrorKind::input);
  ASSERT_TRUE(add_token(path(), "bob@example.org", "2026-11-23"));
  EXPECT_EQ(read_token_file(path())->size(), 2u);
}

TEST_F(TokenFile, LosesARevokedAgentAndKeepsTheOthers) {
  ASSERT_TRUE(add_token(path(), "ada", "2026-11-22"));
  ASSERT_TRUE(add_token(path(), "bob", "2026-11-22"));
  ASSERT_TRUE(revoke_token(path(), "ada"));
  ASSERT_EQ(read_token_file(path())->size(), 1u);
  EXPECT_EQ(read_token_file(path())->front().name, "bob");
  const auto nobody = revoke_token(path(), "ada");
  ASSERT_FALSE(nobody);
  EXPECT_THAT(nobody.error().message, HasSubstr("\"ada\""));
}

TEST_F(TokenFile, TakesNoNameThatWouldBreakALine) {
  const std::string too_long(65, 'a');
  for (const std::string& name : {std::string(), std::string("a b"), std::string("a\nb"), std::string("#ada"),
                                  std::string("ada;x"), std::string("ä"), too_long}) {
    const auto token = add_token(path(), name, "2026-11-22");
    ASSERT_FALSE(token) << name;
    EXPECT_EQ(token.error().kind, ErrorKind::input);
  }
  EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(TokenFile, NamesTheLineOfAMistake) {
  const std::string good = "ada sha256:" + std::string(64, 'a') + " 2026-11-22\n";
  for (const std::string& bad :
       {std::string("bob\n"), std::string("bob sha256:12 2026-11-22\n"), good,
        "bob " + std::string(64, 'a') + " 2026-11-22\n", "bob sha256:" + std::string(64, 'A') + " 2026-11-22\n",
        "bob sha256:" + std::string(64, 'a') + " 2026-11-22 more\n"}) {
    write("# agents\n\n" + good + bad);
    const auto entries = read_token_file(path());
    ASSERT_FALSE(entries) << bad;
    EXPECT_THAT(entries.error().message, HasSubstr(path().string() + ":4: "));
    EXPECT_FALSE(add_token(path(), "eve", "2026-11-22")) << "nothing is written over a mistake";
  }
}

TEST_F(TokenFile, SaysThatAFileIsMissing) {
  EXPECT_EQ(read_token_file(path()).error().kind, ErrorKind::environment);
  EXPECT_EQ(revoke_token(path(), "ada").error().kind, ErrorKind::environment);
  EXPECT_EQ(add_token(folder_.path() / "no/such/file", "ada", "2026-11-22").error().kind, ErrorKind::environment);
}

TEST_F(TokenFile, LosesNobodyWhenTwoAddAtOnce) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([this, i] { EXPECT_TRUE(add_token(path(), "agent" + std::to_string(i), "2026-11-22")); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(read_token_file(path())->size(), 8u);
}

}  // namespace
}  // namespace firstline
