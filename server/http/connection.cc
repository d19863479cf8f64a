#include "server/http/connection.h"

#include <sys/sendfile.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace firstline {

namespace {
constexpr std::size_t kReadBytes = 16 * 1024;
// A reader that is slower than this per write deadline is cut off (with 20 s: 800 bytes a second).
constexpr std::size_t kWriteProgress = 16 * 1024;
// What may wait for a client that is slow to take its events.
constexpr std::size_t kMostPushed = 16 * 1024;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
}  // namespace

Connection::Connection(FileDescriptor socket, IpAddress peer, const FramingLimits& limits, const Deadlines& deadlines,
                       TimePoint now)
    : socket_(std::move(socket)),
      peer_(peer),
      limits_(limits),
      deadlines_(deadlines),
      deadline_(now + deadlines.head),
      framer_(limits) {}

long Connection::receive(char* bytes, std::size_t size) {
  for (;;) {
    const ssize_t got = ::recv(socket_.get(), bytes, size, 0);
    if (got > 0) return got;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      readable = false;
      return 0;
    }
    return -1;
  }
}

RequestFramer::Step Connection::read_request(TimePoint now) {
  for (;;) {
    const auto step = input_.empty() ? RequestFramer::Step::more : framer_.advance(input_);
    if (step != RequestFramer::Step::more) return step;
    if (!input_.empty() && !std::exchange(head_timed_, true)) deadline_ = now + deadlines_.head;
    if (framer_.awaits_body() && !std::exchange(body_timed_, true)) {
      deadline_ = now + deadlines_.body;
      // 25 bytes into an empty send buffer; a client that does not get them sends its body a little later anyway.
      if (framer_.expects_continue()) {
        static_cast<void>(::send(socket_.get(), kContinue.data(), kContinue.size(), MSG_NOSIGNAL));
      }
    }
    if (!readable) return RequestFramer::Step::more;
    const std::size_t had = input_.size();
    input_.resize(had + kReadBytes);
    const long got = receive(input_.data() + had, kReadBytes);
    input_.resize(had + static_cast<std::size_t>(std::max(got, 0L)));
    if (got < 0) close();
    if (got <= 0) return RequestFramer::Step::more;
  }
}

std::optional<FramedRequest> Connection::partial_request(TimePoint now) {
  if (!framer_.has_head()) return std::nullopt;
  FramedRequest request = framer_.take();
  request.peer = peer_;
  request.received = now;
  request.keep_alive = false;  // where the next request begins is not known
  return request;
}

FramedRequest Connection::take_request(TimePoint now) {
  FramedRequest request = framer_.take();
  request.peer = peer_;
  request.received = now;
  input_.erase(0, framer_.consumed());
  if (input_.empty()) input_.shrink_to_fit();  // an idle connection holds no buffer
  phase_ = Phase::working;
  deadline_ = TimePoint::max();
  return request;
}

void Connection::start_reply(Reply reply, TimePoint now) {
  reply_ = std::move(reply);
  sent_ = file_sent_ = sent_since_deadline_ = 0;
  phase_ = Phase::writing;
  deadline_ = now + deadlines_.write;
}

long Connection::send_some() {
  ssize_t sent = 0;
  if (sent_ < reply_.bytes.size()) {
    sent = ::send(socket_.get(), reply_.bytes.data() + sent_, reply_.bytes.size() - sent_, MSG_NOSIGNAL);
    if (sent > 0) sent_ += static_cast<std::size_t>(sent);
  } else {
    auto offset = static_cast<off_t>(file_sent_);
    sent = ::sendfile(socket_.get(), reply_.file.get(), &offset,
                      std::min<std::size_t>(reply_.file_size - file_sent_, 1 << 18));
    if (sent == 0) return -1;  // the file became shorter than the length already promised
    if (sent > 0) file_sent_ += static_cast<std::size_t>(sent);
  }
  if (sent > 0) return sent;
  if (errno == EINTR) return send_some();
  if (errno != EAGAIN && errno != EWOULDBLOCK) return -1;
  writable = false;
  return 0;
}

bool Connection::write_reply(TimePoint now) {
  while (sent_ < reply_.bytes.size() || file_sent_ < reply_.file_size) {
    if (!writable) return false;
    const long sent = send_some();
    if (sent < 0) close();
    if (sent <= 0) return false;
    sent_since_deadline_ += static_cast<std::size_t>(sent);
    if (sent_since_deadline_ >= kWriteProgress) {
      sent_since_deadline_ = 0;
      deadline_ = now + deadlines_.write;
    }
  }
  const bool keep_alive = reply_.keep_alive;
  if (reply_.stream) {
    phase_ = Phase::streaming;
    deadline_ = TimePoint::max();
    reply_.bytes.clear();
    sent_ = 0;
    return true;
  }
  reply_ = Reply{};
  ++served_;
  if (keep_alive) {
    begin_next_request(now);
  } else {
    ::shutdown(socket_.get(), SHUT_WR);
    input_ = {};
    phase_ = Phase::lingering;
    deadline_ = now + deadlines_.linger;
  }
  return true;
}

void Connection::push(std::string_view bytes, TimePoint now) {
  if (reply_.bytes.size() + bytes.size() > kMostPushed) return close();
  reply_.bytes += bytes;
  if (phase_ != Phase::streaming) return;  // still busy with what was pushed before
  phase_ = Phase::writing;
  deadline_ = now + deadlines_.write;
}

void Connection::begin_next_request(TimePoint now) {
  framer_ = RequestFramer(limits_);
  head_timed_ = body_timed_ = false;
  phase_ = Phase::reading;
  deadline_ = now + deadlines_.idle;
}

void Connection::discard_input() {
  char bytes[4096];
  while (readable) {
    const long got = receive(bytes, sizeof bytes);
    if (got < 0) return close();
  }
}

void Connection::close() {
  socket_.reset();
  phase_ = Phase::closed;
}

}  // namespace firstline
