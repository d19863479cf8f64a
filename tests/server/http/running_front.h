// A front on a port of its own, with a stub in place of the application and a clock that stands still.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "server/http/front.h"
#include "server/http/httplib_exchange.h"
#include "tests/server/http/test_client.h"

namespace firstline {

class RunningFront {
 public:
  using Respond = std::function<Response(const FramedRequest&)>;

  static Response text(std::string body, int status = 200) {
    Response response;
    response.status = status;
    response.content_type = "text/plain";
    response.body = std::move(body);
    return response;
  }

  // What was asked for, as text.
  static Response echo(const FramedRequest& request) {
    return text(request.method + ' ' + request.path + ' ' + request.query + ' ' + request.body);
  }

  explicit RunningFront(Respond respond, FrontOptions options = {}) {
    options.clock = [this] { return TimePoint(Duration(now_.load())); };
    options.refuse = [exchange = std::make_shared<HttplibExchange>()](int status, std::string_view detail,
                                                                      const FramedRequest*) {
      return exchange->answer(
          "GET", false, [&] { return text(std::string(detail), status); },
          [](const std::exception_ptr&) { return text("", 500); });
    };
    options.make_handler = [respond = std::move(respond)]() -> WorkerPool::Handler {
      return {[respond, exchange = std::make_shared<HttplibExchange>()](const FramedRequest& request) {
        return exchange->answer(
            request.method, request.keep_alive, [&] { return respond(request); },
            [](const std::exception_ptr&) { return text("hidden", 500); });
      }};
    };
    auto listener = listen_on({"127.0.0.1", 0});
    if (!listener) throw std::runtime_error(listener.error().message);
    front_ = std::make_unique<Front>(std::move(*listener), std::move(options));
    thread_ = std::thread([this] {
      front_->run();
      returned_ = true;
    });
  }

  ~RunningFront() { stop(); }

  void stop() {
    if (!thread_.joinable()) return;
    front_->stop();
    thread_.join();
  }

  void advance(Duration duration) {
    now_ += duration.count();
    front_->wake();
  }

  // Waits, with a limit, for something the front does on its own thread.
  template <class Condition>
  static bool eventually(Condition condition) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition()) {
      if (std::chrono::steady_clock::now() > limit) return false;
      std::this_thread::yield();
    }
    return true;
  }

  std::uint16_t port() const { return front_->address().port; }
  Front& front() { return *front_; }
  bool returned() const { return returned_; }

 private:
  std::atomic<Duration::rep> now_{std::chrono::duration_cast<Duration>(std::chrono::hours(1)).count()};
  std::atomic<bool> returned_{false};
  std::unique_ptr<Front> front_;
  std::thread thread_;
};

}  // namespace firstline
