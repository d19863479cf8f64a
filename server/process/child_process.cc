#include "server/process/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace firstline {

namespace {

// Signals that the server keeps blocked or ignored must reach the child as usual.
void set_signals(posix_spawnattr_t& attributes) {
  sigset_t none;
  sigset_t defaults;
  sigemptyset(&none);
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

void close_if_open(int& descriptor) {
  if (descriptor >= 0) ::close(std::exchange(descriptor, -1));
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const ChildCommand& command) {
  const auto failed = [&command](int error) {
    return fail("cannot start " + command.program.string() + ": " + std::strerror(error), ErrorKind::environment);
  };
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return failed(errno);
  ChildProcess child;
  child.output_ = ends[0];
  child.max_output_ = command.max_output;
  ::fcntl(child.output_, F_SETFL, O_NONBLOCK);

  std::vector<std::string> words = command.arguments;
  words.insert(words.begin(), "firstline-server");
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  set_signals(attributes);
  const int error =
      ::posix_spawn(&child.pid_, command.program.c_str(), &actions, &attributes, pointers.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (error != 0) {
    child.pid_ = -1;
    return failed(error);
  }
  child.exit_ = static_cast<int>(::syscall(SYS_pidfd_open, child.pid_, 0));
  if (child.exit_ < 0) return failed(errno);
  return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      output_(std::exchange(other.output_, -1)),
      exit_(std::exchange(other.exit_, -1)),
      max_output_(other.max_output_),
      stopped_(other.stopped_),
      outcome_(std::move(other.outcome_)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(output_, other.output_);
  std::swap(exit_, other.exit_);
  std::swap(max_output_, other.max_output_);
  std::swap(stopped_, other.stopped_);
  std::swap(outcome_, other.outcome_);
  return *this;
}

ChildProcess::~ChildProcess() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    reap();
  }
  close_if_open(output_);
  close_if_open(exit_);
}

bool ChildProcess::advance() {
  char bytes[1 << 16];
  while (output_ >= 0) {
    const ssize_t got = ::read(output_, bytes, sizeof bytes);
    if (got > 0) {
      outcome_.output.append(bytes, static_cast<std::size_t>(got));
      if (outcome_.output.size() > max_output_) kill(ChildOutcome::End::too_much_output);
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
    close_if_open(output_);
  }
  if (pid_ < 0) return true;
  pollfd ended{exit_, POLLIN, 0};
  if (::poll(&ended, 1, 0) <= 0) return false;
  reap();
  return true;
}

void ChildProcess::kill(ChildOutcome::End why) {
  if (pid_ <= 0 || stopped_) return;
  stopped_ = true;
  outcome_.end = why;
  ::kill(pid_, SIGKILL);
  close_if_open(output_);
}

void ChildProcess::reap() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  if (stopped_) return;
  outcome_.end = WIFEXITED(status) ? ChildOutcome::End::exited : ChildOutcome::End::killed;
  outcome_.status = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
}

Result<ChildOutcome> run_child(const ChildCommand& command, std::chrono::milliseconds limit, int interrupt) {
  auto child = ChildProcess::start(command);
  if (!child) return tl::unexpected(child.error());
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!child->advance()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    if (left <= 0) child->kill(ChildOutcome::End::timed_out);
    pollfd events[] = {{child->descriptor(), POLLIN, 0}, {interrupt, POLLIN, 0}};
    ::poll(events, 2, static_cast<int>(std::clamp<long>(left, 1, 60'000)));
    if (events[1].revents != 0) child->kill(ChildOutcome::End::interrupted);
  }
  return child->outcome();
}

void enter_child_process(const ChildLimits& limits) {
  const pid_t parent = ::getppid();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(0);  // it died before that took effect
  const auto limit = [](__rlimit_resource what, std::size_t value) {
    if (value == 0) return;
    const rlimit both{value, value};
    ::setrlimit(what, &both);
  };
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_AS, limits.memory_bytes);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  if (!limits.background) return;
  ::setpriority(PRIO_PROCESS, 0, 10);
  constexpr int kWhoProcess = 1;          // IOPRIO_WHO_PROCESS
  constexpr int kLowest = (2 << 13) | 7;  // IOPRIO_CLASS_BE, the last of its levels (ioprio_set(2))
  ::syscall(SYS_ioprio_set, kWhoProcess, 0, kLowest);
}

}  // namespace firstline
