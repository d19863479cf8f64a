// One client's connection: its bytes in, its answer out, and how long it may take over either.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/file_descriptor.h"
#include "server/http/ip_address.h"
#include "server/http/request_framing.h"
#include "server/http/response.h"

namespace firstline {

using TimePoint = std::chrono::steady_clock::time_point;
using Duration = std::chrono::steady_clock::duration;

struct Deadlines {
  Duration head = std::chrono::seconds(10);   // from the first byte (or the connection) to the empty line
  Duration body = std::chrono::seconds(20);   // from there to the last byte
  Duration write = std::chrono::seconds(20);  // for each 16 KiB of an answer
  Duration idle = std::chrono::seconds(15);   // between requests
  Duration linger = std::chrono::seconds(2);  // for a refused client to read why
};

// Reads and writes without blocking; belongs to the front's thread. Requests of one connection are worked out one at a
// time, which keeps the answers to pipelined ones in order.
class Connection {
 public:
  enum class Phase {
    reading,    // gathers a request
    working,    // a worker has it
    writing,    // the answer goes out
    streaming,  // the answer goes on, an event at a time, until the client leaves
    lingering,  // refused: discards what still comes, so that the answer is not lost to a reset
    closed,
  };

  Connection(FileDescriptor socket, IpAddress peer, const FramingLimits& limits, const Deadlines& deadlines,
             TimePoint now);

  // Reads what is there. `ready`: a request waits in take_request(). `refused`: error() says why. `more`: nothing to
  // do until the next event, or the client has gone and the phase is closed.
  RequestFramer::Step read_request(TimePoint now);
  FramedRequest take_request(TimePoint now);
  const FramingError& error() const { return framer_.error(); }
  // What was understood of a request that was refused or never came whole, for its answer: nullopt before its header
  // fields were.
  std::optional<FramedRequest> partial_request(TimePoint now);

  void start_reply(Reply reply, TimePoint now);
  // Sends what the socket takes. True when the whole answer is out and the connection went on to its next phase.
  bool write_reply(TimePoint now);
  // While streaming: adds bytes to what goes out. A client that does not take them is closed.
  void push(std::string_view bytes, TimePoint now);
  void discard_input();
  void close();

  Phase phase() const { return phase_; }
  TimePoint deadline() const { return deadline_; }
  // Has sent nothing of a next request: what may be closed without loss.
  bool idle() const { return phase_ == Phase::reading && input_.empty(); }
  bool fresh() const { return served_ == 0; }
  void limit_deadline(TimePoint latest) { deadline_ = std::min(deadline_, latest); }
  int socket() const { return socket_.get(); }
  const IpAddress& peer() const { return peer_; }

  // What epoll reported last (edge-triggered); cleared when a call says "would block".
  bool readable = false;
  bool writable = true;

 private:
  // Bytes moved, 0 for "not now", -1 when the connection ended.
  long receive(char* bytes, std::size_t size);
  long send_some();
  void begin_next_request(TimePoint now);

  FileDescriptor socket_;
  IpAddress peer_;
  const FramingLimits& limits_;
  const Deadlines& deadlines_;
  Phase phase_ = Phase::reading;
  TimePoint deadline_;
  RequestFramer framer_;
  std::string input_;
  bool head_timed_ = false;
  bool body_timed_ = false;
  Reply reply_;
  std::size_t sent_ = 0;
  std::size_t file_sent_ = 0;
  std::size_t sent_since_deadline_ = 0;
  std::uint64_t served_ = 0;
};

}  // namespace firstline
