// The front with a stub behind it: what slow, silent, hostile and many clients can do to each other.
#include "server/http/front.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>

#include "tests/server/http/running_front.h"

namespace firstline {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

TEST(Front, AnswersOnAConnectionThatStaysOpen) {
  RunningFront server(RunningFront::echo);
  TestClient client(server.port());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(client.send(get("/a?b=c")));
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "GET /a b=c ");
    EXPECT_THAT(answer->head, Not(HasSubstr("Keep-Alive")));
  }
}

TEST(Front, ClosesWhenAskedTo) {
  RunningFront server(RunningFront::echo);
  for (const std::string& request : {get("/", "Connection: close\r\n"), std::string("GET / HTTP/1.0\r\n\r\n")}) {
    TestClient client(server.port());
    ASSERT_TRUE(client.send(request));
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->headers.at("connection"), "close");
    EXPECT_TRUE(client.ended());
  }
}

TEST(Front, AnswersPipelinedRequestsInOrder) {
  RunningFront server(RunningFront::echo);
  TestClient client(server.port());
  std::string requests;
  for (int i = 0; i < 100; ++i) {
    requests += i % 2 ? get("/" + std::to_string(i)) : post("/" + std::to_string(i), "body");
  }
  ASSERT_TRUE(client.send(requests));
  for (int i = 0; i < 100; ++i) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << i;
    EXPECT_THAT(answer->body, HasSubstr(" /" + std::to_string(i) + " "));
  }
}

TEST(Front, AnswersAClientThatClosedItsSide) {
  RunningFront server(RunningFront::echo);
  TestClient client(server.port());
  ASSERT_TRUE(client.send(get("/half")));
  client.shut_down_writing();
  EXPECT_THAT(client.receive_all(), HasSubstr("GET /half"));
}

TEST(Front, AnswersAFreshClientWhileHundredsAreSlowOrSilent) {
  RunningFront server(RunningFront::echo);
  std::vector<std::unique_ptr<TestClient>> slow;
  for (int i = 0; i < 300; ++i) {
    slow.push_back(std::make_unique<TestClient>(server.port()));
    ASSERT_TRUE(slow.back()->connected());
    if (i % 3 == 0) slow.back()->send("GET / HTTP/1.1\r\nHos");
    if (i % 3 == 1) slow.back()->send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nx");
  }
  TestClient fresh(server.port());
  ASSERT_TRUE(fresh.send(get("/fresh")));
  EXPECT_EQ(fresh.receive()->body, "GET /fresh  ");
}

TEST(Front, EndsSilentAndSlowClientsInTime) {
  RunningFront server(RunningFront::echo);
  TestClient silent(server.port()), dripping(server.port()), half_body(server.port()), idle(server.port());
  dripping.send("GET / HT");
  half_body.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\nx");
  EXPECT_EQ(half_body.receive()->status, 100);  // so its head has been seen
  idle.send(get("/"));
  ASSERT_TRUE(idle.receive());
  ASSERT_TRUE(RunningFront::eventually([&] { return server.front().open_connections() == 4; }));
  server.advance(seconds(11));  // head: 10 s; another byte does not help
  EXPECT_EQ(dripping.receive()->status, 408);
  EXPECT_TRUE(silent.ended());
  server.advance(seconds(5));  // idle: 15 s
  EXPECT_TRUE(idle.ended());
  server.advance(seconds(5));  // body: 20 s
  EXPECT_EQ(half_body.receive()->status, 408);
}

TEST(Front, CutsOffAReaderThatTakesNothing) {
  RunningFront server([](const FramedRequest&) { return RunningFront::text(std::string(64 << 20, 'x')); });
  TestClient client(server.port());
  client.send(get("/large"));
  pollfd readable{client.socket(), POLLIN, 0};
  ASSERT_EQ(::poll(&readable, 1, 20000), 1);  // the answer has begun
  ASSERT_TRUE(RunningFront::eventually([&] {
    server.advance(seconds(21));
    return server.front().open_connections() == 0;
  }));
}

TEST(Front, SendsLargeAnswersWhole) {
  const std::string large(5 << 20, 'y');
  RunningFront server([&](const FramedRequest&) { return RunningFront::text(large); });
  TestClient client(server.port());
  client.send(get("/large"));
  EXPECT_EQ(client.receive()->body, large);
}

TEST(Front, SendsFilesWhole) {
  RunningFront server([](const FramedRequest&) {
    Response response;
    response.content_type = "application/octet-stream";
    char name[] = "/tmp/firstline-file-XXXXXX";
    response.file = FileDescriptor(::mkstemp(name));
    ::unlink(name);
    const std::string block(1 << 20, 'z');
    for (int i = 0; i < 3; ++i)
      response.file_size += static_cast<std::size_t>(::write(response.file.get(), block.data(), block.size()));
    return response;
  });
  TestClient client(server.port());
  client.send(get("/file") + get("/file"));
  EXPECT_EQ(client.receive()->body, std::string(3 << 20, 'z'));
  EXPECT_EQ(client.receive()->body.size(), 3u << 20);
  client.send("HEAD /file HTTP/1.1\r\nHost: h\r\n\r\n" + get("/file"));
  EXPECT_EQ(client.receive(true)->headers.at("content-length"), "3145728");
  EXPECT_EQ(client.receive()->status, 200);
}

TEST(Front, RefusesEarlyAndStillSaysWhy) {
  RunningFront server(RunningFront::echo);
  const std::pair<std::string, int> cases[] = {
      {"GET / HTTP/1.1\r\nX: " + std::string(300 * 1024, 'a'), 431},
      {"GET /" + std::string(300 * 1024, 'a'), 414},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n" + std::string(300 * 1024, 'a'), 413},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + get("/smuggled"),
       501},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG" +
           get("/smuggled"),
       400},
      {"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 40\r\n\r\n" + get("/smuggled"), 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n123456789", 415},
  };
  for (const auto& [bytes, status] : cases) {
    TestClient client(server.port());
    client.send(bytes);
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << status;
    EXPECT_EQ(answer->status, status);
    EXPECT_EQ(answer->headers.at("connection"), "close");
    EXPECT_TRUE(client.ended()) << "nothing after the refusal is answered";
  }
}

TEST(Front, IgnoresRangesWhateverTheyAsk) {
  RunningFront server([](const FramedRequest&) { return RunningFront::text("0123456789"); });
  TestClient client(server.port());
  std::string ranges = "Range: bytes=0-";
  for (int i = 0; i < 1500; ++i) ranges += ",0-9";
  for (const std::string& range :
       {std::string("Range: bytes=0-1\r\n"), std::string("Range: nonsense\r\n"), ranges + "\r\n"}) {
    client.send(get("/", range));
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "0123456789");
  }
}

TEST(Front, NeverCompressesBehindTheHandlersBack) {
  RunningFront server([](const FramedRequest&) { return RunningFront::text(std::string(9000, 'x')); });
  TestClient client(server.port());
  client.send(get("/", "Accept-Encoding: br;q=0, gzip;q=0, identity\r\n"));
  const auto answer = client.receive();
  EXPECT_FALSE(answer->headers.contains("content-encoding"));
  EXPECT_EQ(answer->body.size(), 9000u);
}

TEST(Front, HidesWhatAHandlerThrew) {
  RunningFront server([](const FramedRequest& request) -> Response {
    if (request.path == "/odd") throw 42;
    throw std::runtime_error("secret /etc/path");
  });
  TestClient client(server.port());
  for (const auto* path : {"/", "/odd"}) {
    client.send(get(path));
    const auto answer = client.receive();
    EXPECT_EQ(answer->status, 500);
    EXPECT_EQ(answer->body, "hidden");
    EXPECT_THAT(answer->head, Not(HasSubstr("secret")));
    EXPECT_THAT(answer->head, Not(HasSubstr("EXCEPTION")));
  }
}

TEST(Front, DropsAHeaderThatWouldSplitTheAnswer) {
  RunningFront server([](const FramedRequest&) {
    Response response = RunningFront::text("ok");
    response.set("Location", "/a\r\nSet-Cookie: x=y");
    return response;
  });
  TestClient client(server.port());
  client.send(get("/"));
  EXPECT_THAT(client.receive()->head, Not(HasSubstr("Set-Cookie")));
}

TEST(Front, AnswersHeadWithoutABody) {
  RunningFront server(RunningFront::echo);
  TestClient client(server.port());
  client.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n" + get("/y"));
  const auto head = client.receive(true);
  EXPECT_EQ(head->headers.at("content-length"), "9");
  EXPECT_EQ(client.receive()->body, "GET /y  ");
}

TEST(Front, InvitesABodyThatIsHeldBack) {
  RunningFront server(RunningFront::echo);
  TestClient client(server.port());
  client.send("POST /x HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 100);
  client.send("body");
  EXPECT_EQ(client.receive()->body, "POST /x  body");
}

}  // namespace
}  // namespace firstline
