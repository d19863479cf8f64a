// The epoll front: one thread holds every connection, gathers whole requests, and hands them to a few workers.
//
// A connection costs a worker nothing until its request is complete and correct, and nothing again once its answer is
// worked out; so clients that are slow, silent or many delay nobody. What a worker is given has passed request_framing,
// and it never sees more than one request of a connection at a time.
#pragma once

#include <sys/epoll.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "server/http/connection.h"
#include "server/http/listener.h"
#include "server/http/worker_pool.h"

namespace firstline {

struct FrontOptions {
  FramingLimits framing;
  Deadlines deadlines;
  WorkerLimits workers;
  std::size_t connections = 4096;             // in all; then the longest idle one makes room, or 503
  std::size_t connections_per_address = 128;  // of one client
  std::size_t streams = 64;                   // connections that receive events; more are refused (503)
  Duration drain = std::chrono::seconds(30);  // how long stop() waits for what is in flight
  // Addresses that the limit per address leaves alone: proxies, through which all visitors come.
  std::function<bool(const IpAddress&)> uncapped = [](const IpAddress& address) { return address.is_loopback(); };
  std::function<TimePoint()> clock = std::chrono::steady_clock::now;

  // Looks at a whole request in the front's thread, so it must be quick: names the lane, or answers at once.
  std::function<std::variant<Lane, Reply>(const FramedRequest&)> admit = [](const FramedRequest&) {
    return Lane::page;
  };
  // The answer to what never becomes a request (400 to 505 as the framer says, 408, 503; with what was understood of
  // its head, or nullptr), or to a request that finds no worker free (503).
  std::function<Reply(int status, std::string_view detail, const FramedRequest* request)> refuse;
  WorkerPool::HandlerFactory make_handler;
};

class Front {
 public:
  Front(Listener listener, FrontOptions options);
  ~Front();

  // Serves until stop() was called and everything in flight is answered, or the drain time is over.
  void run();
  // From any thread, and from a signal handler: stop accepting, finish what is in flight, let run() return.
  void stop();
  // From any thread: sends the text of an event to every connection that streams.
  void publish(std::string_view event);
  // From any thread: look at the clock again. For tests that own it.
  void wake();

  const ListenAddress& address() const { return listener_.address; }
  std::size_t open_streams() const { return open_streams_.load(std::memory_order_relaxed); }
  std::size_t open_connections() const { return open_.load(std::memory_order_relaxed); }

 private:
  struct Finished {
    std::uint64_t ticket = 0;
    Reply reply;
  };

  void finish(std::uint64_t ticket, Reply reply);  // by workers
  void watch(int fd, std::uint64_t ticket, std::uint32_t events);
  void handle_event(const epoll_event& event);
  void accept_all();
  // Why there is no room for one more connection from `peer`; "" when there is.
  std::string_view make_room(const IpAddress& peer);
  void deliver_finished();
  void deliver_events(std::string_view events);
  void drive(std::uint64_t ticket);
  void dispatch(std::uint64_t ticket, Connection& connection);
  void sweep();
  void expire(Connection& connection);
  void refuse(Connection& connection, int status, std::string_view detail);
  void begin_drain();
  void remove(std::uint64_t ticket);

  Listener listener_;
  const FrontOptions options_;
  FileDescriptor epoll_;
  FileDescriptor wake_;
  std::atomic<bool> stop_requested_{false};
  std::atomic<std::size_t> open_{0};
  std::atomic<std::size_t> open_streams_{0};
  bool draining_ = false;
  bool accept_paused_ = false;  // out of descriptors
  TimePoint drain_deadline_;
  TimePoint last_sweep_;
  std::uint64_t next_ticket_ = 2;
  std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
  std::unordered_map<IpAddress, std::size_t, IpAddressHash> per_address_;
  std::set<std::uint64_t> streams_;
  TimePoint last_heartbeat_;
  std::vector<std::uint64_t> again_;  // connections with more to do than one turn allows
  std::mutex finished_mutex_;
  std::vector<Finished> finished_;
  std::string events_;
  std::unique_ptr<WorkerPool> workers_;  // last: its threads use what stands above
};

}  // namespace firstline
