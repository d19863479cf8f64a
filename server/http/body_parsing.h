// What visitors send in bodies, forms and JSON: values that are complete and within limits, or why not.
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/site.h"
#include "server/http/form.h"
#include "server/http/request_framing.h"
#include "server/page/page_renderer.h"
#include "server/search/searcher.h"

namespace firstline {

inline constexpr std::size_t kMaxSubject = 300;  // as the pages' forms say it too; see form_length()
inline constexpr std::size_t kMaxRequestBody = 20000;

// 403 for a form of another site's page, 415 for what is no form; else as Form::parse.
Parsed<Form> read_form(const FramedRequest& request, std::string_view base_url);
// `subject` and `body`, either of which may be missing.
Parsed<ContactForm> parse_contact_form(const Form& form);

// JSON: `subject`, `body` (one of them at least; together up to kMaxTicketBytes, else 413), `locale` (detected when it
// is missing; 404 for one the site lacks) and `limit` (1 to 20). 415 when it does not say that it is JSON: pages of
// other sites cannot say so without being asked for permission (Fetch standard, "CORS-safelisted request-header").
Parsed<SuggestRequest> parse_suggest_request(const FramedRequest& request, const Site& site);

}  // namespace firstline
