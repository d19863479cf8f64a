// Where one HTTP/1 request ends and the next begins, decided strictly (RFC 9112).
//
// A reader of HTTP that guesses can be made to disagree with the proxy before it about where a request ends; that is
// request smuggling. So nothing here is repaired: a line ends with CR LF, a length is one field of digits, a field name
// is a token, and whatever else comes is refused and the connection closed. Nothing is copied or decoded before the
// bytes are known to be a whole request within the limits, so a hostile client costs at most those limits.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/ip_address.h"

namespace firstline {

struct HeaderField {
  std::string name;  // lower case
  std::string value;
};

// One whole request. Path and query are as they came, still percent-encoded; header values may hold any byte from
// 0x20 up but DEL, and tabs.
struct FramedRequest {
  std::string method;
  std::string path;   // begins with '/'; "*" only for OPTIONS
  std::string query;  // what follows the first '?'
  std::vector<HeaderField> headers;
  std::string body;
  bool keep_alive = true;
  IpAddress peer;                                  // who connected; set by the front
  std::chrono::steady_clock::time_point received;  // set by the front

  // The first field of that (lower-case) name, or nullptr.
  const std::string* header(std::string_view name) const;
};

struct FramingLimits {
  std::size_t request_line = 8 * 1024;  // RFC 9112 3 asks for 8,000; a query of 1 KiB is 3 KiB when percent-encoded
  std::size_t path = 3 * 1024;          // 1 KiB, percent-encoded
  std::size_t head = 16 * 1024;         // request line and header fields
  std::size_t fields = 64;
  std::size_t body = 200 * 1024;  // a ticket of 64 KiB, as JSON with most of its letters escaped
};

struct FramingError {
  int status = 0;
  const char* detail = "";  // for people; never echoes the request
};

// Frames one request. Feed it the growing bytes of a connection from where the request begins; each byte is looked at
// once, however they arrive, and the outcome does not depend on how they were cut into pieces.
class RequestFramer {
 public:
  enum class Step { more, ready, refused };

  explicit RequestFramer(const FramingLimits& limits = {}) : limits_(limits) {}

  // `bytes` are all bytes since the request's beginning. After `ready` or `refused` the framer is spent.
  Step advance(std::string_view bytes);

  // All lines of the head came and were well-formed, whatever else is wrong with the request.
  bool has_head() const { return body_begin_ > 0; }
  // The head is complete and only the body is awaited.
  bool awaits_body() const { return state_ == State::body; }
  // The client holds its body back until it is told to go on (RFC 9110 10.1.1).
  bool expects_continue() const { return expects_continue_; }

  // After `ready`: how many of the bytes the request took.
  std::size_t consumed() const { return body_begin_ + content_length_; }
  // The request itself (once): whole after `ready`, without its body once has_head().
  FramedRequest take() { return std::move(request_); }
  // After `refused`.
  const FramingError& error() const { return error_; }

 private:
  enum class State { request_line, fields, body, done };

  Step advance_lines(std::string_view bytes);
  Step refuse(int status, const char* detail);
  bool take_request_line(std::string_view line);
  bool take_target(std::string_view target);
  bool take_field(std::string_view line);
  bool finish_head();
  bool take_content_length(std::string_view digits);

  FramingLimits limits_;
  State state_ = State::request_line;
  std::size_t line_begin_ = 0;
  std::size_t scanned_ = 0;
  std::size_t body_begin_ = 0;
  std::size_t content_length_ = 0;
  int minor_version_ = 1;
  bool expects_continue_ = false;
  bool skipped_blank_line_ = false;
  FramedRequest request_;
  FramingError error_;
};

}  // namespace firstline
