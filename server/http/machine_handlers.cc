// What monitors, crawlers and browsers fetch by themselves.
#include <charconv>
#include <utility>

#include "server/http/handlers.h"
#include "server/page/feeds.h"

namespace firstline {

namespace {

Response document(const Call& call, std::string content_type, std::string text) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(text);
  response.set("Cache-Control", "public, max-age=600");
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

}  // namespace

Response answer_health(Call&) { return probe("ok\n"); }

// A server without a generation never comes to answer: it does not start.
Response answer_readiness(Call& call) { return probe("ready " + call.reader().generation().name() + "\n"); }

Response answer_metrics(Call& call) {
  Response response = probe(call.metrics());
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

Response send_sitemap(Call& call) {
  if (auto same = not_modified(call)) return std::move(*same);
  return document(call, "application/xml", sitemap(call.page_context(), 0));
}

// "/sitemap-3.xml"
Response send_sitemap_part(Call& call) {
  unsigned part = 0;
  const char* end = call.rest.data() + call.rest.size();
  const auto [stopped, failure] = std::from_chars(call.rest.data(), end, part);
  if (failure != std::errc{} || std::string_view(stopped, static_cast<std::size_t>(end - stopped)) != ".xml" ||
      part == 0 || call.rest.front() == '0') {
    return not_found(call, "");
  }
  if (auto same = not_modified(call)) return std::move(*same);
  std::string text = sitemap(call.page_context(), part);
  if (text.empty()) return not_found(call, "");
  return document(call, "application/xml", std::move(text));
}

Response send_robots(Call& call) { return document(call, "text/plain; charset=utf-8", robots(call.page_context())); }

Response send_opensearch(Call& call) {
  return document(call, "application/opensearchdescription+xml", opensearch_description(call.page_context()));
}

Response send_feed(Call& call) {
  if (auto same = not_modified(call)) return std::move(*same);
  return document(call, "application/atom+xml", atom_feed(call.page_context()));
}

}  // namespace firstline
