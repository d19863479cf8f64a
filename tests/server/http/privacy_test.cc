// Nothing that people write into tickets stays anywhere: a word of a ticket is looked for in everything that the
// program wrote, after it was sent in every way there is.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>
#include <vector>

#include "server/agent/token_file.h"
#include "tests/server/http/test_client.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

const char* const kProgram = FIRSTLINE_BINARY_DIR "/firstline-server";
constexpr const char* kMarker = "qzxmarker7731";

std::string read_all(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// The program with everything that it says in a file.
class LoggingProgram {
 public:
  LoggingProgram(std::vector<std::string> arguments, const std::filesystem::path& log) : log_(log) {
    arguments.insert(arguments.begin(), kProgram);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    child_ = ::fork();
    if (child_ == 0) {
      const int file = ::open(log_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
      ::dup2(file, STDOUT_FILENO);
      ::dup2(file, STDERR_FILENO);
      ::execv(kProgram, pointers.data());
      ::_exit(127);
    }
  }
  ~LoggingProgram() {
    if (child_ > 0) stop(SIGKILL);
  }

  // 0 when it did not come up within 20 seconds.
  std::uint16_t port() const {
    const std::string sign = "Firstline is at http://127.0.0.1:";
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < limit) {
      const std::string text = read_all(log_);
      const std::size_t at = text.find(sign);
      if (at != std::string::npos && text.find('\n', at) != std::string::npos) {
        return static_cast<std::uint16_t>(std::stoul(text.substr(at + sign.size())));
      }
      std::this_thread::yield();
    }
    return 0;
  }
  int stop(int signal) {
    int status = 0;
    ::kill(child_, signal);
    ::waitpid(std::exchange(child_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  const std::filesystem::path log_;
  pid_t child_ = -1;
};

TEST(Privacy, NoWordOfATicketIsKept) {
  if (::access(kProgram, X_OK) != 0) GTEST_SKIP() << kProgram << " is not built";
  TempSite site;
  site.article("en/printer.md", "The printer does not print", "Turn the printer off and on again.");
  site.build();
  const std::string tokens = (site.directory() / "agents").string();
  const std::string bearer = "Authorization: Bearer " + *add_token(tokens, "ada", "2026-11-22") + "\r\n";
  const auto log = site.directory() / "log";
  LoggingProgram program(
      {"--index", site.index().string(), "--listen", "127.0.0.1:0", "--agent-tokens", tokens, "--log-level", "debug",
       "--log-queries", "--store", "sqlite:" + (site.directory() / "store.db").string()},
      log);
  const std::uint16_t port = program.port();
  ASSERT_NE(port, 0) << read_all(log);
  TestClient client(port);
  const auto ask = [&](const std::string& bytes) {
    client.send(bytes);
    const auto answer = client.receive();
    EXPECT_TRUE(answer);
    return answer ? *answer : ReceivedAnswer{};
  };

  const std::string json = "Content-Type: application/json\r\n";
  const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
  const std::string ticket =
      std::string(R"("subject":"printer )") + kMarker + R"(","body":"My printer is off. )" + kMarker + "\"";
  const std::string fields = std::string("subject=printer+") + kMarker + "&body=My+printer+is+off.+" + kMarker;
  EXPECT_EQ(ask(post("/api/v1/suggest", "{" + ticket + "}", json)).status, 200);
  EXPECT_EQ(ask(post("/api/v1/suggest", "{" + ticket, json)).status, 400) << "torn";
  EXPECT_EQ(ask(post("/api/v1/suggest", "{" + ticket + ",\"locale\":\"" + kMarker + "\"}", json)).status, 404);
  for (const std::string outcome : {"sent", "wrong"}) {
    EXPECT_EQ(ask(post("/api/v1/suggest/outcome",
                       R"({"id":"printer","locale":"en","outcome":")" + outcome + "\"," + ticket + "}", json + bearer))
                  .status,
              200);
  }
  EXPECT_EQ(ask(post("/en/contact", fields, form)).status, 200);
  EXPECT_EQ(ask(post("/agent", fields, form + bearer)).status, 200);
  EXPECT_EQ(ask(post("/agent", fields + "&sent=en%3Aprinter", form + bearer)).status, 200);
  EXPECT_EQ(ask(post("/agent/sign-in", std::string("token=") + kMarker, form)).status, 401);
  const std::string metrics = ask(get("/metrics")).body;
  EXPECT_EQ(metrics.find(kMarker), std::string::npos);
  EXPECT_NE(metrics.find("suggest"), std::string::npos);

  EXPECT_EQ(program.stop(SIGTERM), 0);
  EXPECT_THAT(read_all(log), testing::HasSubstr("\"suggest\"")) << "there is a log to look into";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site.directory())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    EXPECT_EQ(read_all(entry.path()).find(kMarker), std::string::npos) << entry.path();
  }
  EXPECT_GT(files, 5u);
}

}  // namespace
}  // namespace firstline
