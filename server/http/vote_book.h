// Readers' votes as search uses them: the store's totals in memory, for all workers.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>

#include "server/feedback/feedback_store.h"
#include "server/search/popularity.h"

namespace firstline {

// Safe to use from many threads.
class VoteBook {
 public:
  explicit VoteBook(FeedbackStore& store) : store_(store) {}

  // What the votes say; never nullptr. The store is read once in five minutes, by the one caller who comes first after
  // that; no other caller waits for him, though whoever writes to the store does. Where it cannot be read, what was
  // known stays.
  std::shared_ptr<const PopularityTable> table();

 private:
  using Clock = std::chrono::steady_clock;

  FeedbackStore& store_;
  std::mutex mutex_;  // guards what follows; not held while the store is read
  std::shared_ptr<const PopularityTable> table_ = std::make_shared<const PopularityTable>();
  Clock::time_point look_again_;
};

}  // namespace firstline
