// The generation that is served, and its replacement by the next one without a request noticing.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/index_reader.h"

namespace firstline {

// A generation as customers and as agents see it, with what is counted once.
struct Served {
  Reader reader;  // customers'
  Reader agents_reader;
  std::vector<std::pair<std::string, std::size_t>> articles;  // by locale; public, listed ones

  explicit Served(std::shared_ptr<const Generation> generation);
};

// A thread looks at CURRENT twice a second and opens what it names. One that cannot be opened is logged, and the old
// one goes on serving. Requests hold what they began with until they are answered.
class GenerationHolder {
 public:
  // Fails like Generation::open.
  static Result<std::unique_ptr<GenerationHolder>> open(const std::filesystem::path& index_dir);
  ~GenerationHolder();

  // Rises with every switch; one load, so that a worker can ask on every request whether what it keeps still holds.
  std::uint64_t version() const { return version_.load(std::memory_order_acquire); }
  std::shared_ptr<const Served> current() const;
  // Looks at CURRENT now, even when it named something that failed before.
  void reload();

 private:
  GenerationHolder(std::filesystem::path index_dir, std::shared_ptr<const Served> served);
  void watch();
  void look();

  const std::filesystem::path index_dir_;
  std::atomic<std::uint64_t> version_{1};
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::shared_ptr<const Served> served_;
  bool look_now_ = false;
  bool stopping_ = false;
  std::string failed_;  // the name that could not be opened; the watching thread's alone
  std::chrono::steady_clock::time_point retry_at_;
  std::thread watcher_;
};

}  // namespace firstline
