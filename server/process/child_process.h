// Another process of ours, for work that must not be able to hurt the server: builds, and pages of hostile Markdown.
//
// The child is this very program under another command, started anew (posix_spawn, no fork of a threaded process), so
// it is never another version than its parent. It inherits standard error and nothing else that is open, and it is
// killed with its parent (see enter_child_process).
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/result.h"

namespace firstline {

struct ChildCommand {
  std::filesystem::path program = "/proc/self/exe";
  std::vector<std::string> arguments;
  std::size_t max_output = std::size_t{64} << 20;  // bytes; one that writes more is killed
};

struct ChildOutcome {
  enum class End { exited, killed, timed_out, too_much_output, interrupted };
  End end = End::exited;
  int status = 0;      // the exit status, or the signal that killed it
  std::string output;  // of its standard output

  bool succeeded() const { return end == End::exited && status == 0; }
};

// Belongs to one thread. Destroying it kills a child that still runs.
class ChildProcess {
 public:
  static Result<ChildProcess> start(const ChildCommand& command);  // fails (environment) when none can be started
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  // Readable when advance() has something to do.
  int descriptor() const { return output_ >= 0 ? output_ : exit_; }
  // Takes what the child wrote, without blocking. True once it has ended and outcome() holds.
  bool advance();
  void kill(ChildOutcome::End why);
  const ChildOutcome& outcome() const { return outcome_; }

 private:
  ChildProcess() = default;
  void reap();

  pid_t pid_ = -1;
  int output_ = -1;  // the pipe's end
  int exit_ = -1;    // readable when the child has ended
  std::size_t max_output_ = 0;
  bool stopped_ = false;
  ChildOutcome outcome_;
};

// Runs a child to its end, at most for `limit`, or until `interrupt` (a descriptor, -1 for none) is readable.
Result<ChildOutcome> run_child(const ChildCommand& command, std::chrono::milliseconds limit, int interrupt = -1);

// What a child may use; 0 is no limit.
struct ChildLimits {
  std::size_t cpu_seconds = 0;
  std::size_t memory_bytes = 0;  // of address space
  bool background = false;       // gives way to everyone else's work
};

// The first thing a child does: ends with its parent, and takes its limits.
void enter_child_process(const ChildLimits& limits);

}  // namespace firstline
