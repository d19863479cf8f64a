// Generations as directories: the next name, the switch of CURRENT, the way back, the sweep.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/result.h"

namespace firstline {

// Held while an index is written; a second writer is refused. The lock goes with the process, kill -9 included.
class IndexLock {
 public:
  static Result<IndexLock> acquire(const std::filesystem::path& index_dir);
  IndexLock(IndexLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  IndexLock& operator=(IndexLock&&) = delete;
  IndexLock(const IndexLock&) = delete;
  ~IndexLock();

 private:
  explicit IndexLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// Complete generations, oldest first.
std::vector<std::string> list_generations(const std::filesystem::path& index_dir);
// What CURRENT names, when that exists.
std::optional<std::string> current_generation(const std::filesystem::path& index_dir);
// One above all that are there.
std::string next_generation_name(const std::filesystem::path& index_dir);

// Makes every file of `staging` durable, renames it to `name` and points CURRENT at it. Before the last step the old
// generation serves, after it the new one.
Result<void> publish_generation(const std::filesystem::path& index_dir, const std::filesystem::path& staging,
                                const std::string& name);

// Points CURRENT at the generation before the current one and returns its name. Fails (environment) when there is none.
Result<std::string> roll_back(const std::filesystem::path& index_dir);

// Removes what killed builds left and all but the newest `keep` generations; never the current one.
void sweep_generations(const std::filesystem::path& index_dir, std::size_t keep);

}  // namespace firstline
