#include "server/process/child_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <csignal>

namespace firstline {
namespace {

using End = ChildOutcome::End;
using std::chrono::milliseconds;
using std::chrono::seconds;

ChildCommand shell(const std::string& script) {
  ChildCommand command;
  command.program = "/bin/sh";
  command.arguments = {"-c", script};
  return command;
}

TEST(ChildProcess, HandsOverWhatTheChildSaysAndHowItEnded) {
  const auto outcome = run_child(shell("printf 'a b'; exit 7"), seconds(20));
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::exited);
  EXPECT_EQ(outcome->status, 7);
  EXPECT_EQ(outcome->output, "a b");
  EXPECT_FALSE(outcome->succeeded());
}

TEST(ChildProcess, TakesMoreThanAPipeHolds) {
  const auto outcome = run_child(shell("head -c 3000000 /dev/zero"), seconds(20));
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(outcome->succeeded());
  EXPECT_EQ(outcome->output.size(), 3'000'000u);
}

TEST(ChildProcess, EndsOneThatTakesTooLong) {
  const auto outcome = run_child(shell("exec sleep 1000"), milliseconds(1));
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::timed_out);
}

TEST(ChildProcess, EndsOneThatSaysTooMuch) {
  ChildCommand endless = shell("exec cat /dev/zero");
  endless.max_output = 100'000;
  const auto outcome = run_child(endless, seconds(20));
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::too_much_output);
  EXPECT_LT(outcome->output.size(), 200'000u);
}

TEST(ChildProcess, EndsWhenItIsInterrupted) {
  const int interrupt = ::eventfd(1, EFD_CLOEXEC);
  const auto outcome = run_child(shell("exec sleep 1000"), seconds(20), interrupt);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::interrupted);
  ::close(interrupt);
}

TEST(ChildProcess, TellsACrashFromAnExit) {
  const auto outcome = run_child(shell("kill -SEGV $$"), seconds(20));
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::killed);
  EXPECT_EQ(outcome->status, SIGSEGV);
}

TEST(ChildProcess, KnowsNothingOfTheParentsDescriptors) {
  const int leak = ::dup(STDOUT_FILENO);  // without close-on-exec
  const auto outcome = run_child(shell("ls /proc/self/fd | wc -l; cat"), seconds(20));
  ::close(leak);
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(outcome->succeeded()) << "standard input is empty, so cat ends";
  EXPECT_EQ(std::stoi(outcome->output), 4) << "0, 1, 2, and the one ls itself reads the folder with";
}

TEST(ChildProcess, ResetsTheSignalsThatAServerBlocks) {
  sigset_t mask;
  sigset_t before;
  sigemptyset(&mask);
  sigaddset(&mask, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &mask, &before);
  const auto outcome = run_child(shell("kill -TERM $$; echo still here"), seconds(20));
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::killed);
  EXPECT_EQ(outcome->status, SIGTERM);
}

TEST(ChildProcess, SaysWhatCannotBeStarted) {
  ChildCommand command;
  command.program = "/nonexistent/program";
  const auto outcome = run_child(command, seconds(20));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, ErrorKind::environment);
  EXPECT_THAT(outcome.error().message, testing::HasSubstr("/nonexistent/program"));
}

}  // namespace
}  // namespace firstline
