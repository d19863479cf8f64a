// What a child may use is limited by the system, whatever it does.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "server/process/child_process.h"

namespace firstline {
namespace {

template <class Work>
int status_of_child(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(ChildLimits, EndAnEndlessLoop) {
  const int status = status_of_child([] {
    enter_child_process({.cpu_seconds = 1});
    volatile bool forever = true;
    while (forever) {
    }
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_TRUE(WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGXCPU);
}

TEST(ChildLimits, HoldForMemoryAndPriority) {
  const int status = status_of_child([] {
    enter_child_process({.memory_bytes = std::size_t{1} << 40, .background = true});
    rlimit memory{};
    rlimit core{};
    ::getrlimit(RLIMIT_AS, &memory);
    ::getrlimit(RLIMIT_CORE, &core);
    const bool held = memory.rlim_max == std::size_t{1} << 40 && core.rlim_max == 0;
    ::_exit(held && ::getpriority(PRIO_PROCESS, 0) >= 10 ? 42 : 1);
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 42);
}

}  // namespace
}  // namespace firstline
