// What visitors send in bodies, forms and JSON: values that are complete and within limits, or why not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/article/site.h"
#include "server/http/form.h"
#include "server/http/outcome_book.h"
#include "server/http/request_framing.h"
#include "server/page/page_renderer.h"
#include "server/search/searcher.h"

namespace firstline {

inline constexpr std::size_t kMaxSubject = 300;  // as the pages' forms say it too; see form_length()
inline constexpr std::size_t kMaxRequestBody = 20000;
inline constexpr std::size_t kMaxComment = 2000;

// 403 for a form of another site's page, 415 for what is no form; else as Form::parse.
Parsed<Form> read_form(const FramedRequest& request, std::string_view base_url);
// `subject` and `body`, either of which may be missing.
Parsed<ContactForm> parse_contact_form(const Form& form);

// `subject` and `body` of a ticket, either of which may be missing, `locale` ("" to detect it) and `category` ("" for
// all). 404 for a locale the site lacks, 413 for a ticket over kMaxTicketBytes.
Parsed<DeskForm> parse_desk_form(const Form& form, const Site& site);

// What an agent says about a suggestion: either what came of an article for a ticket, or what to take back.
struct OutcomeRequest {
  std::string undo;  // when this is there, nothing else is
  std::string id;
  std::string locale;
  Outcome outcome = Outcome::sent;
  std::string subject;
  std::string body;
};

// JSON: `undo`; or `id`, `locale` (the site's default when it is missing), `outcome` ("sent" or "wrong"), and `subject`
// and `body` as for a suggestion.
Parsed<OutcomeRequest> parse_outcome(const FramedRequest& request, const Site& site);
// The desk's form: `undo`, or "LOCALE:ID" in `sent` or `wrong`; nullopt when it has none of them. `desk` is the same
// form, parsed.
Parsed<std::optional<OutcomeRequest>> parse_outcome_form(const Form& form, const DeskForm& desk, const Site& site);

struct FeedbackRequest {
  std::string id;
  std::string locale;
  bool helpful = false;
  std::string comment;
};

// `id` and `helpful` (true or false), and a comment of up to kMaxComment (form_length()), else 413.
Parsed<FeedbackRequest> parse_feedback_form(const Form& form, std::string_view locale);

// JSON: `id`, `locale` (the site's default when it is missing), `helpful` and `comment` (up to kMaxComment, else 413).
Parsed<FeedbackRequest> parse_feedback(const FramedRequest& request, const Site& site);

// JSON: `subject`, `body` (one of them at least; together up to kMaxTicketBytes, else 413), `locale` (detected when it
// is missing; 404 for one the site lacks), `category` and `limit` (1 to 20). 415 when it does not say that it is JSON:
// pages of other sites cannot say so without being asked for permission (Fetch standard, "CORS-safelisted
// request-header").
Parsed<SuggestRequest> parse_suggest_request(const FramedRequest& request, const Site& site);

}  // namespace firstline
