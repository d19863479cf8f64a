// What the pages of agents and writers give to their templates.
#include "server/page/view_name_tables.h"

namespace firstline {
namespace {

using enum NameKind;

constexpr ViewName kSignIn[] = {
    {"form_url", text},
    {"next", text},
    {"failed", flag},     // the token was not valid
    {"too_often", flag},  // no attempt is left
};

constexpr ViewName kDesk[] = {
    {"form_url", text},
    {"sign_out_url", text},
    {"agent_name", text},
    {"origins", text},  // that may hand over a ticket, with spaces between
    {"subject", text},
    {"body", text},
    {"ticket_locales", list},  // to choose the customer's language from
    {"ticket_locales.tag", text},
    {"ticket_locales.name", text},
    {"ticket_locales.missing", text},  // "No article answers this in German …"
    {"ticket_locales.current", flag},
    {"categories", list},
    {"categories.id", text},
    {"categories.title", text},
    {"categories.current", flag},
    {"searched", flag},
    {"has_suggestions", flag},
    {"count", text},
    {"counts", text},           // what `count` is for 0, 1, 2 … suggestions, with | between
    {"fallback_notice", text},  // the customer's language lacks the article
    {"gap", text},              // what the ticket is nearest to and no article answers
    {"detected", text},         // the language that was found, when none was chosen
    {"learning", flag},         // what came of a suggestion can be told
    {"outcome_notice", text},   // it was noted, or taken back
    {"undo", text},             // by which it is taken back
    {"suggestions", list},
    {"suggestions.id", text},
    {"suggestions.article", text},  // "en:account/password"
    {"suggestions.locale", text},
    {"suggestions.title", text},
    {"suggestions.url", text},
    {"suggestions.link", text},  // the same to be sent: absolute when the public address is known
    {"suggestions.section", text},
    {"suggestions.passage", html},
    {"suggestions.passage_text", text},
    {"suggestions.passage_markdown", text},
    {"suggestions.percent", text},     // "82", for a meter
    {"suggestions.confidence", text},  // "82 %"
    {"suggestions.internal", flag},
    {"suggestions.fallback", flag},
    {"suggestions.language", text},
    {"suggestions.lang", text},
    {"suggestions.dir", text},
    {"suggestions.because", list},
    {"suggestions.because.word", text},
    {"blank", list},  // one suggestion with nothing in it, for the script to fill
    {"blank.id", text},
    {"blank.article", text},
    {"blank.locale", text},
    {"blank.title", text},
    {"blank.url", text},
    {"blank.link", text},
    {"blank.section", text},
    {"blank.passage", html},
    {"blank.passage_text", text},
    {"blank.passage_markdown", text},
    {"blank.percent", text},
    {"blank.confidence", text},
    {"blank.internal", flag},
    {"blank.fallback", flag},
    {"blank.language", text},
    {"blank.lang", text},
    {"blank.dir", text},
    {"blank.because", list},
    {"blank.because.word", text},
};

constexpr ViewName kPreviewList[] = {
    {"missing", flag},  // an article was asked for that is not there
    {"list_url", text},
    {"digest", text},
    {"others", list},  // findings in files that are no article
    {"others.place", text},
    {"others.message", text},
    {"others.severity", text},
    {"others.error", flag},
    {"has_others", flag},
    {"locales", list},
    {"locales.name", text},
    {"locales.lang", text},
    {"locales.articles", list},
    {"locales.articles.title", text},
    {"locales.articles.url", text},
    {"locales.articles.path", text},
    {"locales.articles.state", text},
    {"locales.articles.live", flag},
    {"locales.articles.internal", flag},
    {"locales.articles.findings", text},  // "" when there are none
    {"locales.articles.error", flag},     // one of them is an error
};

}  // namespace

std::span<const ViewName> staff_names(std::string_view page) {
  if (page == "sign_in") return kSignIn;
  return page == "desk" ? std::span<const ViewName>(kDesk) : kPreviewList;
}

}  // namespace firstline
