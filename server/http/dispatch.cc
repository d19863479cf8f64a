#include "server/http/dispatch.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/article/percent.h"
#include "indexer/text/locale.h"
#include "server/http/client_address.h"
#include "server/http/query_parameters.h"
#include "server/http/routes.h"
#include "server/http/security_headers.h"

namespace firstline {

namespace {

// The address again, in another spelling of its path; both decoded and raw bytes come out percent-encoded.
std::string address(std::string_view path, const std::string& query) {
  return percent_encode_path(path) + (query.empty() ? "" : '?' + percent_encode_url(query));
}

// RFC 9110 15.4.2 and 15.4.9: a 301 would turn a form into a GET.
int permanently(const FramedRequest& request) { return request.method == "POST" ? 308 : 301; }

// What neither shows more to agents nor asks who they are; so static files are cached for them, too, and monitors may
// come with a token of their own proxy.
bool is_same_for_all(std::string_view route) {
  constexpr std::string_view kSame[] = {"root",   "locale",  "health",     "readiness", "metrics", "favicon",
                                        "robots", "sitemap", "opensearch", "static",    "feed",    "openapi"};
  return std::find(std::begin(kSame), std::end(kSame), route) != std::end(kSame);
}

// No cache, on the way or in the browser, keeps what an agent sees.
Response for_agents_alone(Response response) {
  response = without_caching(std::move(response));
  std::erase_if(response.headers, [](const auto& header) { return header.first == "Cache-Control"; });
  response.set("Cache-Control", "private, no-store");
  return response;
}

// RFC 6750 3.
Response unauthorized(const Call& call, std::string_view detail) {
  Response response = error_answer(call, 401, detail);
  response.set("WWW-Authenticate", R"(Bearer realm="agents", error="invalid_token")");
  return response;
}

// For pages without a locale in their address: the visitor's, else the site's.
const SiteLocale* visitors_locale(const Call& call) {
  std::optional<Locale> best;
  if (const std::string* wishes = call.request.header("accept-language")) {
    std::vector<Locale> available;
    for (const SiteLocale& locale : call.site().locales) available.push_back(locale.locale);
    best = negotiate(*wishes, available);
  }
  return call.site().find_locale(best ? best->tag() : call.site().default_locale);
}

// What the caller shows of being an agent; or why that is not good.
std::optional<Response> recognize(Call& call) {
  Caller caller = call.access.identify(call.request, call.is_api(), call.now);
  if (caller.shown == Caller::Shown::good) call.agent = std::move(caller.agent);
  call.session_ended = caller.shown == Caller::Shown::ended_session;
  if (caller.shown == Caller::Shown::bad_token) {
    const IpAddress client = client_address(call.request, call.settings.trusted_proxies);
    if (const auto wait = call.access.take_attempt(client, call.request.received)) {
      Response response = error_answer(call, 429, "There were too many tokens that are not valid; try again later.");
      response.set("Retry-After", std::to_string(*wait));
      return response;
    }
    return unauthorized(call, "Authorization: this token is not valid; it may have been revoked.");
  }
  if (call.session_ended && call.is_api()) return unauthorized(call, "The session has ended; sign in again at /agent.");
  return std::nullopt;
}

Response answer_options(const Call& call) {
  const std::string allow = call.path == "*" ? "GET, HEAD, POST, OPTIONS" : match_route("OPTIONS", call.path).allow;
  if (allow.empty()) return not_found(call, "There is no such address.");
  Response response;
  response.status = 204;
  response.set("Allow", allow);
  if (call.is_api() && !call.settings.allow_origins.empty()) {
    response.set("Access-Control-Allow-Methods", allow);
    response.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
    response.set("Access-Control-Max-Age", "600");
  }
  return response;
}

Response route_call(Call& call, std::size_t& route) {
  if (call.request.method == "OPTIONS") return answer_options(call);
  const RouteMatch match = match_route(call.request.method, call.path);
  const bool same_for_all = match.route && is_same_for_all(match.route->name);
  if (!same_for_all) {
    if (auto refusal = recognize(call)) return std::move(*refusal);
  }
  if (!match.route && !match.allow.empty()) {
    Response response = error_answer(call, 405, "This address can only be asked by " + match.allow + ".");
    response.set("Allow", match.allow);
    return response;
  }
  if (!match.route) {
    const std::string without_slash = call.path.substr(0, call.path.find_last_not_of('/') + 1);
    if (without_slash != call.path && match_route(call.request.method, without_slash).route) {
      return redirect(permanently(call.request), address(without_slash, call.request.query));
    }
    return not_found(call, "There is no such address.");
  }
  route = static_cast<std::size_t>(match.route - routes().data());
  call.rest = match.rest;
  if (!match.locale.empty()) {
    const SiteLocale* locale = call.site().find_locale(match.locale);
    if (!locale) return not_found(call, "");
    call.locale = locale;
    if (call.tag() != match.locale) {
      const std::string canonical = '/' + call.tag() + call.path.substr(1 + match.locale.size());
      return redirect(permanently(call.request), address(canonical, call.request.query));
    }
  }
  Response response = match.route->handle(call);
  if (!same_for_all && call.access.enabled()) response.set("Vary", "Authorization, Cookie");
  if (call.session_ended) end_session(call, response);
  return response;
}

}  // namespace

Response dispatch(Call& call, std::size_t& route) {
  call.locale = visitors_locale(call);
  auto path = decode_path(call.request.path);
  if (!path) {
    call.path = call.request.path.starts_with("/api/") ? "/api/" : "/";  // all that is known of who asks
    return error_answer(call, path.error().status, path.error().detail);
  }
  call.path = std::move(*path);
  Response response = route_call(call, route);
  if (call.by_agent()) {
    // What is internal is shown in no frame; the desk is made for one.
    const bool desk = call.path == "/agent" || call.path.starts_with("/agent/");
    if (!desk && !response.header("Content-Security-Policy")) {
      response.set("Content-Security-Policy", content_security_policy({}));
    }
    return for_agents_alone(std::move(response));
  }
  return response;
}

}  // namespace firstline
