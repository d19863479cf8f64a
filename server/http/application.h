// The help centre behind the front: admits, answers and refuses requests, and counts and logs every one.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/feedback/feedback_store.h"
#include "server/http/call.h"
#include "server/http/front.h"
#include "server/http/generation_holder.h"
#include "server/http/httplib_exchange.h"
#include "server/http/log.h"
#include "server/http/metrics.h"
#include "server/http/routes.h"

namespace firstline {

// Outlives the front that is made with its options.
class Application {
 public:
  // `agents` is nullptr on a site that has none.
  Application(Settings settings, const PageRenderer& pages, const GenerationHolder& generations,
              FeedbackStore& feedback, AgentBook* agents = nullptr);

  // Options that lead to this application; limits and deadlines stay as they are.
  void attach(FrontOptions& options);
  // From any thread: what holds for requests from now on. The base URL stays what it was.
  void reconfigure(Settings settings);
  Metrics& metrics() { return metrics_; }
  // Opens the writer's desk; before the front runs.
  void offer_preview(PreviewDesk& desk) { preview_ = &desk; }
  // For /metrics; once the front exists.
  void count_connections(std::function<std::size_t()> connections) { connections_ = std::move(connections); }

 private:
  struct Worker;

  std::variant<Lane, Reply> admit(const FramedRequest& request);
  Reply refuse(int status, std::string_view detail, const FramedRequest* request, std::optional<unsigned> retry_after);
  Reply work(Worker& worker, const FramedRequest& request);
  void rest(Worker& worker) const;
  Response answer(Worker& worker, Call& call, std::size_t& route);
  void complete(Response& response, const FramedRequest* request, const Settings& settings,
                const std::string& id) const;
  void record(const FramedRequest* request, AccessRecord access, std::size_t route, const Settings& settings);
  std::shared_ptr<const Settings> settings() const;
  // The name under which this request is logged: a trusted proxy's, else our own.
  std::string request_id(const FramedRequest* request, const Settings& settings);
  std::string metrics_text(const Served& served) const;

  mutable std::mutex settings_mutex_;
  std::shared_ptr<const Settings> settings_;  // guarded by settings_mutex_; each request holds its own
  const PageRenderer& pages_;
  const GenerationHolder& generations_;
  FeedbackStore& feedback_;
  AgentAccess access_;
  PreviewDesk* preview_ = nullptr;
  OutcomeBook outcomes_;
  VoteBook votes_{feedback_};
  const std::string instance_tag_;
  Metrics metrics_;
  std::function<std::size_t()> connections_;
  std::atomic<std::uint64_t> requests_{0};
  // The front's thread alone uses these.
  HttplibExchange front_exchange_;
  std::optional<RateLimiter> limiter_;
  std::optional<Rate> limiter_rate_;
};

}  // namespace firstline
