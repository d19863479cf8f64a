// What visitors say about articles.
#include <stdexcept>
#include <utility>

#include "server/feedback/visitor.h"
#include "server/http/api_json.h"
#include "server/http/body_parsing.h"
#include "server/http/handlers.h"
#include "server/http/log.h"
#include "server/http/request_parsing.h"
#include "server/http/visitor_cookie.h"

namespace firstline {

namespace {

// Keeps the vote and adds what `thanks` needs to know the visitor again; or says why it could not.
Response keep(Call& call, FeedbackRequest feedback, Response thanks) {
  const auto article = call.reader().find(feedback.locale, feedback.id, call.now);
  if (!article) return error_answer(call, 404, "id: there is no such article in the locale " + feedback.locale + ".");
  const std::string* cookies = call.request.header("cookie");
  std::string visitor = cookies ? find_visitor(*cookies) : "";
  if (visitor.empty()) {
    auto token = make_visitor_token();
    if (!token) throw std::runtime_error(token.error().message);
    visitor = std::move(*token);
    thanks.set("Set-Cookie", visitor_cookie(visitor, call.settings.base_url));
  }
  const auto kept = call.feedback.vote({std::move(visitor), std::string(article->locale), std::string(article->id),
                                        feedback.helpful, std::move(feedback.comment), call.now});
  if (kept) return thanks;
  if (kept.error().kind == ErrorKind::input) return error_answer(call, 400, kept.error().message);
  log_error("a vote could not be kept: " + kept.error().message);
  Response response = error_answer(call, 503, "Your feedback could not be kept; try again later.");
  response.set("Retry-After", "30");
  return response;
}

}  // namespace

Response take_feedback(Call& call) {
  auto feedback = parse_feedback(call.request, call.site());
  if (!feedback) return error_answer(call, feedback.error().status, feedback.error().detail);
  Response thanks;
  thanks.status = 204;
  thanks.set("Cache-Control", "no-store");
  return keep(call, std::move(*feedback), std::move(thanks));
}

// For agents: what customers said in sum.
Response answer_totals(Call& call) {
  if (!call.by_agent()) return ask_to_sign_in(call);
  const auto request = parse_article_request(call.request.query, call.site());
  if (!request) return error_answer(call, request.error().status, request.error().detail);
  if (!call.reader().find(request->locale, request->id, call.now)) {
    return error_answer(call, 404, "id: there is no such article in the locale " + request->locale + ".");
  }
  const auto totals = call.feedback.totals(request->locale, request->id);
  if (!totals) throw std::runtime_error(totals.error().message);
  return json_answer(call,
                     totals_json(request->id, request->locale, totals->helpful, totals->unhelpful, totals->comments));
}

// Leads back to the article, where the thanks show, so that a reload does not send the form again.
Response take_feedback_form(Call& call) {
  const auto form = read_form(call.request, call.settings.base_url);
  if (!form) return error_answer(call, form.error().status, form.error().detail);
  auto feedback = parse_feedback_form(*form, call.tag());
  if (!feedback) return error_answer(call, feedback.error().status, feedback.error().detail);
  Response thanks = without_caching(redirect(303, article_path(call.tag(), feedback->id) + "#thanks"));
  return keep(call, std::move(*feedback), std::move(thanks));
}

}  // namespace firstline
