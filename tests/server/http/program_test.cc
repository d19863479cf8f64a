// firstline-server itself, as an operator starts it: its exit statuses, its first line, its signals.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "server/http/listener.h"
#include "tests/server/http/test_client.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;

const char* const kProgram = FIRSTLINE_BINARY_DIR "/firstline-server";

// A child whose standard output, or error, is read through a pipe.
class Program {
 public:
  enum class Read { output, error, both };

  Program(std::vector<std::string> arguments, Read read) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    output_ = FileDescriptor(ends[0]);
    FileDescriptor write_end(ends[1]);
    arguments.insert(arguments.begin(), kProgram);
    std::vector<char*> pointers;
    pointers.reserve(arguments.size() + 1);
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    child_ = ::fork();
    if (child_ == 0) {
      const int null = ::open("/dev/null", O_WRONLY);
      ::dup2(read != Read::error ? write_end.get() : null, STDOUT_FILENO);
      ::dup2(read != Read::output ? write_end.get() : null, STDERR_FILENO);
      ::execv(kProgram, pointers.data());
      ::_exit(127);
    }
  }
  ~Program() {
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      wait();
    }
  }

  std::string read_line() {
    std::string line;
    char c = 0;
    while (::read(output_.get(), &c, 1) == 1 && c != '\n') line += c;
    return line;
  }
  void signal(int number) { ::kill(child_, number); }
  int wait() {
    int status = 0;
    ::waitpid(std::exchange(child_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  FileDescriptor output_;
  pid_t child_ = -1;
};

class ServerProgram : public testing::Test {
 protected:
  void SetUp() override {
    if (::access(kProgram, X_OK) != 0) GTEST_SKIP() << kProgram << " is not built";
    site_.article("en/hello.md", "Hello", "World.");
  }
  std::string index() const { return site_.index().string(); }
  std::string file(const std::string& name, const std::string& text) {
    const auto path = site_.directory() / name;
    std::ofstream(path) << text;
    return path.string();
  }

  TempSite site_;
};

TEST_F(ServerProgram, ExplainsBadUsage) {
  struct Case {
    std::vector<std::string> arguments;
    const char* says;
  };
  const std::vector<Case> cases = {
      {{"--bogus"}, "--bogus"},
      {{"--watch"}, "--content"},
      {{"--content", "a", "--content", "b"}, "--content is given 2 times but takes a single value"},
      {{"--rate", "1:2", "--rate=off", "--rate", "1:2"}, "--rate is given 3 times"},
      {{"--config", "a.yml", "--config", "b.yml"}, "--config: "},
      {{"feedback", "export", "--index", "a", "--index", "b"}, "--index: "},
      {{"--listen", "nowhere"}, "--listen: "},
      {{"--base-url", "help.example.org"}, "--base-url: "},
      {{"--base-url", "https://h/path"}, "--base-url: "},
      {{"--trusted-proxy", "10.0.0.0/99"}, "--trusted-proxy: "},
      {{"--allow-origin", "https://a.example; script-src *"}, "--allow-origin: "},
      {{"--rate", "fast"}, "--rate: "},
      {{"--log-level", "loud"}, "loud"},
      {{"--access-log", "maybe"}, "--access-log: "},
      {{"feedback"}, "subcommand"},
      {{"feedback", "export", "--format", "xml"}, "--format"},
      {{"feedback", "export", "--store", "postgres:x"}, "postgres:x"},
      {{"feedback", "backup"}, "FILE"},
      {{"--templates", "/nonexistent"}, "/nonexistent"},
      {{"--config", "/nonexistent.yml"}, "/nonexistent.yml"},
      {{"--config", file("unknown.yml", "listen: 127.0.0.1:0\nbogus: 1\n")}, "unknown.yml:2: "},
      {{"--config", file("twice.yml", "rate: 1\nrate: 2\n")}, "stands twice"},
      {{"--config", file("broken.yml", "a: [\n")}, "broken.yml:"},
  };
  for (const Case& one : cases) {
    Program program(one.arguments, Program::Read::error);
    EXPECT_THAT(program.read_line(), HasSubstr(one.says));
    EXPECT_EQ(program.wait(), 2) << one.says;
  }
}

TEST_F(ServerProgram, SaysWhenTheEnvironmentFails) {
  Program without_index({"--index", "/nonexistent"}, Program::Read::error);
  EXPECT_THAT(without_index.read_line(), HasSubstr("firstline-index build"));
  EXPECT_EQ(without_index.wait(), 3);
  site_.build();
  const auto taken = listen_on({"127.0.0.1", 0});
  Program without_port({"--index", index(), "--listen", taken->address.to_string()}, Program::Read::error);
  EXPECT_THAT(without_port.read_line(), HasSubstr("in use"));
  EXPECT_EQ(without_port.wait(), 3);
  for (const std::string& store :
       {"sqlite:" + file("text.db", "no database at all, but longer than a header of one is"),
        std::string("sqlite:/nonexistent/feedback.db")}) {
    Program without_store({"--index", index(), "--listen", "127.0.0.1:0", "--store", store}, Program::Read::error);
    EXPECT_THAT(without_store.read_line(), AllOf(HasSubstr("the feedback store"), HasSubstr("--store")));
    EXPECT_EQ(without_store.wait(), 3) << store;
  }
}

TEST_F(ServerProgram, BuildsServesAndDrains) {
  const std::string config =
      file("server.yml", "listen: 127.0.0.1:1\nlog-level: error\nallow-origin: [https://a.example]\n");
  Program program(
      {"--config", config, "--content", site_.content().string(), "--index", index(), "--listen", "127.0.0.1:0"},
      Program::Read::output);
  const std::string line = program.read_line();
  ASSERT_THAT(line, MatchesRegex("Firstline is at http://127.0.0.1:[0-9]+/"));
  const auto port = static_cast<std::uint16_t>(std::stoul(line.substr(line.rfind(':') + 1)));
  TestClient client(port);
  client.send(get("/en/articles/hello"));
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_THAT(answer->head, HasSubstr("frame-ancestors https://a.example"));
  program.signal(SIGHUP);
  program.signal(SIGTERM);
  EXPECT_EQ(program.wait(), 0);
  EXPECT_FALSE(TestClient(port).connected());
}

TEST_F(ServerProgram, ServesWhatWasPublishedAndFollowsTheFiles) {
  site_.build();
  site_.article("en/changed.md", "Changed while it was down", "Text.");
  Program program({"--content", site_.content().string(), "--watch", "--index", index(), "--listen", "127.0.0.1:0",
                   "--log-level", "off"},
                  Program::Read::output);
  const std::string line = program.read_line();
  const auto port = static_cast<std::uint16_t>(std::stoul(line.substr(line.rfind(':') + 1)));
  const auto status_of = [port](const std::string& path) {
    TestClient client(port);
    client.send(get(path));
    const auto answer = client.receive();
    return answer ? answer->status : 0;
  };
  EXPECT_EQ(status_of("/en/articles/hello"), 200);
  const auto appears = [&](const std::string& path, int status) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (status_of(path) != status && std::chrono::steady_clock::now() < limit) {
    }
    return status_of(path) == status;
  };
  EXPECT_TRUE(appears("/en/articles/changed", 200));
  site_.article("en/fresh.md", "Fresh", "Text.");
  EXPECT_TRUE(appears("/en/articles/fresh", 200));
  site_.remove("en/hello.md");
  EXPECT_TRUE(appears("/en/articles/hello", 404));
  program.signal(SIGTERM);
  EXPECT_EQ(program.wait(), 0);
}

TEST_F(ServerProgram, SaysWhatAPublicSiteLacksWithoutItsAddress) {
  site_.build();
  Program checked({"--index", index(), "--check"}, Program::Read::error);
  EXPECT_THAT(checked.read_line(), AllOf(HasSubstr("note: "), HasSubstr("--base-url"), HasSubstr("sitemap")));
  EXPECT_EQ(checked.wait(), 0);
  Program behind_proxy(
      {"--index", index(), "--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1/32", "--store", "sqlite::memory:"},
      Program::Read::error);
  EXPECT_THAT(behind_proxy.read_line(), HasSubstr("--base-url"));
  behind_proxy.signal(SIGTERM);
  EXPECT_EQ(behind_proxy.wait(), 0);
}

TEST_F(ServerProgram, ChecksWithoutServing) {
  site_.build();
  Program program({"--index", index(), "--check"}, Program::Read::output);
  EXPECT_THAT(program.read_line(), HasSubstr("gen-"));
  EXPECT_EQ(program.wait(), 0);
  EXPECT_FALSE(std::filesystem::exists(index() + ".feedback.db")) << "a check makes nothing";
  Program failing({"--index", index(), "--check", "--store", "sqlite:" + file("text.db", std::string(200, 'x'))},
                  Program::Read::error);
  EXPECT_THAT(failing.read_line(), HasSubstr("the feedback store"));
  EXPECT_EQ(failing.wait(), 3);
}

TEST_F(ServerProgram, ChecksTheContentToo) {
  Program unbuilt({"--index", index(), "--content", site_.content().string(), "--check"}, Program::Read::output);
  EXPECT_THAT(unbuilt.read_line(), HasSubstr("yet to be built"));
  EXPECT_EQ(unbuilt.wait(), 0);
  EXPECT_FALSE(std::filesystem::exists(index()));
  site_.file("en/broken.md", "---\ntitle: [\n---\n");
  Program broken({"--index", index(), "--content", site_.content().string(), "--check"}, Program::Read::error);
  EXPECT_THAT(broken.read_line(), HasSubstr("en/broken.md:"));
  EXPECT_EQ(broken.wait(), 1);
}

TEST_F(ServerProgram, ReadsItsConfigurationAgainOnHangUp) {
  site_.build();
  const std::string config = file("live.yml", "allow-origin: https://a.example\naccess-log: off\n");
  Program program({"--config", config, "--index", index(), "--listen", "127.0.0.1:0"}, Program::Read::both);
  std::string line = program.read_line();
  const auto port = static_cast<std::uint16_t>(std::stoul(line.substr(line.rfind(':') + 1)));
  const auto policy = [port] {
    TestClient client(port);
    client.send(get("/en/"));
    return client.receive()->headers.at("content-security-policy");
  };
  EXPECT_THAT(policy(), HasSubstr("https://a.example"));

  file("live.yml", "allow-origin: https://b.example\naccess-log: off\nstore: sqlite:/elsewhere.db\n");
  program.signal(SIGHUP);
  EXPECT_THAT(program.read_line(), AllOf(HasSubstr("restart"), HasSubstr("store")));
  EXPECT_THAT(program.read_line(), HasSubstr("changed: allow-origin"));
  EXPECT_THAT(policy(), HasSubstr("https://b.example"));

  file("live.yml", "allow-origin: https://c.example\nbogus: 1\n");
  program.signal(SIGHUP);
  EXPECT_THAT(program.read_line(), AllOf(HasSubstr("stays as it was"), HasSubstr("live.yml:2")));
  EXPECT_THAT(policy(), HasSubstr("https://b.example"));
  program.signal(SIGTERM);
  EXPECT_EQ(program.wait(), 0);
}

TEST_F(ServerProgram, FinishesARequestThatIsOnItsWayWhenTerminated) {
  site_.build();
  Program program({"--index", index(), "--listen", "127.0.0.1:0", "--access-log", "off"}, Program::Read::both);
  const std::string line = program.read_line();
  TestClient client(static_cast<std::uint16_t>(std::stoul(line.substr(line.rfind(':') + 1))));
  const std::string request = get("/en/articles/hello");
  client.send(request.substr(0, 20));
  TestClient seen(static_cast<std::uint16_t>(std::stoul(line.substr(line.rfind(':') + 1))));
  seen.send(get("/healthz"));
  ASSERT_TRUE(seen.receive()) << "so the bytes before it have arrived";
  program.signal(SIGTERM);
  EXPECT_THAT(program.read_line(), HasSubstr("stopping"));
  client.send(request.substr(20));
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(program.wait(), 0);
}

TEST_F(ServerProgram, KeepsFeedbackBesideTheIndexAndHandsItOut) {
  site_.build();
  Program none({"feedback", "export", "--index", index()}, Program::Read::error);
  EXPECT_THAT(none.read_line(), HasSubstr("index.feedback.db"));
  EXPECT_EQ(none.wait(), 3) << "no store is not the same as no votes";

  Program server({"--index", index() + '/', "--listen", "127.0.0.1:0", "--log-level", "error"}, Program::Read::output);
  const std::string line = server.read_line();
  TestClient client(static_cast<std::uint16_t>(std::stoul(line.substr(line.rfind(':') + 1))));
  client.send(post("/api/v1/feedback", R"({"id":"hello","helpful":false,"comment":"Too short"})",
                   "Content-Type: application/json\r\n"));
  EXPECT_EQ(client.receive()->status, 204);
  EXPECT_TRUE(std::filesystem::exists(index() + ".feedback.db"));

  Program csv({"feedback", "export", "--index", index()}, Program::Read::output);
  EXPECT_EQ(csv.read_line(), "when,locale,article,helpful,comment\r");
  EXPECT_THAT(csv.read_line(), MatchesRegex("....-..-..T..:..:..Z,en,hello,false,Too short\r"));
  EXPECT_EQ(csv.wait(), 0);
  const std::string copy = (site_.directory() / "copy.db").string();
  Program backup({"feedback", "--index", index(), "backup", copy}, Program::Read::output);
  EXPECT_EQ(backup.wait(), 0);
  Program lines({"feedback", "export", "--store", "sqlite:" + copy, "--format", "jsonl"}, Program::Read::output);
  EXPECT_THAT(lines.read_line(), HasSubstr(R"("article":"hello","helpful":false,"comment":"Too short")"));
  EXPECT_EQ(lines.wait(), 0);
  Program again({"feedback", "backup", copy, "--index", index()}, Program::Read::error);
  EXPECT_THAT(again.read_line(), HasSubstr("copy.db"));
  EXPECT_EQ(again.wait(), 2) << "no backup is overwritten";
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(), 0);
}

}  // namespace
}  // namespace firstline
