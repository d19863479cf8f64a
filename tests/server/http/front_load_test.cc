// The front under load: what overload, limits on connections and stopping do to clients.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>

#include <condition_variable>
#include <mutex>

#include "server/http/front.h"
#include "tests/server/http/running_front.h"

namespace firstline {
namespace {

using std::chrono::seconds;

// Handlers wait here until the test lets them go.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void await(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this, count] { return waiting_ >= count; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

FrontOptions searches_apart(unsigned workers, unsigned searches) {
  FrontOptions options;
  options.workers.workers = workers;
  options.workers.searches = searches;
  options.workers.queued_searches = 2;
  options.admit = [](const FramedRequest& request) -> std::variant<Lane, Reply> {
    return request.path == "/search" ? Lane::search : Lane::page;
  };
  return options;
}

TEST(Front, ServesPagesWhileSearchIsOverloaded) {
  Gate gate;
  RunningFront server(
      [&](const FramedRequest& request) {
        if (request.path == "/search") gate.pass();
        return RunningFront::echo(request);
      },
      searches_apart(3, 2));
  std::vector<std::unique_ptr<TestClient>> searching;
  const auto search = [&] {
    searching.push_back(std::make_unique<TestClient>(server.port()));
    searching.back()->send(get("/search"));
  };
  search();
  search();
  gate.await(2);
  search();
  search();
  search();  // two at work, two wait, one is too many
  std::vector<pollfd> answers;
  answers.reserve(searching.size());
  for (const auto& client : searching) answers.push_back({client->socket(), POLLIN, 0});
  ASSERT_EQ(::poll(answers.data(), answers.size(), 20000), 1);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].revents) {
      EXPECT_EQ(searching[i]->receive()->status, 503);
    }
  }
  TestClient reader(server.port());
  for (int i = 0; i < 20; ++i) {
    reader.send(get("/article"));
    EXPECT_EQ(reader.receive()->status, 200);
  }
  gate.open();
  int served = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].revents) served += searching[i]->receive()->status == 200;
  }
  EXPECT_EQ(served, 4);
}

TEST(Front, RefusesConnectionsAboveItsLimits) {
  FrontOptions options;
  options.connections_per_address = 2;
  options.uncapped = [](const IpAddress&) { return false; };
  RunningFront server(RunningFront::echo, options);
  TestClient first(server.port()), second(server.port());
  first.send(get("/"));
  second.send(get("/"));
  EXPECT_EQ(first.receive()->status, 200);
  EXPECT_EQ(second.receive()->status, 200);
  TestClient third(server.port());
  EXPECT_EQ(third.receive()->status, 503);
  third.close();
  first.close();
  ASSERT_TRUE(RunningFront::eventually([&] { return server.front().open_connections() == 1; }));
  TestClient fourth(server.port());
  fourth.send(get("/"));
  EXPECT_EQ(fourth.receive()->status, 200);
}

TEST(Front, ClosesTheLongestIdleConnectionToMakeRoom) {
  FrontOptions options;
  options.connections = 2;
  RunningFront server(RunningFront::echo, options);
  TestClient oldest(server.port());
  oldest.send(get("/"));
  ASSERT_TRUE(oldest.receive());
  server.advance(seconds(1));
  TestClient second(server.port());
  second.send(get("/"));
  ASSERT_TRUE(second.receive());
  TestClient third(server.port());
  third.send(get("/third"));
  EXPECT_EQ(third.receive()->status, 200);
  EXPECT_TRUE(oldest.ended());
}

TEST(Front, FinishesWhatIsInFlightWhenStopped) {
  Gate gate;
  RunningFront server([&](const FramedRequest& request) {
    gate.pass();
    return RunningFront::echo(request);
  });
  TestClient idle(server.port()), busy(server.port());
  busy.send(get("/in-flight"));
  gate.await(1);
  server.front().stop();
  EXPECT_TRUE(idle.connected());
  ASSERT_TRUE(RunningFront::eventually([&] { return !TestClient(server.port()).connected(); }));
  EXPECT_FALSE(server.returned());
  gate.open();
  const auto answer = busy.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_TRUE(busy.ended());
  server.advance(seconds(2));  // a client that never spoke is given a second
  server.stop();
  EXPECT_TRUE(server.returned());
}

TEST(Front, StopsBeforeItRanToo) {
  FrontOptions options;
  options.make_handler = []() -> WorkerPool::Handler { return {[](const FramedRequest&) { return Reply{}; }}; };
  Front front(std::move(*listen_on({"127.0.0.1", 0})), std::move(options));
  front.stop();
  front.run();
}

TEST(Front, GivesUpWaitingWhenTheDrainTimeIsOver) {
  Gate gate;
  {
    RunningFront server([&](const FramedRequest& request) {
      gate.pass();
      return RunningFront::echo(request);
    });
    TestClient busy(server.port());
    busy.send(get("/stuck"));
    gate.await(1);
    server.front().stop();
    ASSERT_TRUE(RunningFront::eventually([&] {
      server.advance(seconds(31));
      return server.returned();
    }));
    gate.open();
  }
}

}  // namespace
}  // namespace firstline
