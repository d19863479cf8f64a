// The API's questions.
#include <chrono>

#include "server/http/api_json.h"
#include "server/http/body_parsing.h"
#include "server/http/handlers.h"
#include "server/http/log.h"
#include "server/http/openapi.h"
#include "server/http/request_parsing.h"

namespace firstline {

namespace {

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

Response answer_search(Call& call) {
  const auto request = parse_api_search(call.request.query, call.site());
  if (!request) return error_answer(call, request.error().status, request.error().detail);
  if (request->explain && !call.by_agent()) {
    return error_answer(call, 403, "explain: is for agents; send a token as Authorization: Bearer TOKEN.");
  }
  const auto begin = std::chrono::steady_clock::now();
  const SearchResponse found = call.searcher().search(*request, call.now);
  const double took_ms = milliseconds_since(begin);
  count_search(call, found);
  if (call.settings.log_queries) log_query(request->locale, request->query, found.total);
  return json_answer(call, search_json(found, took_ms, call.settings.base_url));
}

Response answer_autocomplete(Call& call) {
  const auto request = parse_autocomplete(call.request.query, call.site());
  if (!request) return error_answer(call, request.error().status, request.error().detail);
  const auto votes = call.votes.table();
  const auto entries =
      call.searcher().autocomplete(request->query, request->locale, request->limit, call.now, votes.get());
  return json_answer(call, autocomplete_json(*request, entries, call.settings.base_url));
}

// Tickets are private: nothing of one is logged, whatever --log-queries says.
Response answer_suggest(Call& call) {
  const auto ticket = parse_suggest_request(call.request, call.site());
  if (!ticket) return error_answer(call, ticket.error().status, ticket.error().detail);
  const auto begin = std::chrono::steady_clock::now();
  const SuggestResponse found = suggest(call, *ticket);
  if (call.counts) call.counts->count_suggestion(!found.suggestions.empty());
  return without_caching(json_answer(call, suggest_json(found, milliseconds_since(begin), call.settings.base_url)));
}

Response answer_article(Call& call) {
  const auto request = parse_article_request(call.request.query, call.site());
  if (!request) return error_answer(call, request.error().status, request.error().detail);
  const auto article = call.reader().find(request->locale, request->id, call.now);
  if (!article) return error_answer(call, 404, "id: there is no such article in the locale " + request->locale + ".");
  if (auto same = not_modified(call)) return std::move(*same);
  Response response = json_answer(call, article_json(*article, call.reader(), call.now, call.settings.base_url));
  response.set("ETag", entity_tag(call));
  return response;
}

Response answer_openapi(Call& call) {
  if (auto same = not_modified(call)) return std::move(*same);
  Response response = json_answer(call, openapi_json(call.settings.base_url));
  response.set("ETag", entity_tag(call));
  return response;
}

}  // namespace firstline
