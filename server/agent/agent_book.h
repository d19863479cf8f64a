// Who the agents are right now: the token file, read again as soon as it changes.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "server/agent/token_file.h"

namespace firstline {

// Safe to use from many threads. Every question costs one stat(2) of the file, so that a revoked token is refused from
// the next request on; nobody has to restart or signal anything. While the file cannot be read or has a mistake, nobody
// is an agent: better to lock out those who belong in than to let in whom somebody just took out.
class AgentBook {
 public:
  // Fails like read_token_file. `complain` gets a line for the log whenever the file turns bad.
  static Result<std::unique_ptr<AgentBook>> open(std::filesystem::path path,
                                                 std::function<void(const std::string&)> complain = {});

  // The agent that the token belongs to. Compares every hash in full, in constant time.
  std::optional<std::string> find(std::string_view token);
  // The hash of a named agent's token; what sessions are bound to.
  std::optional<std::string> hash_of(std::string_view name);

 private:
  // What of a file changes when it is written or replaced.
  struct Stamp {
    bool operator==(const Stamp&) const = default;
    bool exists = false;
    unsigned long device = 0;
    unsigned long inode = 0;
    long long size = 0;
    long long seconds = 0;
    long nanoseconds = 0;
  };
  using Entries = std::shared_ptr<const std::vector<TokenEntry>>;

  AgentBook(std::filesystem::path path, std::function<void(const std::string&)> complain)
      : path_(std::move(path)), complain_(std::move(complain)) {}
  Stamp stamp() const;
  Entries current();

  const std::filesystem::path path_;
  const std::function<void(const std::string&)> complain_;
  std::mutex mutex_;  // guards what follows
  Stamp stamp_;
  Entries entries_;
};

}  // namespace firstline
