// Outcomes as they are told, kept and looked up: the store's numbers in memory, for all workers.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/result.h"
#include "server/feedback/feedback_store.h"
#include "server/search/outcome_table.h"

namespace firstline {

enum class Outcome { sent, wrong };

// Safe to use from many threads. What is on the disk is numbers for pairs of an article and a word that articles have;
// which of them came from one ticket, and when to the day, is on no disk. Only so that an agent can take a slip back
// does the memory know the last kMostUndo outcomes, until the server stops.
class OutcomeBook {
 public:
  explicit OutcomeBook(FeedbackStore& store) : store_(store) {}

  // What is known now; never nullptr. Looks into the store once a minute, since commands and other servers write there
  // too.
  std::shared_ptr<const OutcomeTable> table();

  // Moves the numbers of `terms` and the article, none beyond 8 either way, and keeps the 200 strongest of the article.
  // Gives the id by which it can be taken back. `now` in seconds since the epoch. Fails like FeedbackStore.
  Result<std::string> record(std::string_view locale, std::string_view article, const std::vector<std::string>& terms,
                             Outcome outcome, std::int64_t now);
  // Takes one back; fails (input) when there is none of that id any more.
  Result<void> undo(std::string_view id, std::int64_t now);

 private:
  using Clock = std::chrono::steady_clock;
  struct Undo {
    std::string id;
    std::string locale;
    std::string article;
    std::vector<std::pair<std::string, double>> changes;
  };

  Result<void> load();
  Result<void> keep(std::string_view locale, std::string_view article,
                    const std::vector<std::pair<std::string, double>>& evidence, std::int64_t now);

  FeedbackStore& store_;
  std::mutex mutex_;  // guards what follows
  std::shared_ptr<const OutcomeTable> table_ = std::make_shared<const OutcomeTable>();
  Clock::time_point look_again_;
  std::deque<Undo> undos_;
};

}  // namespace firstline
