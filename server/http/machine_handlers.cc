// What monitors, crawlers and browsers fetch by themselves.
#include <optional>
#include <utility>

#include "server/http/handlers.h"
#include "server/page/feeds.h"
#include "server/page/markdown_pages.h"

namespace firstline {

namespace {

Response document(const Call& call, std::string content_type, std::string text) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(text);
  response.set("Cache-Control", fresh_for(call, "public", 600));
  response.set("ETag", entity_tag(call));
  return response;
}

Response probe(std::string text) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  response.set("Cache-Control", "no-store");
  return response;
}

// What holds absolute addresses cannot be made without the site's own: Host is whatever a client says.
std::optional<Response> lacks_address(const Call& call) {
  if (!call.settings.base_url.empty()) return std::nullopt;
  return error_answer(call, 404, "This needs the site's public address: start the server with --base-url.");
}

}  // namespace

Response answer_health(Call&) { return probe("ok\n"); }

// A server without a generation never comes to answer: it does not start.
Response answer_readiness(Call& call) { return probe("ready " + call.reader().generation().name() + "\n"); }

Response answer_metrics(Call& call) {
  Response response = probe(call.metrics());
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

// "/sitemap.xml", and "?part=3" of one that is split.
Response send_sitemap(Call& call) {
  if (auto refusal = lacks_address(call)) return std::move(*refusal);
  const auto part = QueryParameters(call.request.query).find_number("part", 1, 50000, 0);
  if (!part) return error_answer(call, part.error().status, part.error().detail);
  if (auto same = not_modified(call)) return std::move(*same);
  std::string text = sitemap(call.page_context(), *part);
  if (text.empty()) return not_found(call, "");
  return document(call, "application/xml", std::move(text));
}

Response send_robots(Call& call) { return document(call, "text/plain; charset=utf-8", robots(call.page_context())); }

// "?locale=de": a page links the description of its own language.
Response send_opensearch(Call& call) {
  if (auto refusal = lacks_address(call)) return std::move(*refusal);
  const auto tag = QueryParameters(call.request.query).find("locale");
  if (!tag) return error_answer(call, tag.error().status, tag.error().detail);
  if (*tag) {
    const SiteLocale* locale = call.site().find_locale(**tag);
    if (!locale) return not_found(call, "");
    call.locale = locale;
  }
  return document(call, "application/opensearchdescription+xml", opensearch_description(call.page_context()));
}

// "/llms.txt" is the default locale's.
Response send_llms_text(Call& call) {
  if (call.path == "/llms.txt") call.locale = call.site().find_locale(call.site().default_locale);
  if (auto same = not_modified(call)) return std::move(*same);
  return document(call, "text/plain; charset=utf-8", llms_text(call.page_context()));
}

Response send_feed(Call& call) {
  if (auto refusal = lacks_address(call)) return std::move(*refusal);
  if (auto same = not_modified(call)) return std::move(*same);
  return document(call, "application/atom+xml", atom_feed(call.page_context()));
}

}  // namespace firstline
