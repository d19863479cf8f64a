// The threads that work requests out, and the two bounded queues before them.
//
// Searches wait in a queue of their own and may hold only some of the workers, so that however many searches come,
// a worker is left for article pages.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http/request_framing.h"
#include "server/http/response.h"

namespace firstline {

enum class Lane { page, search };

struct WorkerLimits {
  unsigned workers = 0;             // 0: twice the processors, from 2 to 8
  unsigned searches = 0;            // workers that may search at once; 0: three in four
  std::size_t queued_pages = 1024;  // more are refused (503)
  std::size_t queued_searches = 256;

  WorkerLimits settled() const;
};

class WorkerPool {
 public:
  struct Handler {
    std::function<Reply(const FramedRequest&)> answer;
    // Called now and then while there is nothing to do: time to let go of what is no longer needed. May be empty.
    std::function<void()> rest = {};
  };
  // Called once in every worker thread: what it makes is used by that thread alone and destroyed there.
  using HandlerFactory = std::function<Handler()>;
  // Called in a worker thread with the ticket of a job and its answer.
  using Done = std::function<void(std::uint64_t ticket, Reply reply)>;

  WorkerPool(const WorkerLimits& limits, HandlerFactory make_handler, Done done);
  ~WorkerPool();  // drops what is queued, waits for what is being worked out

  // False when the lane's queue is full; `request` is then untouched.
  bool submit(std::uint64_t ticket, Lane lane, FramedRequest&& request);

 private:
  struct Job {
    std::uint64_t ticket = 0;
    FramedRequest request;
  };

  void work();
  bool search_allowed() const { return !searches_.empty() && searching_ < limits_.searches; }

  const WorkerLimits limits_;
  const HandlerFactory make_handler_;
  const Done done_;
  std::mutex mutex_;
  std::condition_variable work_waits_;
  std::deque<Job> pages_;
  std::deque<Job> searches_;
  unsigned searching_ = 0;
  bool search_was_last_ = false;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace firstline
