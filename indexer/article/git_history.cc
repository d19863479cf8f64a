#include "indexer/article/git_history.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <iterator>
#include <string_view>
#include <vector>

namespace firstline {
namespace {

using Clock = std::chrono::steady_clock;

// Reads "\x01<hash> <seconds>" records and the paths after each, all ended by NUL or newline (`-z` with `--format`
// mixes both).
class LogReader {
 public:
  void feed(std::string_view bytes) {
    for (const char c : bytes) {
      if (c == '\0' || c == '\n')
        end_record();
      else
        record_ += c;
    }
  }
  void end_record() {
    if (record_.starts_with('\x01')) {
      const std::size_t blank = std::min(record_.find(' '), record_.size() - 1);
      std::from_chars(record_.data() + blank + 1, record_.data() + record_.size(), time_);
      history_.commits.emplace(record_.substr(1, blank - 1), time_);
    } else if (!record_.empty()) {
      history_.changed.try_emplace(record_, time_);  // newest first: the first mention of a file counts
    }
    record_.clear();
  }
  GitHistory take() { return std::move(history_); }

 private:
  std::string record_;
  std::int64_t time_ = 0;
  GitHistory history_;
};

// Starts git without a shell; the configuration of a foreign repository must start no program of its own, which is why
// one that another user owns is safe to read. -1 on failure.
pid_t start_git(const std::string& root, int output) {
  std::vector<std::string> arguments{"git",
                                     "-C",
                                     root,
                                     "-c",
                                     "core.fsmonitor=false",
                                     "-c",
                                     "log.showSignature=false",
                                     "-c",
                                     "safe.directory=*",
                                     "--no-optional-locks",
                                     "log",
                                     "--format=%x01%H %ct",
                                     "--name-only",
                                     "--no-renames",
                                     "--no-ext-diff",
                                     "--no-textconv",
                                     "--relative",
                                     "-z",
                                     "--",
                                     "."};
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t pid = -1;
  if (posix_spawnp(&pid, "git", &actions, nullptr, argv.data(), environ) != 0) pid = -1;
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

void read_until(int input, Clock::time_point deadline, LogReader& log) {
  std::array<char, 65536> buffer;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{input, POLLIN, 0};
    if (left <= 0 || poll(&waiting, 1, static_cast<int>(left)) <= 0) return;
    const auto count = read(input, buffer.data(), buffer.size());
    if (count <= 0) return log.end_record();
    log.feed({buffer.data(), static_cast<std::size_t>(count)});
  }
}

}  // namespace

std::optional<std::int64_t> GitHistory::time_of(std::string_view revision) const {
  if (revision.size() < 4) return std::nullopt;
  const auto found = commits.lower_bound(std::string(revision));
  if (found == commits.end() || !found->first.starts_with(revision)) return std::nullopt;
  const auto next = std::next(found);
  if (next != commits.end() && next->first.starts_with(revision)) return std::nullopt;
  return found->second;
}

GitHistory read_git_history(const std::filesystem::path& root, int seconds) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return {};
  const auto pid = start_git(root.string(), ends[1]);
  close(ends[1]);
  LogReader log;
  if (pid > 0) {
    read_until(ends[0], Clock::now() + std::chrono::seconds(seconds), log);
    kill(pid, SIGTERM);
    waitpid(pid, nullptr, 0);
  }
  close(ends[0]);
  return log.take();
}

}  // namespace firstline
