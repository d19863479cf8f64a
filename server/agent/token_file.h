// The file of agents' tokens: one line an agent, "NAME sha256:HASH DATE". It holds no token, only hashes, and is still
// its owner's alone (0600). Lines that begin with # and empty ones are kept out of the way.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace firstline {

struct TokenEntry {
  std::string name;
  std::string hash;   // 32 bytes
  std::string added;  // "2026-11-22", for people
};

constexpr std::size_t kMaxTokenEntries = 10000;

// 1 to 64 letters, digits and . _ - @ of ASCII: names stand in a file of words, in lists and in cookies.
bool is_agent_name(std::string_view name);

// Fails (input) naming file and line, for a line of another form, a name that stands twice and over kMaxTokenEntries;
// (environment) when the file cannot be read.
Result<std::vector<TokenEntry>> read_token_file(const std::filesystem::path& path);

// Adds an agent with a new token, which is returned and then known to nobody else. A file that does not exist is made.
// Fails (input) for a bad name, or one that is taken; else like read_token_file. `today` is "2026-11-22".
Result<std::string> add_token(const std::filesystem::path& path, std::string_view name, std::string_view today);

// Takes the agent out; fails (input) when there is none of that name.
Result<void> revoke_token(const std::filesystem::path& path, std::string_view name);

}  // namespace firstline
