// The handlers: one function a route. Each gets a request that was checked and a locale that the site has.
#pragma once

#include "server/http/call.h"

namespace firstline {

// page_handlers.cc
Response go_to_best_locale(Call& call);
Response go_to_locale_home(Call& call);
Response show_home(Call& call);
Response show_results(Call& call);
Response show_article(Call& call);
Response show_category(Call& call);
Response show_contact(Call& call);
Response answer_contact(Call& call);

// api_handlers.cc
Response answer_search(Call& call);
Response answer_autocomplete(Call& call);
Response answer_suggest(Call& call);
Response answer_article(Call& call);
Response answer_openapi(Call& call);

// agent_handlers.cc
Response show_desk(Call& call);
Response answer_desk(Call& call);
Response take_outcome(Call& call);
Response sign_in(Call& call);
Response sign_out(Call& call);

// feedback_handlers.cc
Response take_feedback(Call& call);
Response answer_totals(Call& call);
Response take_feedback_form(Call& call);

// preview_handlers.cc
Response go_to_preview(Call& call);
Response show_preview_list(Call& call);
Response show_preview(Call& call);
Response open_preview_events(Call& call);

// machine_handlers.cc
Response answer_health(Call& call);
Response answer_readiness(Call& call);
Response answer_metrics(Call& call);
Response send_sitemap(Call& call);
Response send_robots(Call& call);
Response send_opensearch(Call& call);
Response send_feed(Call& call);
Response send_llms_text(Call& call);

// file_handlers.cc
Response send_favicon(Call& call);
Response send_static(Call& call);
Response send_attachment(Call& call);

}  // namespace firstline
