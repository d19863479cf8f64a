#include "server/live/build_command.h"

#include <algorithm>
#include <cstdio>
#include <thread>

#include "server/live/build_message.h"

namespace firstline {

ChildCommand build_command(const BuildRequest& request) {
  ChildCommand command;
  command.arguments = {kBuildCommand, request.content.string(), request.index.string(), std::to_string(request.now)};
  return command;
}

int run_build_command(const std::vector<std::string>& arguments) {
  if (arguments.size() != 3) return exit_status(ErrorKind::input);
  enter_child_process({.cpu_seconds = 0, .memory_bytes = 0, .background = true});
  BuildOptions options;
  options.content.threads = std::max(1u, std::thread::hardware_concurrency() / 2);
  options.content.now = std::stoll(arguments[2]);
  const auto built = build_index(arguments[0], arguments[1], options);
  const std::string message = encode_build(built);
  std::fwrite(message.data(), 1, message.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : exit_status(ErrorKind::environment);
}

}  // namespace firstline
