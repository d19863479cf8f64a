// The writer's desk: any article as its file is now. For the machine itself, and elsewhere for agents.
#include <algorithm>
#include <utility>

#include "server/http/handlers.h"
#include "server/preview/preview_desk.h"

namespace firstline {

namespace {

constexpr std::size_t kRankDepth = 100;

bool is_loopback_name(std::string_view host) {
  const std::size_t port = host.ends_with(']') ? host.npos : host.rfind(':');
  const std::string_view name = host.substr(0, port);
  return name == "localhost" || name == "[::1]" || (name.starts_with("127.") && IpAddress::parse(name));
}

// Whoever sits at the machine. A proxy on it is a loopback peer, too, but it says that it is one; and a page that lets
// its own name lead to 127.0.0.1 (DNS rebinding) cannot make the browser send another Host.
bool is_local(const FramedRequest& request) {
  if (!request.peer.is_loopback()) return false;
  for (const std::string_view field : {"x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip", "via"}) {
    if (request.header(field)) return false;
  }
  const std::string* host = request.header("host");
  return host && is_loopback_name(*host);
}

// From elsewhere, agents alone; on a site without agents nobody learns whether there is a desk.
std::optional<Response> refuse(Call& call) {
  if (!call.preview) return not_found(call, "");
  if (call.by_agent() || is_local(call.request)) return std::nullopt;
  return call.access.enabled() ? ask_to_sign_in(call) : not_found(call, "");
}

Response desk_answer(Response response) {
  response = without_caching(std::move(response));
  response.set("X-Robots-Tag", "noindex");
  return response;
}

Response desk_page(const Call& call, std::string html, int status = 200) {
  Response response = html_page(call, std::move(html));
  response.status = status;
  return desk_answer(std::move(response));
}

// Writers see all there is, agents' articles too.
PageContext desk_context(const Call& call) {
  PageContext context = call.page_context();
  return {call.served.agents_reader, context.locale, context.path, context.base_url, context.now, context.agent};
}

// Where the published article comes for a query.
PreviewRank find_rank(const Call& call, const std::string& id, std::string query) {
  PreviewRank rank{std::move(query), std::nullopt};
  if (rank.query.find_first_not_of(' ') == std::string::npos) return {};
  Searcher searcher(call.served.agents_reader);
  const auto ranked = searcher.rank(rank.query, call.tag(), kRankDepth, call.now);
  const auto found = std::find_if(ranked.begin(), ranked.end(), [&](const auto& one) { return one.id == id; });
  if (found != ranked.end()) rank.place = static_cast<std::size_t>(found - ranked.begin()) + 1;
  return rank;
}

}  // namespace

Response go_to_preview(Call& call) { return call.preview ? redirect(302, "/preview/") : not_found(call, ""); }

Response show_preview_list(Call& call) {
  if (auto refused = refuse(call)) return std::move(*refused);
  const auto list = call.preview->list(call.now);
  if (!list) return desk_answer(error_answer(call, 503, list.error().message));
  return desk_page(call, call.pages.preview_list(desk_context(call), **list, false));
}

Response show_preview(Call& call) {
  if (auto refused = refuse(call)) return std::move(*refused);
  auto query = QueryParameters(call.request.query).find("q");
  if (!query) return error_answer(call, query.error().status, query.error().detail);
  auto found = call.preview->find(call.tag(), call.rest, call.now);
  if (!found) return desk_answer(error_answer(call, 503, found.error().message));
  if (!found->article) {
    return desk_page(call, call.pages.preview_list(desk_context(call), {{}, std::move(found->others)}, true), 404);
  }
  const PreviewRank rank = find_rank(call, call.rest, query->value_or(""));
  return desk_page(call, call.pages.preview(desk_context(call), *found->article, rank));
}

// Says when files were saved, as server-sent events; the front keeps the connection.
Response open_preview_events(Call& call) {
  if (auto refused = refuse(call)) return std::move(*refused);
  Response response;
  response.content_type = "text/event-stream";
  response.body = "retry: 2000\n\n";
  response.stream = true;
  response.set("X-Accel-Buffering", "no");
  return desk_answer(std::move(response));
}

}  // namespace firstline
