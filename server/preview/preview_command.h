// "firstline-server preview-content": the child process that reads files for the writer's desk.
//
// Unlike a build, a preview runs whenever somebody opens a page, on files that are only half written; so parsing
// happens where processor time and memory are limited by the system, and nowhere in the serving process.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/process/child_process.h"

namespace firstline {

inline constexpr const char* kPreviewCommand = "preview-content";

struct PreviewRequest {
  std::filesystem::path content;
  std::int64_t now = 0;  // seconds since the epoch
  std::string locale;    // "" for the list of all articles
  std::string id;
};
ChildCommand preview_command(const PreviewRequest& request);
// The child's side; `arguments` are those after the command's name. Writes a preview message, returns the exit status.
int run_preview_command(const std::vector<std::string>& arguments);

}  // namespace firstline
