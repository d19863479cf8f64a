// The writer's desk of a running server: asks child processes what the files hold now.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "indexer/base/result.h"
#include "server/preview/preview_message.h"

namespace firstline {

struct PreviewOptions {
  std::filesystem::path content;
  std::filesystem::path program = "/proc/self/exe";
  std::chrono::milliseconds limit = std::chrono::seconds(20);  // of one page, by the clock on the wall
};

// Safe to share between threads. At most two children run at once.
class PreviewDesk {
 public:
  explicit PreviewDesk(PreviewOptions options) : options_(std::move(options)) {}

  // All articles; kept until content_changed(). Fails (environment) with a sentence for the writer: the files took too
  // long or too much memory, or too many previews are being made.
  Result<std::shared_ptr<const PreviewList>> list(std::int64_t now);
  // The article of exactly this locale and id, read anew.
  Result<PreviewLookup> find(const std::string& locale, const std::string& id, std::int64_t now);

  void content_changed() { version_.fetch_add(1); }
  std::uint64_t version() const { return version_.load(); }

 private:
  Result<std::string> run(const std::string& locale, const std::string& id, std::int64_t now);

  const PreviewOptions options_;
  std::atomic<std::uint64_t> version_{1};
  std::atomic<int> running_{0};
  std::mutex mutex_;  // held while a list is made, so that it is made once
  std::uint64_t list_version_ = 0;
  std::shared_ptr<const PreviewList> list_;
};

}  // namespace firstline
