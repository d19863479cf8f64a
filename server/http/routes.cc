#include "server/http/routes.h"

#include <algorithm>

#include "server/http/handlers.h"

namespace firstline {

namespace {

constexpr Lane page = Lane::page;
constexpr Lane search = Lane::search;
constexpr Limit none = Limit::none;
constexpr Limit limited = Limit::per_address;

// The search lane is for what may take a while, searches and writes to the disk, so that they never delay a page.
//
// The first row that fits decides, so fixed addresses stand above those with a locale.
constexpr Route kRoutes[] = {
    // clang-format off
    // name          method  pattern                         lane    limit    handler
    {"root",         "GET",  "/",                            page,   none,    go_to_best_locale},
    {"health",       "GET",  "/healthz",                     page,   none,    answer_health},
    {"readiness",    "GET",  "/readyz",                      page,   none,    answer_readiness},
    {"metrics",      "GET",  "/metrics",                     page,   none,    answer_metrics},
    {"favicon",      "GET",  "/favicon.ico",                 page,   none,    send_favicon},
    {"robots",       "GET",  "/robots.txt",                  page,   none,    send_robots},
    {"sitemap",      "GET",  "/sitemap.xml",                 search, limited, send_sitemap},
    {"opensearch",   "GET",  "/opensearch.xml",              page,   none,    send_opensearch},
    {"llms",         "GET",  "/llms.txt",                    search, limited, send_llms_text},
    {"static",       "GET",  "/static/{rest}",               page,   none,    send_static},
    {"attachment",   "GET",  "/files/{rest}",                page,   none,    send_attachment},
    {"api_search",   "GET",  "/api/v1/search",               search, limited, answer_search},
    {"autocomplete", "GET",  "/api/v1/autocomplete",         search, limited, answer_autocomplete},
    {"suggest",      "POST", "/api/v1/suggest",              search, limited, answer_suggest},
    {"api_article",  "GET",  "/api/v1/article",              page,   limited, answer_article},
    {"outcome",      "POST", "/api/v1/suggest/outcome",      search, limited, take_outcome},
    {"totals",       "GET",  "/api/v1/feedback",             search, limited, answer_totals},
    {"api_feedback", "POST", "/api/v1/feedback",             search, limited, take_feedback},
    {"openapi",      "GET",  "/api/v1/openapi.json",          page,   none,    answer_openapi},
    {"desk",         "GET",  "/agent",                       page,   none,    show_desk},
    {"desk_form",    "POST", "/agent",                       search, limited, answer_desk},
    {"sign_in",      "POST", "/agent/sign-in",               page,   none,    sign_in},
    {"sign_out",     "POST", "/agent/sign-out",              page,   none,    sign_out},
    {"preview_home", "GET",  "/preview",                     page,   none,    go_to_preview},
    {"preview_list", "GET",  "/preview/",                    search, none,    show_preview_list},
    {"preview_events","GET", "/preview/events",              page,   none,    open_preview_events},
    {"preview",      "GET",  "/preview/{locale}/{rest}",     search, none,    show_preview},
    {"locale",       "GET",  "/{locale}",                    page,   none,    go_to_locale_home},
    {"home",         "GET",  "/{locale}/",                   page,   none,    show_home},
    {"search",       "GET",  "/{locale}/search",             search, limited, show_results},
    {"article",      "GET",  "/{locale}/articles/{rest}",    page,   none,    show_article},
    {"category",     "GET",  "/{locale}/categories/{rest}",  page,   none,    show_category},
    {"contact",      "GET",  "/{locale}/contact",            page,   none,    show_contact},
    {"contact_form", "POST", "/{locale}/contact",            search, limited, answer_contact},
    {"feedback",     "POST", "/{locale}/feedback",           search, limited, take_feedback_form},
    {"locale_llms",  "GET",  "/{locale}/llms.txt",           search, limited, send_llms_text},
    {"feed",         "GET",  "/{locale}/feed.xml",           search, limited, send_feed},
    // clang-format on
};

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

bool matches_pattern(std::string_view pattern, std::string_view path, std::string_view& locale,
                     std::string_view& rest) {
  while (!pattern.empty()) {
    if (take(pattern, "{locale}")) {
      locale = path.substr(0, path.find('/'));
      if (locale.empty()) return false;
      path.remove_prefix(locale.size());
    } else if (take(pattern, "{rest}")) {
      rest = path;
      return !rest.empty() && rest.back() != '/';
    } else {
      const std::size_t literal = std::min(pattern.find('{'), pattern.size());
      if (!take(path, pattern.substr(0, literal))) return false;
      pattern.remove_prefix(literal);
    }
  }
  return path.empty();
}

RouteMatch match_route(std::string_view method, std::string_view path) {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  RouteMatch match;
  std::string_view fitting;
  for (const Route& route : kRoutes) {
    // An address has one pattern: once a row fits, only rows of the same pattern may add methods to it.
    if (!fitting.empty() && route.pattern != fitting) continue;
    if (!matches_pattern(route.pattern, path, match.locale, match.rest)) continue;
    fitting = route.pattern;
    match.allow += std::string(match.allow.empty() ? "" : ", ") + std::string(route.method);
    if (route.method == "GET") match.allow += ", HEAD";
    if (route.method == wanted) match.route = &route;
  }
  if (!match.allow.empty()) match.allow += ", OPTIONS";
  return match;
}

}  // namespace firstline
