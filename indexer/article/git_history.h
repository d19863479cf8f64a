// When each file was last changed, and when each commit was made, as git knows it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace firstline {

// Times are seconds since the epoch.
struct GitHistory {
  std::unordered_map<std::string, std::int64_t> changed;  // last commit that touched a file, by path below the root
  std::map<std::string, std::int64_t> commits;            // those that touched the root, by full hash

  // When the commit was made whose hash begins with `revision` (hexadecimal, at least 4 digits); nullopt when none or
  // several do.
  std::optional<std::int64_t> time_of(std::string_view revision) const;
};

// One run of `git log` for the whole tree; empty when `root` is in no work tree, git is missing, or it takes more than
// `seconds` (then with what was read until then).
GitHistory read_git_history(const std::filesystem::path& root, int seconds = 30);

}  // namespace firstline
