#include "server/http/call.h"

#include <algorithm>
#include <utility>

#include "indexer/article/percent.h"
#include "server/http/problem.h"

namespace firstline {

namespace {
constexpr std::int64_t kPageSeconds = 60;
}  // namespace

PageContext Call::page_context() const {
  return {reader(), tag(), percent_encode_path(path), settings.base_url, now, by_agent()};
}

SuggestResponse suggest(const Call& call, SuggestRequest ticket) {
  const auto outcomes = call.settings.learn ? call.outcomes.table() : nullptr;
  ticket.outcomes = outcomes.get();
  return call.searcher().suggest(ticket, call.now);
}

std::string fresh_for(const Call& call, std::string_view who, std::int64_t seconds) {
  if (const auto expiry = call.reader().next_expiry(call.now)) seconds = std::min(seconds, *expiry - call.now);
  return std::string(who) + ", max-age=" + std::to_string(seconds);
}

Response html_page(const Call& call, std::string html) {
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(html);
  response.set("Cache-Control", fresh_for(call, "public", kPageSeconds));
  response.set("ETag", entity_tag(call));
  return response;
}

Response json_answer(const Call& call, std::string json) {
  Response response;
  response.content_type = "application/json";
  response.body = std::move(json);
  // What someone searched for is nothing for a shared cache.
  response.set("Cache-Control", fresh_for(call, "private", kPageSeconds));
  return response;
}

Response without_caching(Response response) {
  std::erase_if(response.headers,
                [](const auto& header) { return header.first == "Cache-Control" || header.first == "ETag"; });
  response.set("Cache-Control", "no-store");
  return response;
}

// Neither this answer nor what came before it may be shown again from a cache, as it was for somebody else.
void end_session(const Call& call, Response& response) {
  response = without_caching(std::move(response));
  for (const auto place : {AgentAccess::Place::page, AgentAccess::Place::panel}) {
    response.set("Set-Cookie", call.access.ended_cookie(place));
  }
}

Response redirect(int status, std::string location) {
  Response response;
  response.status = status;
  response.set("Location", std::move(location));
  response.set("Cache-Control", status == 301 ? "public, max-age=3600" : "no-cache");
  return response;
}

Response ask_to_sign_in(const Call& call) {
  if (!call.access.enabled()) {
    return error_answer(call, 403, "This is for agents, and this help centre has none: see --agent-tokens.");
  }
  Response response = error_answer(call, 401, "This is for agents; send a token as Authorization: Bearer TOKEN.");
  if (!call.is_api() && call.locale) {
    SignInForm form;
    form.next = call.request.path + (call.request.query.empty() ? "" : '?' + call.request.query);
    response.body = call.pages.sign_in(call.page_context(), form);
  }
  response.set("WWW-Authenticate", R"(Bearer realm="agents")");
  return response;
}

Response error_answer(const Call& call, int status, std::string_view detail) {
  if (call.is_api()) return problem(status, detail, call.request.path);
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = call.locale ? call.pages.error(call.page_context(), status, detail) : call.pages.bare_error(status);
  response.set("Cache-Control", "no-store");
  return response;
}

Response not_found(const Call& call, std::string_view detail) {
  // Writers give old addresses as they remember them: decoded, as a browser shows them, or encoded, as it sends them.
  for (const std::string& spelling : {call.path, call.request.path, percent_encode_path(call.path)}) {
    auto target = call.reader().redirect(spelling);
    if (target && target->starts_with('/') && !target->starts_with("//")) return redirect(301, std::move(*target));
  }
  return error_answer(call, 404, detail);
}

void count_search(const Call& call, const SearchResponse& found) {
  if (!call.counts) return;
  const bool fallback =
      std::any_of(found.hits.begin(), found.hits.end(), [](const SearchHit& hit) { return hit.fallback; });
  call.counts->count_search(
      {found.corrected_query.has_value(), found.relaxed.has_value(), fallback, found.hits.empty()});
}

std::string entity_tag(const Call& call) {
  const Generation& generation = call.reader().generation();
  return '"' + generation.name() + '-' + std::to_string(generation.built_at()) + '-' + call.instance_tag + '-' +
         std::to_string(call.reader().expired_count(call.now)) + '"';
}

bool matches_entity_tag(std::string_view if_none_match, std::string_view tag) {
  while (!if_none_match.empty()) {
    const std::size_t begin = if_none_match.find_first_not_of(" \t,");
    if (begin == std::string_view::npos) return false;
    if_none_match.remove_prefix(begin);
    if (if_none_match.starts_with("W/")) if_none_match.remove_prefix(2);
    const std::size_t close = if_none_match.starts_with('"') ? if_none_match.find('"', 1) : std::string_view::npos;
    const std::size_t length = close == std::string_view::npos ? if_none_match.find_first_of(" \t,") : close + 1;
    const std::string_view candidate = if_none_match.substr(0, length);
    if (candidate == "*" || candidate == tag) return true;
    if_none_match.remove_prefix(candidate.size());
  }
  return false;
}

std::optional<Response> not_modified(const Call& call) {
  if (call.by_agent()) return std::nullopt;  // what the browser has may be what customers see
  const std::string* condition = call.request.header("if-none-match");
  std::string tag = entity_tag(call);
  if (!condition || !matches_entity_tag(*condition, tag)) return std::nullopt;
  Response response;
  response.status = 304;
  response.set("Cache-Control", fresh_for(call, "public", kPageSeconds));
  response.set("ETag", std::move(tag));
  return response;
}

}  // namespace firstline
