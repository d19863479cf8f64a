// When each file was last changed, as git knows it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>

namespace firstline {

// Seconds since the epoch of the last commit that touched each file below `root`, by its path relative to `root`. One
// run of `git log` for the whole tree; empty when `root` is in no work tree, git is missing, or it takes more than
// `seconds` (then with what was read until then).
std::unordered_map<std::string, std::int64_t> read_git_dates(const std::filesystem::path& root, int seconds = 30);

}  // namespace firstline
