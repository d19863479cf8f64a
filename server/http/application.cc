#include "server/http/application.h"

#include <cstdio>
#include <ctime>
#include <random>
#include <stdexcept>
#include <typeinfo>
#include <utility>
#include <vector>

#include "server/http/client_address.h"
#include "server/http/dispatch.h"
#include "server/http/log.h"
#include "server/http/problem.h"
#include "server/http/security_headers.h"

namespace firstline {

namespace {

std::string random_tag() {
  char text[16];
  std::snprintf(text, sizeof text, "%08x", std::random_device{}());
  return text;
}

std::size_t unknown_route() { return routes().size(); }
std::size_t refused_route() { return routes().size() + 1; }

std::string_view counted_name(std::size_t route) {
  if (route < routes().size()) return routes()[route].name;
  return route == refused_route() ? "refused" : "unknown";
}

std::vector<std::string_view> counted_names() {
  std::vector<std::string_view> names;
  for (std::size_t route = 0; route <= refused_route(); ++route) names.push_back(counted_name(route));
  return names;
}

Rejection rejection_of(int status, bool framed) {
  switch (status) {
    case 408:
      return Rejection::slow;
    case 413:
    case 414:
    case 431:
      return Rejection::too_large;
    case 429:
      return Rejection::rate_limited;
    case 503:
      return framed ? Rejection::busy : Rejection::connections;
    default:
      return Rejection::malformed;
  }
}

// What may stand in a log and in a header as it is. 128 bytes hold every kind of trace id.
bool is_request_id(std::string_view text) {
  return !text.empty() && text.size() <= 128 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:+/=@") == text.npos;
}

// What an exception says may quote the text that it stumbled over. A search is the visitor's too, but what people write
// in forms and tickets is never in a log.
std::string describe(const std::exception& exception, const FramedRequest& request) {
  return request.body.empty() ? exception.what() : typeid(exception).name();
}

std::string session_key(const FeedbackStore& store) {
  auto key = store.derive_key("agents' sessions");
  if (!key) throw std::runtime_error(key.error().message);
  return std::move(*key);
}

}  // namespace

// What one worker keeps between requests: all of it belongs to its thread.
struct Application::Worker {
  HttplibExchange exchange;
  std::uint64_t version = 0;
  std::shared_ptr<const Served> served;
  std::optional<Searcher> searcher;  // customers'
  std::optional<Searcher> agents_searcher;
};

Application::Application(Settings settings, const PageRenderer& pages, const GenerationHolder& generations,
                         FeedbackStore& feedback, AgentBook* agents)
    : settings_(std::make_shared<const Settings>(std::move(settings))),
      pages_(pages),
      generations_(generations),
      feedback_(feedback),
      access_(agents, session_key(feedback), settings_->base_url),
      outcomes_(feedback),
      instance_tag_(random_tag()),
      metrics_(counted_names()) {}

std::shared_ptr<const Settings> Application::settings() const {
  const std::lock_guard lock(settings_mutex_);
  return settings_;
}

void Application::reconfigure(Settings settings) {
  const std::lock_guard lock(settings_mutex_);
  settings.base_url = settings_->base_url;
  settings_ = std::make_shared<const Settings>(std::move(settings));
}

void Application::attach(FrontOptions& options) {
  options.admit = [this](const FramedRequest& request) { return admit(request); };
  options.refuse = [this](int status, std::string_view detail, const FramedRequest* request) {
    return refuse(status, detail, request, status == 503 ? std::optional(2u) : std::nullopt);
  };
  options.make_handler = [this]() -> WorkerPool::Handler {
    auto worker = std::make_shared<Worker>();
    return {[this, worker](const FramedRequest& request) { return work(*worker, request); },
            [this, worker] { rest(*worker); }};
  };
  options.uncapped = [this](const IpAddress& address) {
    if (address.is_loopback()) return true;
    return is_trusted(address, settings()->trusted_proxies);
  };
}

std::variant<Lane, Reply> Application::admit(const FramedRequest& request) {
  const auto path = decode_path(request.path);
  const RouteMatch match = path ? match_route(request.method, *path) : RouteMatch{};
  if (!match.route) return Lane::page;
  const auto settings = this->settings();
  if (limiter_rate_ != settings->rate) {
    limiter_rate_ = settings->rate;
    limiter_.reset();
    if (limiter_rate_) limiter_.emplace(*limiter_rate_);
  }
  if (limiter_ && match.route->limit == Limit::per_address) {
    // A loopback address is the operator's, or a proxy's that nobody declared: its visitors must not share one bucket.
    const IpAddress client = client_address(request, settings->trusted_proxies);
    const auto wait = client.is_loopback() ? std::nullopt : limiter_->take(client, request.received);
    if (wait) return refuse(429, "There were too many requests from this address; try again shortly.", &request, wait);
  }
  return match.route->lane;
}

Reply Application::refuse(int status, std::string_view detail, const FramedRequest* request,
                          std::optional<unsigned> retry_after) {
  const auto settings = this->settings();
  const std::string id = request_id(request, *settings);
  metrics_.reject(rejection_of(status, request != nullptr));
  const auto respond = [&] {
    // Whoever cannot frame a request is a program; a browser gets a page.
    const bool page = request && !request->path.starts_with("/api/");
    Response response = problem(status, detail, request ? std::string_view(request->path) : "");
    if (page) {
      response.content_type = "text/html; charset=utf-8";
      response.body = pages_.bare_error(status);
    }
    if (retry_after) response.set("Retry-After", std::to_string(*retry_after));
    complete(response, request, *settings, id);
    return response;
  };
  const bool keep_alive = request && request->keep_alive;
  Reply reply = front_exchange_.answer(request ? request->method : "GET", keep_alive, respond,
                                       [&](const std::exception_ptr&) { return problem(status, detail, ""); });
  record(request, {.id = id, .status = status, .bytes = reply.bytes.size()}, refused_route(), *settings);
  return reply;
}

Reply Application::work(Worker& worker, const FramedRequest& request) {
  metrics_.started();
  const auto settings = this->settings();
  const std::string id = request_id(&request, *settings);
  std::size_t route = unknown_route();
  int status = 500;
  std::string locale;
  const auto respond = [&] {
    const std::uint64_t version = generations_.version();
    if (worker.version != version) {
      worker.searcher.reset();
      worker.agents_searcher.reset();
      worker.served = generations_.current();
      worker.version = version;
    }
    Call call{request, *settings, pages_, *worker.served, feedback_, access_, outcomes_, votes_, instance_tag_};
    call.counts = &metrics_;
    call.preview = preview_;
    Response response = answer(worker, call, route);
    if (call.locale) locale = call.tag();
    complete(response, &request, *settings, id);
    status = response.status;
    return response;
  };
  const auto recover = [&](std::exception_ptr thrown) {
    std::string what = "an exception that is no std::exception";
    try {
      std::rethrow_exception(std::move(thrown));
    } catch (const std::exception& exception) {
      what = describe(exception, request);
    } catch (...) {
    }
    log_error("request " + id + " failed: " + what);
    status = 500;
    Response response = problem(500, "The server could not answer; the log says why.", request.path);
    if (!request.path.starts_with("/api/")) {
      response.content_type = "text/html; charset=utf-8";
      response.body = pages_.bare_error(500);
    }
    complete(response, &request, *settings, id);
    return response;
  };
  Reply reply = worker.exchange.answer(request.method, request.keep_alive, respond, recover);
  record(&request, {.id = id, .locale = locale, .status = status, .bytes = reply.bytes.size() + reply.file_size}, route,
         *settings);
  metrics_.finished();
  return reply;
}

// An idle worker must not keep a generation open that nobody is served any more.
void Application::rest(Worker& worker) const {
  if (!worker.served || worker.version == generations_.version()) return;
  worker.searcher.reset();
  worker.agents_searcher.reset();
  worker.served.reset();
  worker.version = 0;
}

Response Application::answer(Worker& worker, Call& call, std::size_t& route) {
  call.now = std::time(nullptr);
  call.searcher = [&worker, &call]() -> Searcher& {
    auto& searcher = call.by_agent() ? worker.agents_searcher : worker.searcher;
    if (!searcher) searcher.emplace(call.reader());
    return *searcher;
  };
  call.metrics = [this, &worker] { return metrics_text(*worker.served); };
  return dispatch(call, route);
}

void Application::complete(Response& response, const FramedRequest* request, const Settings& settings,
                           const std::string& id) const {
  add_security_headers(response, settings.allow_origins);
  if (request && request->path.starts_with("/api/")) {
    add_cors_headers(response, request->header("origin"), settings.allow_origins);
  }
  response.set("X-Request-Id", id);
}

void Application::record(const FramedRequest* request, AccessRecord access, std::size_t route,
                         const Settings& settings) {
  const std::chrono::duration<double> took =
      request ? std::chrono::steady_clock::now() - request->received : std::chrono::steady_clock::duration{};
  metrics_.count(route, access.status, took.count());
  if (!settings.log_requests) return;
  access.method = request ? std::string_view(request->method) : "";
  access.route = counted_name(route);
  access.milliseconds = took.count() * 1e3;
  log_access(access);
}

std::string Application::request_id(const FramedRequest* request, const Settings& settings) {
  const auto number = requests_.fetch_add(1, std::memory_order_relaxed) + 1;
  const std::string* given = request ? request->header("x-request-id") : nullptr;
  if (given && is_request_id(*given) && is_trusted(request->peer, settings.trusted_proxies)) return *given;
  return instance_tag_ + "-" + std::to_string(number);
}

std::string Application::metrics_text(const Served& served) const {
  const Generation& generation = served.reader.generation();
  return metrics_.expose({generation.name(), generation.built_at(), served.articles, connections_ ? connections_() : 0,
                          std::time(nullptr), process_usage()});
}

}  // namespace firstline
