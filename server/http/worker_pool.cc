#include "server/http/worker_pool.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace firstline {

namespace {
constexpr auto kRest = std::chrono::seconds(1);
}  // namespace

WorkerLimits WorkerLimits::settled() const {
  WorkerLimits limits = *this;
  if (limits.workers == 0) limits.workers = std::clamp(2 * std::thread::hardware_concurrency(), 2u, 8u);
  if (limits.searches == 0) limits.searches = std::max(1u, limits.workers * 3 / 4);
  return limits;
}

WorkerPool::WorkerPool(const WorkerLimits& limits, HandlerFactory make_handler, Done done)
    : limits_(limits.settled()), make_handler_(std::move(make_handler)), done_(std::move(done)) {
  for (unsigned i = 0; i < limits_.workers; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_waits_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(std::uint64_t ticket, Lane lane, FramedRequest&& request) {
  {
    const std::lock_guard lock(mutex_);
    auto& queue = lane == Lane::search ? searches_ : pages_;
    if (queue.size() >= (lane == Lane::search ? limits_.queued_searches : limits_.queued_pages)) return false;
    queue.push_back({ticket, std::move(request)});
  }
  work_waits_.notify_one();
  return true;
}

void WorkerPool::work() {
  Handler handler = make_handler_();
  std::unique_lock lock(mutex_);
  for (;;) {
    const bool work =
        work_waits_.wait_for(lock, kRest, [this] { return stopping_ || !pages_.empty() || search_allowed(); });
    if (stopping_) return;
    if (!work) {
      lock.unlock();
      if (handler.rest) handler.rest();
      lock.lock();
      continue;
    }
    // Both lanes waiting: they take turns, so that neither can starve the other.
    const bool search = search_allowed() && (pages_.empty() || !search_was_last_);
    search_was_last_ = search;
    auto& queue = search ? searches_ : pages_;
    Job job = std::move(queue.front());
    queue.pop_front();
    if (search) ++searching_;
    lock.unlock();
    done_(job.ticket, handler.answer(job.request));
    lock.lock();
    // No wake-up is lost: the worker that frees a search's place looks for the next job itself.
    if (search) --searching_;
  }
}

}  // namespace firstline
