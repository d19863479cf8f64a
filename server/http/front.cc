#include "server/http/front.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <optional>
#include <utility>

namespace firstline {

namespace {
constexpr std::uint64_t kListener = 0;
constexpr std::uint64_t kWake = 1;
constexpr int kTickMilliseconds = 100;
// Requests of one connection that are answered before others have their turn.
constexpr int kTurn = 16;
// Connections above the limit that are kept while they are told so.
constexpr std::size_t kRefusedConnections = 64;
// A comment (HTML standard, 9.2.6) that keeps proxies from taking a quiet stream for a dead one.
constexpr auto kHeartbeat = std::chrono::seconds(15);
constexpr std::string_view kHeartbeatText = ":\n\n";
}  // namespace

Front::Front(Listener listener, FrontOptions options)
    : listener_(std::move(listener)),
      options_(std::move(options)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  watch(listener_.socket.get(), kListener, EPOLLIN);
  watch(wake_.get(), kWake, EPOLLIN);
  workers_ =
      std::make_unique<WorkerPool>(options_.workers, options_.make_handler,
                                   [this](std::uint64_t ticket, Reply reply) { finish(ticket, std::move(reply)); });
}

Front::~Front() = default;

void Front::stop() {
  stop_requested_.store(true);
  wake();
}

void Front::wake() {
  const std::uint64_t one = 1;
  static_cast<void>(!::write(wake_.get(), &one, sizeof one));
}

void Front::watch(int fd, std::uint64_t ticket, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = ticket;
  ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event);
}

void Front::finish(std::uint64_t ticket, Reply reply) {
  bool first = false;
  {
    const std::lock_guard lock(finished_mutex_);
    first = finished_.empty();
    finished_.push_back({ticket, std::move(reply)});
  }
  if (first) wake();
}

void Front::publish(std::string_view event) {
  {
    const std::lock_guard lock(finished_mutex_);
    events_ += event;
  }
  wake();
}

void Front::run() {
  std::array<epoll_event, 256> events;
  while (!draining_ || !connections_.empty()) {
    const int wait = !again_.empty() ? 0 : connections_.empty() && !accept_paused_ ? -1 : kTickMilliseconds;
    const int count = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), wait);
    for (int i = 0; i < count; ++i) handle_event(events[static_cast<std::size_t>(i)]);
    for (const std::uint64_t ticket : std::exchange(again_, {})) drive(ticket);
    if (stop_requested_ && !draining_) begin_drain();
    sweep();
  }
}

void Front::handle_event(const epoll_event& event) {
  const std::uint64_t ticket = event.data.u64;
  if (ticket == kListener) return accept_all();
  if (ticket == kWake) {
    std::uint64_t counted = 0;
    static_cast<void>(!::read(wake_.get(), &counted, sizeof counted));
    return deliver_finished();
  }
  const auto found = connections_.find(ticket);
  if (found == connections_.end()) return;
  Connection& connection = *found->second;
  if (event.events & (EPOLLERR | EPOLLHUP)) {
    connection.close();  // both directions are gone; a worker's answer will find nobody
    return remove(ticket);
  }
  if (event.events & (EPOLLIN | EPOLLRDHUP)) connection.readable = true;
  if (event.events & EPOLLOUT) connection.writable = true;
  drive(ticket);
}

void Front::accept_all() {
  for (;;) {
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    FileDescriptor socket(::accept4(listener_.socket.get(), reinterpret_cast<sockaddr*>(&storage), &length,
                                    SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket) {
      if (errno == EINTR || errno == ECONNABORTED) continue;
      if (errno == EMFILE || errno == ENFILE) {
        // Level-triggered, the listener would spin; it rests until the next sweep.
        accept_paused_ = ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, listener_.socket.get(), nullptr) == 0;
      }
      return;
    }
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const IpAddress peer = IpAddress::of(storage);
    const TimePoint now = options_.clock();
    const std::string_view full = make_room(peer);
    // The refused stay a moment to read why, but only so many.
    if (!full.empty() && connections_.size() >= options_.connections + kRefusedConnections) continue;
    const std::uint64_t ticket = next_ticket_++;
    watch(socket.get(), ticket, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
    auto connection = std::make_unique<Connection>(std::move(socket), peer, options_.framing, options_.deadlines, now);
    if (!full.empty()) connection->start_reply(options_.refuse(503, full, nullptr), now);
    connections_.emplace(ticket, std::move(connection));
    ++per_address_[peer.client_key()];
    open_.store(connections_.size(), std::memory_order_relaxed);
  }
}

std::string_view Front::make_room(const IpAddress& peer) {
  const auto counted = per_address_.find(peer.client_key());
  if (counted != per_address_.end() && counted->second >= options_.connections_per_address &&
      !options_.uncapped(peer)) {
    return "There are too many connections from this address.";
  }
  if (connections_.size() < options_.connections) return {};
  auto oldest = connections_.end();
  for (auto candidate = connections_.begin(); candidate != connections_.end(); ++candidate) {
    if (!candidate->second->idle() || candidate->second->fresh()) continue;
    if (oldest == connections_.end() || candidate->second->deadline() < oldest->second->deadline()) oldest = candidate;
  }
  if (oldest == connections_.end()) return "The server holds as many connections as it can.";
  remove(oldest->first);
  return {};
}

void Front::deliver_finished() {
  std::vector<Finished> finished;
  std::string events;
  {
    const std::lock_guard lock(finished_mutex_);
    finished.swap(finished_);
    events.swap(events_);
  }
  if (!events.empty()) deliver_events(events);
  const TimePoint now = options_.clock();
  for (Finished& one : finished) {
    const auto found = connections_.find(one.ticket);
    if (found == connections_.end()) continue;
    if (draining_) one.reply.keep_alive = false;
    if (one.reply.stream && (draining_ || streams_.size() >= options_.streams)) {
      one.reply = options_.refuse(503, "Too many pages wait for changes; close one.", nullptr);
    }
    if (one.reply.stream) streams_.insert(one.ticket);
    open_streams_.store(streams_.size(), std::memory_order_relaxed);
    found->second->start_reply(std::move(one.reply), now);
    drive(one.ticket);
  }
}

void Front::deliver_events(std::string_view events) {
  const TimePoint now = options_.clock();
  for (const std::uint64_t ticket : std::set<std::uint64_t>(streams_)) {
    connections_.at(ticket)->push(events, now);
    drive(ticket);
  }
}

void Front::drive(std::uint64_t ticket) {
  const auto found = connections_.find(ticket);
  if (found == connections_.end()) return;
  Connection& connection = *found->second;
  for (int turn = 0; turn < kTurn; ++turn) {
    const TimePoint now = options_.clock();
    switch (connection.phase()) {
      case Connection::Phase::reading:
        switch (connection.read_request(now)) {
          case RequestFramer::Step::ready:
            dispatch(ticket, connection);
            break;
          case RequestFramer::Step::refused:
            refuse(connection, connection.error().status, connection.error().detail);
            break;
          case RequestFramer::Step::more:
            if (connection.phase() == Connection::Phase::closed) return remove(ticket);
            return;
        }
        break;
      case Connection::Phase::writing:
        if (connection.write_reply(now)) {
          if (draining_ && connection.idle()) return remove(ticket);
          break;
        }
        if (connection.phase() == Connection::Phase::closed) return remove(ticket);
        return;
      case Connection::Phase::streaming:
      case Connection::Phase::lingering:
        connection.discard_input();
        if (connection.phase() == Connection::Phase::closed) return remove(ticket);
        return;
      case Connection::Phase::working:
        return;
      case Connection::Phase::closed:
        return remove(ticket);
    }
  }
  again_.push_back(ticket);
}

void Front::dispatch(std::uint64_t ticket, Connection& connection) {
  const TimePoint now = options_.clock();
  FramedRequest request = connection.take_request(now);
  auto admitted = options_.admit(request);
  if (auto* reply = std::get_if<Reply>(&admitted)) return connection.start_reply(std::move(*reply), now);
  if (!workers_->submit(ticket, std::get<Lane>(admitted), std::move(request))) {
    connection.start_reply(options_.refuse(503, "The server is busy; try again in a moment.", &request), now);
  }
}

// Ends what took too long. Looks at every connection, but only ten times a second.
void Front::sweep() {
  const TimePoint now = options_.clock();
  if (now - last_sweep_ < std::chrono::milliseconds(kTickMilliseconds)) return;
  last_sweep_ = now;
  if (now - last_heartbeat_ >= kHeartbeat) {
    last_heartbeat_ = now;
    deliver_events(kHeartbeatText);
  }
  if (std::exchange(accept_paused_, false)) watch(listener_.socket.get(), kListener, EPOLLIN);
  std::vector<std::uint64_t> late;
  for (const auto& [ticket, connection] : connections_) {
    const bool drained = draining_ && now >= drain_deadline_;
    if (drained || connection->deadline() <= now) late.push_back(ticket);
  }
  for (const std::uint64_t ticket : late) {
    Connection& connection = *connections_.at(ticket);
    if (draining_ && now >= drain_deadline_) connection.close();
    expire(connection);
    drive(ticket);
  }
}

void Front::expire(Connection& connection) {
  // One that began a request is told what happened; one that was merely silent is not.
  if (connection.phase() == Connection::Phase::reading && !connection.idle()) {
    refuse(connection, 408, "The request took too long to arrive.");
  } else {
    connection.close();
  }
}

void Front::refuse(Connection& connection, int status, std::string_view detail) {
  const TimePoint now = options_.clock();
  const std::optional<FramedRequest> request = connection.partial_request(now);
  connection.start_reply(options_.refuse(status, detail, request ? &*request : nullptr), now);
}

void Front::begin_drain() {
  accept_all();  // who is in the backlog was promised an answer
  draining_ = true;
  ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, listener_.socket.get(), nullptr);
  listener_.socket.reset();
  accept_paused_ = false;
  const TimePoint now = options_.clock();
  drain_deadline_ = now + options_.drain;
  // Streams have no end to wait for.
  for (const std::uint64_t ticket : std::set<std::uint64_t>(streams_)) remove(ticket);
  std::vector<std::uint64_t> idle;
  for (const auto& [ticket, connection] : connections_) {
    if (connection->idle()) idle.push_back(ticket);
  }
  for (const std::uint64_t ticket : idle) {
    Connection& connection = *connections_.at(ticket);
    // A request may be on its way: one last look for those that spoke before, a second for those that only connected.
    connection.readable = true;
    if (connection.fresh()) connection.limit_deadline(now + std::chrono::seconds(1));
    drive(ticket);
    const auto found = connections_.find(ticket);
    if (found != connections_.end() && found->second->idle() && !found->second->fresh()) remove(ticket);
  }
}

void Front::remove(std::uint64_t ticket) {
  const auto found = connections_.find(ticket);
  if (found == connections_.end()) return;
  const auto counted = per_address_.find(found->second->peer().client_key());
  if (counted != per_address_.end() && --counted->second == 0) per_address_.erase(counted);
  streams_.erase(ticket);
  open_streams_.store(streams_.size(), std::memory_order_relaxed);
  connections_.erase(found);
  open_.store(connections_.size(), std::memory_order_relaxed);
}

}  // namespace firstline
