// The agent's desk, and the way in and out.
#include <algorithm>
#include <utility>

#include "server/http/api_json.h"
#include "server/http/body_parsing.h"
#include "server/http/client_address.h"
#include "server/http/handlers.h"
#include "server/http/log.h"

namespace firstline {

namespace {

constexpr std::size_t kMaxToken = 200;
constexpr std::size_t kMaxNext = 2000;

// "?lang=de": the desk's address names no language, but its menu, or the help desk that frames it, can.
std::optional<Response> choose_language(Call& call) {
  const auto tag = QueryParameters(call.request.query).find("lang");
  if (!tag) return error_answer(call, tag.error().status, tag.error().detail);
  if (!*tag) return std::nullopt;
  const SiteLocale* locale = call.site().find_locale(**tag);
  if (!locale) return not_found(call, "lang: this site has no such language.");
  call.locale = locale;
  return std::nullopt;
}

std::string desk_address(const Call& call) {
  return call.request.query.empty() ? "/agent" : "/agent?lang=" + call.tag();
}

// A path of this site as a browser sent it, and nothing that one would take for another site's address.
bool leads_here(std::string_view next) {
  return next.starts_with('/') && !next.starts_with("//") &&
         std::all_of(next.begin(), next.end(), [](char c) { return c > ' ' && c < 0x7f && c != '\\'; });
}

Response form_page(const Call& call, int status, const SignInForm& form) {
  Response response = without_caching(html_page(call, call.pages.sign_in(call.page_context(), form)));
  response.status = status;
  return response;
}

// Fetch Metadata 2.2: whether the answer goes into a frame. Only a site with --allow-origin is ever framed.
AgentAccess::Place place_of(const Call& call) {
  const std::string* destination = call.request.header("sec-fetch-dest");
  const bool framed = destination && (*destination == "iframe" || *destination == "frame");
  return framed && !call.settings.allow_origins.empty() ? AgentAccess::Place::panel : AgentAccess::Place::page;
}

Response desk_page(const Call& call, DeskForm form) {
  form.agent = *call.agent;
  form.learning = call.settings.learn;
  form.origins = call.settings.allow_origins;
  return without_caching(html_page(call, call.pages.desk(call.page_context(), form)));
}

struct Told {
  std::size_t terms = 0;
  std::string undo;  // the id to take it back by
};

// Keeps what an agent says, or says why not. Nothing of the ticket but words that articles have goes on from here.
tl::expected<Told, Response> tell(const Call& call, const OutcomeRequest& outcome) {
  const auto refuse = [&](int status, const std::string& detail) {
    return tl::unexpected(error_answer(call, status, detail));
  };
  if (!call.settings.learn) return refuse(403, "Learning from outcomes is switched off here (--learn off).");
  Told told;
  Result<void> done;
  if (!outcome.undo.empty()) {
    done = call.outcomes.undo(outcome.undo, call.now);
    if (!done && done.error().kind == ErrorKind::input) return refuse(404, done.error().message);
  } else {
    const auto article = call.reader().find(outcome.locale, outcome.id, call.now);
    if (!article) return refuse(404, "id: there is no such article in the locale " + outcome.locale + ".");
    const auto terms = call.searcher().outcome_terms(outcome.subject, outcome.body, article->locale);
    told.terms = terms.size();
    auto id = call.outcomes.record(article->locale, article->id, terms, outcome.outcome, call.now);
    if (id) {
      told.undo = std::move(*id);
    } else {
      done = tl::unexpected(id.error());
    }
  }
  if (done) return told;
  log_error("an outcome could not be kept: " + done.error().message);
  Response response = error_answer(call, 503, "This could not be kept; try again later.");
  response.set("Retry-After", "30");
  return tl::unexpected(std::move(response));
}

}  // namespace

// JSON in and out; the desk's script and other help desks' programs.
Response take_outcome(Call& call) {
  if (!call.by_agent()) return ask_to_sign_in(call);
  const auto outcome = parse_outcome(call.request, call.site());
  if (!outcome) return error_answer(call, outcome.error().status, outcome.error().detail);
  auto told = tell(call, *outcome);
  if (!told) return std::move(told.error());
  return without_caching(json_answer(call, outcome_json(told->terms, told->undo)));
}

Response show_desk(Call& call) {
  if (auto wrong = choose_language(call)) return std::move(*wrong);
  if (!call.access.enabled()) return not_found(call, "");
  if (!call.by_agent()) return form_page(call, 200, {});
  return desk_page(call, {});
}

// What was pasted comes back with the articles that answer it, and is kept nowhere.
Response answer_desk(Call& call) {
  if (auto wrong = choose_language(call)) return std::move(*wrong);
  if (!call.access.enabled()) return not_found(call, "");
  if (!call.by_agent()) return ask_to_sign_in(call);
  const auto form = read_form(call.request, call.settings.base_url);
  if (!form) return error_answer(call, form.error().status, form.error().detail);
  auto desk = parse_desk_form(*form, call.site());
  if (!desk) return error_answer(call, desk.error().status, desk.error().detail);
  const auto outcome = parse_outcome_form(*form, *desk, call.site());
  if (!outcome) return error_answer(call, outcome.error().status, outcome.error().detail);
  if (*outcome) {
    auto told = tell(call, **outcome);
    if (!told) return std::move(told.error());
    desk->told = told->undo.empty() ? DeskForm::Told::taken_back : DeskForm::Told::noted;
    desk->undo = std::move(told->undo);
  }
  if (desk->searched) desk->found = suggest(call, desk->ticket);
  return desk_page(call, std::move(*desk));
}

Response sign_in(Call& call) {
  if (auto wrong = choose_language(call)) return std::move(*wrong);
  if (!call.access.enabled()) return not_found(call, "");
  const auto form = read_form(call.request, call.settings.base_url);
  if (!form) return error_answer(call, form.error().status, form.error().detail);
  const auto token = form->text("token", kMaxToken);
  if (!token) return error_answer(call, token.error().status, token.error().detail);
  auto next = form->text("next", kMaxNext);
  if (!next) return error_answer(call, next.error().status, next.error().detail);
  if (!leads_here(*next)) next->clear();

  const IpAddress client = client_address(call.request, call.settings.trusted_proxies);
  if (const auto wait = call.access.take_attempt(client, call.request.received)) {
    Response response = form_page(call, 429, {SignInForm::Failure::too_often, *next});
    response.set("Retry-After", std::to_string(*wait));
    return response;
  }
  const auto agent = call.access.find(*token);
  if (!agent) {
    log_warning("somebody tried to sign in with a token that is not valid");
    Response response = form_page(call, 401, {SignInForm::Failure::bad_token, *next});
    response.set("WWW-Authenticate", R"(Bearer realm="agents", error="invalid_token")");
    return response;
  }
  call.access.give_back_attempt(client);
  log_info("agent " + *agent + " signed in");
  Response response = without_caching(redirect(303, next->empty() ? desk_address(call) : *next));
  response.set("Set-Cookie", call.access.session_cookie(*agent, place_of(call), call.now));
  // Pages that the browser keeps are customers'.
  response.set("Clear-Site-Data", "\"cache\"");
  call.session_ended = false;
  return response;
}

Response sign_out(Call& call) {
  if (auto wrong = choose_language(call)) return std::move(*wrong);
  const auto form = read_form(call.request, call.settings.base_url);
  if (!form) return error_answer(call, form.error().status, form.error().detail);
  Response response = redirect(303, desk_address(call));
  end_session(call, response);
  response.set("Clear-Site-Data", "\"cache\"");
  call.session_ended = false;
  return response;
}

}  // namespace firstline
