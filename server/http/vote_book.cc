#include "server/http/vote_book.h"

#include <utility>

#include "server/http/log.h"

namespace firstline {
namespace {

constexpr auto kLookAgain = std::chrono::minutes(5);

}  // namespace

std::shared_ptr<const PopularityTable> VoteBook::table() {
  {
    const std::lock_guard lock(mutex_);
    if (Clock::now() < look_again_) return table_;
    look_again_ = Clock::now() + kLookAgain;
  }
  const auto totals = store_.all_totals();
  const std::lock_guard lock(mutex_);
  if (!totals) {
    log_error("votes cannot be read: " + totals.error().message);
    return table_;
  }
  auto table = std::make_shared<PopularityTable>();
  for (const ArticleTotals& row : *totals) table->add(row.locale, row.article, row.helpful, row.unhelpful);
  table_ = std::move(table);
  return table_;
}

}  // namespace firstline
