#include "server/http/body_parsing.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/feedback/vote.h"
#include "server/http/cross_site.h"
#include "server/http/request_parsing.h"
#include "server/search/ticket.h"

namespace firstline {

namespace {

using Json = nlohmann::json;

constexpr const char* kTicketTooLong = "body: is too long; subject and body together may have 65536 bytes.";

tl::unexpected<BadRequest> refuse(int status, std::string detail) {
  return tl::unexpected(BadRequest{status, std::move(detail)});
}

// Whether Content-Type names `type`, whatever parameters follow it.
bool is_of_type(const FramedRequest& request, std::string_view type) {
  const std::string* field = request.header("content-type");
  if (!field) return false;
  std::string_view given = std::string_view(*field).substr(0, field->find(';'));
  while (given.ends_with(' ') || given.ends_with('\t')) given.remove_suffix(1);
  return std::equal(given.begin(), given.end(), type.begin(), type.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

// What is wrong is told by its place: the text itself is the visitor's and is repeated nowhere.
Parsed<Json> read_json_object(const FramedRequest& request) {
  if (!is_of_type(request, "application/json")) return refuse(415, "Content-Type: must be application/json.");
  if (request.body.empty()) return refuse(400, "The body is empty; send a JSON object.");
  try {
    Json json = Json::parse(request.body);
    if (!json.is_object()) return refuse(400, "The body must be a JSON object.");
    return json;
  } catch (const Json::parse_error& error) {
    return refuse(400, "The body is no valid JSON in UTF-8; it goes wrong at byte " + std::to_string(error.byte) + ".");
  } catch (const Json::exception&) {
    return refuse(400, "The body is no valid JSON: a number in it is too large.");
  }
}

// Like a query parameter, a member that is null counts as missing.
const Json* find_member(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member == object.end() || member->is_null() ? nullptr : &*member;
}

Parsed<std::string> find_text(const Json& object, const char* name) {
  const Json* member = find_member(object, name);
  if (!member) return std::string();
  if (!member->is_string()) return refuse(400, std::string(name) + ": must be a string.");
  return member->get<std::string>();
}

// "" when it is missing.
Parsed<std::string> find_locale(const Json& object, const Site& site) {
  auto tag = find_text(object, "locale");
  return !tag || tag->empty() ? tag : known_locale(*tag, site);
}

Parsed<std::size_t> find_limit(const Json& object, unsigned most, unsigned fallback) {
  const Json* member = find_member(object, "limit");
  if (!member) return fallback;
  if (!member->is_number_unsigned() || member->get<std::uint64_t>() < 1 || member->get<std::uint64_t>() > most) {
    return refuse(400, "limit: must be a whole number from 1 to " + std::to_string(most) + ".");
  }
  return member->get<std::size_t>();
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\n") == std::string_view::npos; }

// `subject` and `body`.
Parsed<void> read_ticket_text(const Json& json, std::string& subject, std::string& body) {
  for (const auto& [name, field] : {std::pair{"subject", &subject}, std::pair{"body", &body}}) {
    auto text = find_text(json, name);
    if (!text) return tl::unexpected(text.error());
    if (text->size() > kMaxTicketBytes) {
      return refuse(413, std::string(name) + ": is too long; a ticket may have 65536 bytes of text.");
    }
    *field = clean_text(std::move(*text));
  }
  if (subject.size() + body.size() > kMaxTicketBytes) return refuse(413, kTicketTooLong);
  if (blank(subject) && blank(body)) {
    return refuse(400, "body: is missing or empty, and so is subject; give the ticket's text.");
  }
  return {};
}

}  // namespace

Parsed<Form> read_form(const FramedRequest& request, std::string_view base_url) {
  if (sent_by_another_site(request, base_url)) return refuse(403, "This form can only be sent from this site.");
  if (!is_of_type(request, "application/x-www-form-urlencoded")) {
    return refuse(415, "Content-Type: must be application/x-www-form-urlencoded.");
  }
  return Form::parse(request.body);
}

Parsed<ContactForm> parse_contact_form(const Form& form) {
  auto subject = form.text("subject", kMaxSubject);
  if (!subject) return tl::unexpected(subject.error());
  auto body = form.text("body", kMaxRequestBody);
  if (!body) return tl::unexpected(body.error());
  ContactForm contact;
  contact.subject = std::move(*subject);
  contact.body = std::move(*body);
  contact.searched = !blank(contact.subject) || !blank(contact.body);
  return contact;
}

Parsed<DeskForm> parse_desk_form(const Form& form, const Site& site) {
  DeskForm desk;
  SuggestRequest& ticket = desk.ticket;
  const auto subject = form.text("subject", kMaxSubject);
  if (!subject) return tl::unexpected(subject.error());
  ticket.subject = *subject;
  const auto body = form.text("body", kMaxTicketBytes);
  if (!body) return tl::unexpected(body.error());
  ticket.body = *body;
  if (ticket.subject.size() + ticket.body.size() > kMaxTicketBytes) return refuse(413, kTicketTooLong);
  const auto tag = form.text("locale", kMaxLocaleBytes);
  if (!tag) return tl::unexpected(tag.error());
  auto locale = tag->empty() ? Parsed<std::string>(std::string()) : known_locale(*tag, site);
  if (!locale) return tl::unexpected(locale.error());
  ticket.locale = std::move(*locale);
  const auto category = form.text("category", kMaxArticleBytes);
  if (!category) return tl::unexpected(category.error());
  if (!category->empty()) ticket.category = *category;
  ticket.limit = kDeskSuggestions;
  desk.searched = !blank(ticket.subject) || !blank(ticket.body);
  return desk;
}

Parsed<FeedbackRequest> parse_feedback_form(const Form& form, std::string_view locale) {
  FeedbackRequest feedback;
  feedback.locale = locale;
  auto id = form.text("id", kMaxArticleBytes);
  if (!id) return tl::unexpected(id.error());
  if (id->empty()) return refuse(400, "id: is missing or empty; give an article's id.");
  feedback.id = std::move(*id);
  const auto helpful = form.text("helpful", 5);
  if (!helpful || (*helpful != "true" && *helpful != "false")) return refuse(400, "helpful: must be true or false.");
  feedback.helpful = *helpful == "true";
  auto comment = form.text("comment", kMaxComment);
  if (!comment) return tl::unexpected(comment.error());
  feedback.comment = std::move(*comment);
  return feedback;
}

Parsed<FeedbackRequest> parse_feedback(const FramedRequest& request, const Site& site) {
  const auto json = read_json_object(request);
  if (!json) return tl::unexpected(json.error());
  FeedbackRequest feedback;
  auto id = find_text(*json, "id");
  if (!id) return tl::unexpected(id.error());
  if (id->empty()) return refuse(400, "id: is missing or empty; give an article's id.");
  feedback.id = std::move(*id);
  const auto locale = find_locale(*json, site);
  if (!locale) return tl::unexpected(locale.error());
  feedback.locale = locale->empty() ? site.default_locale : *locale;
  const Json* helpful = find_member(*json, "helpful");
  if (!helpful || !helpful->is_boolean()) return refuse(400, "helpful: must be true or false.");
  feedback.helpful = helpful->get<bool>();
  auto comment = find_text(*json, "comment");
  if (!comment) return tl::unexpected(comment.error());
  feedback.comment = clean_text(std::move(*comment));
  if (form_length(feedback.comment) > kMaxComment) {
    return refuse(413, "comment: is too long; the limit is " + std::to_string(kMaxComment) + " characters.");
  }
  return feedback;
}

Parsed<SuggestRequest> parse_suggest_request(const FramedRequest& request, const Site& site) {
  const auto json = read_json_object(request);
  if (!json) return tl::unexpected(json.error());
  SuggestRequest ticket;
  if (const auto read = read_ticket_text(*json, ticket.subject, ticket.body); !read) {
    return tl::unexpected(read.error());
  }
  auto locale = find_locale(*json, site);
  if (!locale) return tl::unexpected(locale.error());
  ticket.locale = std::move(*locale);
  auto category = find_text(*json, "category");
  if (!category) return tl::unexpected(category.error());
  if (!category->empty()) ticket.category = std::move(*category);
  const auto limit = find_limit(*json, 20, 3);
  if (!limit) return tl::unexpected(limit.error());
  ticket.limit = *limit;
  return ticket;
}

Parsed<OutcomeRequest> parse_outcome(const FramedRequest& request, const Site& site) {
  const auto json = read_json_object(request);
  if (!json) return tl::unexpected(json.error());
  OutcomeRequest outcome;
  auto undo = find_text(*json, "undo");
  if (!undo) return tl::unexpected(undo.error());
  if (!undo->empty()) {
    outcome.undo = std::move(*undo);
    return outcome;
  }
  auto id = find_text(*json, "id");
  if (!id) return tl::unexpected(id.error());
  if (id->empty()) return refuse(400, "id: is missing or empty; give an article's id.");
  outcome.id = std::move(*id);
  const auto locale = find_locale(*json, site);
  if (!locale) return tl::unexpected(locale.error());
  outcome.locale = locale->empty() ? site.default_locale : *locale;
  const auto what = find_text(*json, "outcome");
  if (!what) return tl::unexpected(what.error());
  if (*what != "sent" && *what != "wrong") return refuse(400, "outcome: must be sent or wrong.");
  outcome.outcome = *what == "sent" ? Outcome::sent : Outcome::wrong;
  if (const auto read = read_ticket_text(*json, outcome.subject, outcome.body); !read) {
    return tl::unexpected(read.error());
  }
  return outcome;
}

Parsed<std::optional<OutcomeRequest>> parse_outcome_form(const Form& form, const DeskForm& desk, const Site& site) {
  OutcomeRequest outcome;
  auto undo = form.text("undo", kMaxVisitorBytes);
  if (!undo) return tl::unexpected(undo.error());
  if (!undo->empty()) {
    outcome.undo = std::move(*undo);
    return outcome;
  }
  for (const auto& [name, what] : {std::pair{"sent", Outcome::sent}, std::pair{"wrong", Outcome::wrong}}) {
    const auto article = form.text(name, kMaxLocaleBytes + kMaxArticleBytes + 1);
    if (!article) return tl::unexpected(article.error());
    if (article->empty()) continue;
    const std::size_t colon = std::min(article->find(':'), article->size());
    auto locale = known_locale(std::string_view(*article).substr(0, colon), site);
    if (!locale) return tl::unexpected(locale.error());
    outcome.locale = std::move(*locale);
    outcome.id = article->substr(std::min(article->size(), colon + 1));
    outcome.outcome = what;
    outcome.subject = desk.ticket.subject;
    outcome.body = desk.ticket.body;
    return outcome;
  }
  return std::nullopt;
}

}  // namespace firstline
