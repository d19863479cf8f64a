// One request on its way through a handler, and what all handlers share.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/feedback/feedback_store.h"
#include "server/http/agent_access.h"
#include "server/http/generation_holder.h"
#include "server/http/ip_address.h"
#include "server/http/metrics.h"
#include "server/http/outcome_book.h"
#include "server/http/query_parameters.h"
#include "server/http/rate_limiter.h"
#include "server/http/request_framing.h"
#include "server/http/response.h"
#include "server/http/vote_book.h"
#include "server/page/page_renderer.h"
#include "server/search/searcher.h"

namespace firstline {

class PreviewDesk;

// What the operator decided; see product.md for the flags.
struct Settings {
  std::string base_url;                    // "https://help.example.org", "" when not configured
  std::vector<std::string> allow_origins;  // for CORS and framing
  std::vector<Cidr> trusted_proxies;       // whose X-Forwarded-For is believed
  std::optional<Rate> rate = Rate{};       // searches of one address
  bool log_queries = false;
  bool log_requests = true;  // a line for each request
  bool learn = true;         // agents' outcomes move suggestions
};

// Lives for one request, in one worker.
struct Call {
  const FramedRequest& request;
  const Settings& settings;
  const PageRenderer& pages;
  const Served& served;
  FeedbackStore& feedback;
  AgentAccess& access;
  OutcomeBook& outcomes;
  VoteBook& votes;
  const std::string& instance_tag;            // changes when the program or its templates may have
  std::function<Searcher&()> searcher = {};   // the worker's own, for the served generation and this caller
  std::function<std::string()> metrics = {};  // the text of /metrics
  PreviewDesk* preview = nullptr;             // with --preview
  Metrics* counts = nullptr;                  // for what only a handler knows
  std::int64_t now = 0;                       // seconds since the epoch
  std::string path = {};                      // decoded
  const SiteLocale* locale = nullptr;         // of the path, or of an error's page
  std::string rest = {};                      // what the route's {rest} took, decoded
  std::optional<std::string> agent = {};      // the name of the agent who asks
  bool session_ended = false;                 // the browser has a session that is over

  bool by_agent() const { return agent.has_value(); }
  // What the caller may see. Whatever is the same for everybody reads `served.reader`.
  const Reader& reader() const { return by_agent() ? served.agents_reader : served.reader; }
  const Site& site() const { return served.reader.site(); }
  const std::string& tag() const { return locale->locale.tag(); }
  PageContext page_context() const;
  bool is_api() const { return path.starts_with("/api/"); }
};

// What answers a ticket, for this caller and with what agents found out.
SuggestResponse suggest(const Call& call, SuggestRequest ticket);

// The answers that handlers build on.

// "public, max-age=60": how long `who` (public or private caches) may show an answer without asking; shorter when an
// article expires sooner, since what has expired must be gone.
std::string fresh_for(const Call& call, std::string_view who, std::int64_t seconds);
// A page, fresh for a minute and revalidated by its ETag after that.
Response html_page(const Call& call, std::string html);
Response json_answer(const Call& call, std::string json);
// The same answer, for its sender alone: no cache keeps it, no ETag names it.
Response without_caching(Response response);
// Takes the browser's session away.
void end_session(const Call& call, Response& response);
// 301 and 308, or 302 and 303. `location` is percent-encoded; a path, or an address of this site.
Response redirect(int status, std::string location);
// For what only agents may see: a problem document below /api/, elsewhere the sign-in form, which leads back here
// (401).
Response ask_to_sign_in(const Call& call);
// A problem document below /api/, a helpful page elsewhere.
Response error_answer(const Call& call, int status, std::string_view detail);
// 404, unless the address is an old one that leads somewhere (301).
Response not_found(const Call& call, std::string_view detail);

// Counts how a search went.
void count_search(const Call& call, const SearchResponse& found);

// A validator for what depends on nothing but the address and the generation: RFC 9110 8.8.3. An article
// that expires leaves listings, so how many have is part of it.
std::string entity_tag(const Call& call);
// The 304 when the client's copy still holds; before any work is done.
std::optional<Response> not_modified(const Call& call);
// RFC 9110 13.1.2: weak comparison with every tag of If-None-Match.
bool matches_entity_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace firstline
