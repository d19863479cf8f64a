// Server-sent events in the front: they hold no worker, and are bounded in number and in memory.
#include <gtest/gtest.h>

#include "tests/server/http/running_front.h"

namespace firstline {
namespace {

Response stream() {
  Response response;
  response.content_type = "text/event-stream";
  response.body = "retry: 2000\n\n";
  response.stream = true;
  return response;
}

FrontOptions one_worker(std::size_t streams) {
  FrontOptions options;
  options.workers.workers = 1;
  options.streams = streams;
  return options;
}

TEST(EventStream, HoldsNoWorker) {
  RunningFront front(
      [](const FramedRequest& request) { return request.path == "/events" ? stream() : RunningFront::text("ok"); },
      one_worker(8));
  std::vector<TestClient> listeners;
  for (int i = 0; i < 8; ++i) {
    listeners.emplace_back(front.port());
    listeners.back().send(get("/events"));
    listeners.back().receive_until("retry: 2000\n\n");
  }
  TestClient other(front.port());
  other.send(get("/"));
  EXPECT_EQ(other.receive()->body, "ok");
  front.front().publish("data: x\n\n");
  for (TestClient& listener : listeners) EXPECT_EQ(listener.receive_until("\n\n"), "data: x\n\n");
}

TEST(EventStream, IsRefusedWhenThereAreTooMany) {
  RunningFront front([](const FramedRequest&) { return stream(); }, one_worker(1));
  TestClient first(front.port());
  first.send(get("/events"));
  first.receive_until("retry: 2000\n\n");
  TestClient second(front.port());
  second.send(get("/events"));
  EXPECT_EQ(second.receive()->status, 503);
  first.close();
  ASSERT_TRUE(RunningFront::eventually([&] { return front.front().open_streams() == 0; }));
  TestClient third(front.port());
  third.send(get("/events"));
  third.receive_until("retry: 2000\n\n");
  EXPECT_EQ(front.front().open_streams(), 1u);
}

TEST(EventStream, KeepsTalkingSoThatNoProxyTakesItForDead) {
  RunningFront front([](const FramedRequest&) { return stream(); }, one_worker(1));
  TestClient client(front.port());
  client.send(get("/events"));
  client.receive_until("retry: 2000\n\n");
  for (int minute = 0; minute < 60; ++minute) {
    front.advance(std::chrono::seconds(60));
    EXPECT_EQ(client.receive_until("\n\n"), ":\n\n");
  }
}

TEST(EventStream, EndsForAClientThatReadsNothing) {
  RunningFront front([](const FramedRequest&) { return stream(); }, one_worker(1));
  TestClient client(front.port());
  client.send(get("/events"));
  client.receive_until("retry: 2000\n\n");
  const std::string event = "data: " + std::string(8000, 'x') + "\n\n";
  EXPECT_TRUE(RunningFront::eventually([&] {
    front.front().publish(event);
    return front.front().open_streams() == 0;
  }));
}

TEST(EventStream, DoesNotKeepAServerFromStopping) {
  RunningFront front([](const FramedRequest&) { return stream(); }, one_worker(1));
  TestClient client(front.port());
  client.send(get("/events"));
  client.receive_until("retry: 2000\n\n");
  front.stop();
  EXPECT_TRUE(front.returned());
}

}  // namespace
}  // namespace firstline
