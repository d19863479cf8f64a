// "firstline-server build-content": the child process in which a server builds.
//
// Building in the serving process would be simpler, but a build takes hundreds of megabytes that the allocator then
// keeps, competes with requests for processors, and parses files that may be hostile. A child gives its memory back,
// runs at the lowest priority on half the processors, and can crash or be killed without a visitor noticing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/process/child_process.h"

namespace firstline {

struct BuildRequest {
  std::filesystem::path content;
  std::filesystem::path index;
  std::int64_t now = 0;  // seconds since the epoch: what is scheduled for later stays out
};

inline constexpr const char* kBuildCommand = "build-content";
ChildCommand build_command(const BuildRequest& request);
// The child's side; `arguments` are those after the command's name. Writes a build message and returns the exit status.
int run_build_command(const std::vector<std::string>& arguments);

}  // namespace firstline
