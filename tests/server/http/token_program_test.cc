// firstline-server token, as an operator calls it: what it prints where, and its exit statuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "server/agent/agent_token.h"
#include "tests/temp_dir.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

const char* const kProgram = FIRSTLINE_BINARY_DIR "/firstline-server";

class TokenProgram : public testing::Test {
 protected:
  void SetUp() override {
    if (::access(kProgram, X_OK) != 0) GTEST_SKIP() << kProgram << " is not built";
  }
  // The exit status; `output_` and `error_` hold what was printed.
  int run(const std::string& arguments) {
    const std::string out = (folder_.path() / "out").string();
    const std::string error = (folder_.path() / "error").string();
    const int status = std::system((std::string(kProgram) + " " + arguments + " >" + out + " 2>" + error).c_str());
    output_ = read(out);
    error_ = read(error);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string file() const { return (folder_.path() / "agents").string(); }
  static std::string read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }

  TempDir folder_;
  std::string output_;
  std::string error_;
};

TEST_F(TokenProgram, PrintsATokenOnceAndListsNamesOnly) {
  ASSERT_EQ(run("token add ada --agent-tokens " + file()), 0);
  const std::string token = output_.substr(0, output_.find('\n'));
  EXPECT_TRUE(is_agent_token(token)) << output_;
  EXPECT_THAT(error_, Not(HasSubstr(token)));
  EXPECT_THAT(read(file()), Not(HasSubstr(token)));
  ASSERT_EQ(run("token list --agent-tokens " + file()), 0);
  EXPECT_THAT(output_, testing::MatchesRegex("ada\t....-..-..\n"));
  std::ofstream(folder_.path() / "server.yml") << "agent-tokens: " << file() << "\n";
  ASSERT_EQ(run("token --config " + (folder_.path() / "server.yml").string() + " revoke ada"), 0);
  ASSERT_EQ(run("token list --agent-tokens " + file()), 0);
  EXPECT_EQ(output_, "");
}

TEST_F(TokenProgram, SaysWhatIsWrong) {
  ASSERT_EQ(run("token add ada --agent-tokens " + file()), 0);
  struct Case {
    std::string arguments;
    int status;
    const char* says;
  };
  for (const Case& one :
       {Case{"token", 2, "subcommand"}, Case{"token add --agent-tokens x", 2, "NAME"},
        Case{"token add ada", 2, "--agent-tokens FILE"}, Case{"token add ada --agent-tokens " + file(), 2, "already"},
        Case{"token add 'a b' --agent-tokens " + file(), 2, "no name for an agent"},
        Case{"token revoke bob --agent-tokens " + file(), 2, "\"bob\""},
        Case{"token list --agent-tokens /nonexistent/agents", 3, "token add NAME"},
        Case{"token add ada --agent-tokens /nonexistent/agents", 3, "/nonexistent/agents"},
        Case{"--index x --learn maybe", 2, "--learn: "}}) {
    EXPECT_EQ(run(one.arguments), one.status) << one.arguments;
    EXPECT_THAT(error_, HasSubstr(one.says)) << one.arguments;
    EXPECT_EQ(output_, "") << one.arguments;
  }
}

}  // namespace
}  // namespace firstline
