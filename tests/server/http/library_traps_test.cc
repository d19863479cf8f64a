// What the HTTP library is known to fall for, tried over the wire on the whole server: each test is named after a trap.
// Those that need a front under load stand in front_test.cc (idle, silent and slow clients, pipelining, exceptions,
// compression, stop before run), those of framing in request_framing_test.cc (smuggling).
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include "server/http/listener.h"
#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

class LibraryTraps : public testing::Test {
 protected:
  static void SetUpTestSuite() { site_ = new RunningSite(RunningSite::addressed()); }
  static void TearDownTestSuite() {
    delete site_;
    site_ = nullptr;
  }
  RunningSite& site() { return *site_; }

 private:
  static RunningSite* site_;
};
RunningSite* LibraryTraps::site_ = nullptr;

TEST(Listener, HasABacklogForABurst) {
  const auto listener = listen_on({"127.0.0.1", 0});
  ASSERT_TRUE(listener);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(listener->address.port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::vector<FileDescriptor> clients;
  for (int i = 0; i < 100; ++i) {  // nobody accepts them
    clients.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    ::connect(clients.back().get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    pollfd connected{clients.back().get(), POLLOUT, 0};
    ASSERT_EQ(::poll(&connected, 1, 5000), 1) << "connection " << i;
  }
}

TEST_F(LibraryTraps, ALongPathIsRefusedBeforeItIsRouted) {
  EXPECT_EQ(site().get("/en/articles/" + std::string(2000, 'a')).status, 414);
  EXPECT_EQ(site().get("/" + std::string(7000, '/')).status, 414);
}

TEST_F(LibraryTraps, AChunkedBodyIsRefused) {
  const auto answer = site().ask(
      "POST /api/v1/suggest HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n");
  EXPECT_GE(answer.status, 400);
  EXPECT_EQ(answer.headers.at("connection"), "close");
}

TEST_F(LibraryTraps, ACompressedBodyIsRefusedUnread) {
  EXPECT_EQ(site().post_json("/api/v1/suggest", "\x1f\x8b", "Content-Encoding: gzip\r\n").status, 415);
}

TEST_F(LibraryTraps, AnEndlessLineIsCutOff) {
  TestClient client(site().port());
  client.send("GET /" + std::string(20000, 'a'));  // and never a line's end
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 414);
}

TEST_F(LibraryTraps, EndlessHeadersAreCutOff) {
  std::string fields;
  for (int i = 0; i < 300; ++i) fields += "X-" + std::to_string(i) + ": y\r\n";
  EXPECT_EQ(site().get("/en/", fields).status, 431);
  EXPECT_EQ(site().get("/en/", "X: " + std::string(20000, 'y') + "\r\n").status, 431);
}

TEST_F(LibraryTraps, AFormLargerThanEightKibibytesIsRead) {
  EXPECT_EQ(site().post_form("/en/contact", "subject=a&body=" + std::string(15000, 'b')).status, 200);
}

TEST(LibraryTrapsOfAddresses, AHeaderNamedRemoteAddrIsNoAddress) {
  Settings settings;
  settings.rate = Rate{0.01, 3};
  settings.trusted_proxies = {*Cidr::parse("127.0.0.1/32")};
  RunningSite site(std::move(settings));
  int refused = 0;
  for (int i = 0; i < 12; ++i) {
    const std::string spoofed = "REMOTE_ADDR: 198.51.100." + std::to_string(i) + "\r\n";
    refused += site.get("/api/v1/search?q=a", "X-Forwarded-For: 203.0.113.7\r\n" + spoofed).status == 429 ? 1 : 0;
  }
  EXPECT_GE(refused, 6);
}

TEST_F(LibraryTraps, APercentSignInAHeaderStaysOne) {
  for (const std::string field : {"Accept-Language", "X-Request-Id", "Origin", "If-None-Match", "Cookie", "X-T"}) {
    const auto answer = site().get("/", field + ": a%0d%0aX-Injected: 1\r\n");
    EXPECT_THAT(answer.head, Not(HasSubstr("X-Injected"))) << field;
    EXPECT_FALSE(answer.headers.contains("x-injected")) << field;
  }
}

TEST_F(LibraryTraps, APathThatHidesBytesIsRefused) {
  for (const std::string path : {"/en/%00", "/en/articles/a%0a", "/%zz", "/%", "/en/articles/%ff"}) {
    EXPECT_EQ(site().get(path).status, 400) << path;
  }
  EXPECT_EQ(site().get("/en/articles/%u0061").status, 400);
  EXPECT_EQ(site().get("/files/en/..%2f..%2fsite.yml").status, 404);
  EXPECT_EQ(site().get("/static/..%2fhome.mustache").status, 404);
}

TEST_F(LibraryTraps, TheHostDecidesNothing) {
  EXPECT_EQ(site().ask("GET /en/ HTTP/1.1\r\n\r\n").status, 400);
  for (const std::string path : {"/en/", "/sitemap.xml", "/en/feed.xml", "/", "/en", "/opensearch.xml"}) {
    const auto answer = site().ask("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    EXPECT_THAT(answer.head + answer.body, Not(HasSubstr("evil.example"))) << path;
  }
}

TEST_F(LibraryTraps, ManyRangesGiveTheWholeOnce) {
  std::string ranges = "Range: bytes=0-";
  for (int i = 0; i < 500; ++i) ranges += ",0-";
  const auto answer = site().get("/en/articles/account/password", ranges + "\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_LT(answer.body.size(), 100'000u);
}

}  // namespace
}  // namespace firstline
