#include "server/http/request_framing.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace firstline {
namespace {

using Step = RequestFramer::Step;

// Everything that a framing can come to, so that two of them can be compared.
struct Outcome {
  Step step = Step::more;
  int status = 0;
  std::string detail;
  std::size_t consumed = 0;
  std::string method, path, query, body;
  bool keep_alive = false;
  std::size_t fields = 0;

  bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(RequestFramer& framer, Step step) {
  Outcome outcome;
  outcome.step = step;
  if (step == Step::refused) {
    outcome.status = framer.error().status;
    outcome.detail = framer.error().detail;
  }
  if (step == Step::ready) {
    outcome.consumed = framer.consumed();
    FramedRequest request = framer.take();
    outcome.method = request.method;
    outcome.path = request.path;
    outcome.query = request.query;
    outcome.body = request.body;
    outcome.keep_alive = request.keep_alive;
    outcome.fields = request.headers.size();
  }
  return outcome;
}

Outcome frame(std::string_view bytes, const FramingLimits& limits = {}) {
  RequestFramer framer(limits);
  return outcome_of(framer, framer.advance(bytes));
}

Outcome frame_in_pieces(std::string_view bytes, std::size_t piece, const FramingLimits& limits = {}) {
  RequestFramer framer(limits);
  for (std::size_t size = 0; size < bytes.size();) {
    size = std::min(bytes.size(), size + piece);
    const Step step = framer.advance(bytes.substr(0, size));
    if (step != Step::more) return outcome_of(framer, step);
  }
  return {};
}

const std::string kHost = "Host: h\r\n";

struct Accepted {
  std::string bytes;
  std::string method, path, query, body;
  bool keep_alive;
};

const std::vector<Accepted>& accepted() {
  static const std::vector<Accepted> cases = {
      {"GET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/", "", "", true},
      {"HEAD /en/ HTTP/1.1\r\nHost: h:8080\r\n\r\n", "HEAD", "/en/", "", "", true},
      {"GET /s?q=a?b&c=d HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "GET", "/s", "q=a?b&c=d", "", true},
      {"GET /s? HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/s", "", "", true},
      {"GET /s?q=f\xc3\xbcr HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/s", "q=f\xc3\xbcr", "", true},
      {"GET /s?q={a|b}^\"\\ HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/s", "q={a|b}^\"\\", "", true},
      {"POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello", "POST", "/a", "", "hello", true},
      {"POST /a HTTP/1.1\r\nContent-Length: 0\r\nHost: h\r\n\r\n", "POST", "/a", "", "", true},
      {"POST /a HTTP/1.1\r\nHost: h\r\ncontent-length:\t003 \r\n\r\nabc", "POST", "/a", "", "abc", true},
      {"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n", "GET", "/", "", "", true},
      {"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "GET", "/", "", "", false},
      {"GET / HTTP/1.1\r\nHost: h\r\nConnection: x, CLOSE\r\n\r\n", "GET", "/", "", "", false},
      {"GET / HTTP/1.0\r\n\r\n", "GET", "/", "", "", false},
      {"GET / HTTP/1.9\r\nHost: h\r\n\r\n", "GET", "/", "", "", true},
      {"\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/", "", "", true},
      {"OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", "OPTIONS", "*", "", "", true},
      {"GET http://example.org/a?b HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/a", "b", "", true},
      {"GET HTTPS://example.org HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/", "", "", true},
      {"DELETE /a HTTP/1.1\r\nHost: h\r\n\r\n", "DELETE", "/a", "", "", true},
      {"GET / HTTP/1.1\r\nHost: h\r\nX-Empty:\r\nX-High: \xff\r\n\r\n", "GET", "/", "", "", true},
  };
  return cases;
}

struct Refused {
  std::string bytes;
  int status;
};

const std::vector<Refused>& refused() {
  const auto with = [](const std::string& fields) { return "POST / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n"; };
  static const std::vector<Refused> cases = {
      // Two readers could disagree about the length of these: smuggling.
      {with("Content-Length: 5\r\nContent-Length: 5\r\n"), 400},
      {with("Content-Length: 5\r\nContent-Length: 6\r\n"), 400},
      {with("Content-Length: 5, 5\r\n"), 400},
      {with("Content-Length: +5\r\n"), 400},
      {with("Content-Length: -5\r\n"), 400},
      {with("Content-Length: 0x5\r\n"), 400},
      {with("Content-Length: 5 5\r\n"), 400},
      {with("Content-Length:\r\n"), 400},
      {with("Content-Length : 5\r\n"), 400},
      {with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400},
      {with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400},
      {with("Transfer-Encoding: chunked\r\n"), 501},
      {with("Transfer-Encoding: xchunked\r\n"), 501},
      {with("transfer-encoding:\tidentity\r\n"), 501},
      {with("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n"), 501},
      {with("Transfer-Encoding : chunked\r\n"), 400},
      {with(" Transfer-Encoding: chunked\r\n"), 400},
      {with("X: a\r\n b: c\r\n"), 400},
      {with("X: a\r\n\tb\r\n"), 400},
      {with("X: a\nContent-Length: 5\r\n"), 400},
      {with("X: a\rContent-Length: 5\r\n"), 400},
      {with("X: a\r\r\n"), 400},
      {with(std::string("X: a\0b\r\n", 8)), 400},
      {with("X: a\x7f\r\n"), 400},
      {with("X: a\x01\r\n"), 400},
      {with("X\r\n"), 400},
      {with(": x\r\n"), 400},
      {with("X Y: x\r\n"), 400},
      {with("X\xc3\xa4: x\r\n"), 400},
      {with("Content-Encoding: gzip\r\nContent-Length: 5\r\n"), 415},
      {with("Content-Encoding: identity\r\nContent-Length: 5\r\n"), 415},
      {with("Expect: the-worst\r\nContent-Length: 5\r\n"), 417},
      {with(""), 411},
      {"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"GET / HTTP/1.1\nHost: h\n\n", 400},
      {"GET /\r\n\r\n", 400},
      {"GET\r\n\r\n", 400},
      {"GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /  HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET / HTTP/1.1 \r\nHost: h\r\n\r\n", 400},
      {" GET / HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /a\tb HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {std::string("GET /a\0b HTTP/1.1\r\nHost: h\r\n\r\n", 29), 400},
      {"GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET a HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET * HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET ftp://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET http://h?q HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET / http/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET / HTTP/1.10\r\nHost: h\r\n\r\n", 400},
      {"GET / HTTP/11\r\nHost: h\r\n\r\n", 400},
      {"PRI * HTTP/2.0\r\n\r\n", 505},
      {"GET / HTTP/0.9\r\nHost: h\r\n\r\n", 505},
      {"CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 501},
      {"get / HTTP/1.1\r\nHost: h\r\n\r\n", 501},
      {"BREW /pot HTTP/1.1\r\nHost: h\r\n\r\n", 501},
      {"\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"\x16\x03\x01\x02", 400},
      {std::string("\0", 1), 400},
      // Limits.
      {"GET /" + std::string(8192, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414},
      {"GET /" + std::string(3072, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414},
      {"GET /" + std::string(300 * 1024, 'a'), 414},
      {with("X: " + std::string(17000, 'a') + "\r\n"), 431},
      {"GET / HTTP/1.1\r\nX: " + std::string(300 * 1024, 'a'), 431},
      {with("Content-Length: 204801\r\n"), 413},
      {with("Content-Length: 99999999999999999999999999\r\n"), 413},
      {with([] {
         std::string fields;
         for (int i = 0; i < 64; ++i) fields += "X: y\r\n";
         return fields;
       }()),
       431},
  };
  return cases;
}

TEST(RequestFramer, AcceptsWhatIsWellFormed) {
  for (const Accepted& one : accepted()) {
    const Outcome outcome = frame(one.bytes);
    ASSERT_EQ(outcome.step, Step::ready) << one.bytes << outcome.detail;
    EXPECT_EQ(std::tie(outcome.method, outcome.path, outcome.query, outcome.body, outcome.keep_alive),
              std::tie(one.method, one.path, one.query, one.body, one.keep_alive))
        << one.bytes;
    EXPECT_EQ(outcome.consumed, one.bytes.size());
  }
}

TEST(RequestFramer, RefusesWhatIsNotOrIsTooLarge) {
  for (const Refused& one : refused()) {
    const Outcome outcome = frame(one.bytes);
    EXPECT_EQ(outcome.step, Step::refused) << one.bytes.substr(0, 200);
    EXPECT_EQ(outcome.status, one.status) << one.bytes.substr(0, 200) << outcome.detail;
    EXPECT_NE(outcome.detail, "");
  }
}

TEST(RequestFramer, ComesToTheSameHoweverTheBytesArrive) {
  std::vector<std::string> all;
  for (const Accepted& one : accepted()) all.push_back(one.bytes);
  for (const Refused& one : refused()) all.push_back(one.bytes);
  for (const std::string& bytes : all) {
    for (const std::size_t piece : {1, 2, 3, 7, 1000}) {
      EXPECT_EQ(frame_in_pieces(bytes, piece), frame(bytes)) << piece << ": " << bytes.substr(0, 200);
    }
  }
}

TEST(RequestFramer, ComesToTheSameForDamagedBytesToo) {
  std::mt19937 random(20260101);
  std::vector<std::string> seeds;
  for (const Accepted& one : accepted()) seeds.push_back(one.bytes);
  const std::string_view alphabet("\r\n\0 :\tA/?#%5HTP.\x80", 17);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = seeds[random() % seeds.size()];
    for (auto edits = random() % 4; edits > 0; --edits) {
      const std::size_t at = random() % (bytes.size() + 1);
      const char byte = alphabet[random() % alphabet.size()];
      switch (random() % 3) {
        case 0:
          bytes.insert(at, 1, byte);
          break;
        case 1:
          if (at < bytes.size()) bytes[at] = byte;
          break;
        default:
          if (at < bytes.size()) bytes.erase(at, 1);
      }
    }
    ASSERT_EQ(frame_in_pieces(bytes, 1), frame(bytes)) << bytes;
  }
}

TEST(RequestFramer, LeavesThePipelinedRequestAlone) {
  const std::string first = "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi";
  const std::string second = "GET /b HTTP/1.1\r\nHost: h\r\n\r\n";
  const Outcome outcome = frame(first + second);
  EXPECT_EQ(outcome.body, "hi");
  EXPECT_EQ(outcome.consumed, first.size());
  EXPECT_EQ(frame((first + second).substr(outcome.consumed)).path, "/b");
}

TEST(RequestFramer, AsksForMoreUntilTheLastByte) {
  for (const Accepted& one : accepted()) {
    for (std::size_t size = 0; size < one.bytes.size(); ++size) {
      EXPECT_EQ(frame(one.bytes.substr(0, size)).step, Step::more) << one.bytes.substr(0, size);
    }
  }
}

TEST(RequestFramer, KeepsFieldsInOrderUnderLowerCaseNames) {
  RequestFramer framer;
  ASSERT_EQ(framer.advance("GET / HTTP/1.1\r\nHOST: h\r\nX-Forwarded-For:  1.2.3.4 \r\nRange: bytes=0-1\r\n\r\n"),
            Step::ready);
  const FramedRequest request = framer.take();
  EXPECT_EQ(*request.header("x-forwarded-for"), "1.2.3.4");
  EXPECT_EQ(*request.header("host"), "h");
  EXPECT_EQ(request.header("absent"), nullptr);
}

TEST(RequestFramer, TellsWhenTheClientHoldsItsBodyBack) {
  RequestFramer framer;
  EXPECT_EQ(framer.advance("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n"),
            Step::more);
  EXPECT_TRUE(framer.awaits_body());
  EXPECT_TRUE(framer.expects_continue());
}

}  // namespace
}  // namespace firstline
