// Pages for people.
#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/article/percent.h"
#include "indexer/text/locale.h"
#include "server/http/body_parsing.h"
#include "server/http/handlers.h"
#include "server/http/log.h"
#include "server/http/request_parsing.h"
#include "server/page/markdown_pages.h"
#include "server/page/page_path.h"

namespace firstline {

namespace {

// A page is worth more than the counts on it, so a store that fails costs nothing but them.
std::optional<VoteCounts> votes_on(const Call& call, const ArticleView& article) {
  if (!call.by_agent()) return std::nullopt;
  const auto totals = call.feedback.totals(article.locale, article.id);
  if (!totals) {
    log_error("votes cannot be counted: " + totals.error().message);
    return std::nullopt;
  }
  return VoteCounts{totals->helpful, totals->unhelpful};
}

}  // namespace

Response go_to_best_locale(Call& call) {
  std::vector<Locale> available;
  for (const SiteLocale& locale : call.site().locales) available.push_back(locale.locale);
  const std::string* wishes = call.request.header("accept-language");
  const auto best = wishes ? negotiate(*wishes, available) : std::nullopt;
  Response response = redirect(302, home_path(best ? best->tag() : call.site().default_locale));
  response.set("Vary", "Accept-Language");
  return response;
}

Response go_to_locale_home(Call& call) { return redirect(301, home_path(call.tag())); }

Response show_home(Call& call) {
  if (auto same = not_modified(call)) return std::move(*same);
  return html_page(call, call.pages.home(call.page_context()));
}

Response show_results(Call& call) {
  const auto request = parse_search_request(call.request.query, call.tag(), EmptyQuery::allowed);
  if (!request) return error_answer(call, request.error().status, request.error().detail);
  SearchResponse found;
  found.locale = call.tag();
  found.per_page = request->per_page;
  if (request->query.find_first_not_of(' ') != std::string::npos || request->category || request->tag) {
    found = call.searcher().search(*request, call.now);
    count_search(call, found);
    if (call.settings.log_queries) log_query(call.tag(), request->query, found.total);
  }
  Response response = html_page(call, call.pages.results(call.page_context(), *request, found));
  for (auto& [name, value] : response.headers) {
    if (name == "Cache-Control") value = fresh_for(call, "private", 60);
  }
  return response;
}

namespace {

// "refund.md" is the article "refund" as Markdown, unless an article has that very id.
std::optional<Response> article_as_markdown(Call& call) {
  constexpr std::string_view kSuffix = ".md";
  if (!call.rest.ends_with(kSuffix)) return std::nullopt;
  const std::string id = call.rest.substr(0, call.rest.size() - kSuffix.size());
  const auto article = call.reader().find(call.tag(), id, call.now);
  if (!article) return std::nullopt;
  if (auto same = not_modified(call)) return same;
  const PageContext context = call.page_context();
  Response response = html_page(call, article_markdown(context, *article));
  response.content_type = "text/markdown; charset=utf-8";
  if (article->status == Status::archived || article->audience == Audience::agents) {
    response.set("X-Robots-Tag", "noindex");
  }
  // Search engines are to show the page, not this copy of it.
  response.set("Link", "<" + absolute_url(context, article_path(call.tag(), id)) + ">; rel=\"canonical\"");
  return response;
}

}  // namespace

Response show_article(Call& call) {
  if (const auto article = call.reader().find(call.tag(), call.rest, call.now)) {
    if (auto same = not_modified(call)) return std::move(*same);
    return html_page(call, call.pages.article(call.page_context(), *article, votes_on(call, *article)));
  }
  if (auto markdown = article_as_markdown(call)) return std::move(*markdown);
  // Not translated: the visitor is better served by the first locale of the fallback chain that has it than by a 404.
  // 302, since a translation may come.
  Response response = not_found(call, "");
  if (response.status != 404) return response;
  std::vector<Locale> available;
  for (const SiteLocale& locale : call.site().locales) available.push_back(locale.locale);
  for (const Locale& other :
       fallback_chain(call.locale->locale, call.locale->fallback, call.site().default_locale, available)) {
    if (call.reader().find(other.tag(), call.rest, call.now)) {
      return redirect(302, article_path(other.tag(), call.rest));
    }
  }
  return response;
}

Response show_category(Call& call) {
  const Category* category = call.reader().find_category(call.tag(), call.rest);
  if (!category || call.reader().article_count(call.tag(), category->path, call.now) == 0) return not_found(call, "");
  const auto page = QueryParameters(call.request.query).find_number("page", 1, 10000, 1);
  if (!page) return error_answer(call, page.error().status, page.error().detail);
  if (auto same = not_modified(call)) return std::move(*same);
  return html_page(call, call.pages.category(call.page_context(), *category, *page));
}

Response show_contact(Call& call) {
  if (auto same = not_modified(call)) return std::move(*same);
  return html_page(call, call.pages.contact(call.page_context()));
}

// What was written comes back with the articles that may answer it, and is kept nowhere.
Response answer_contact(Call& call) {
  const auto form = read_form(call.request, call.settings.base_url);
  if (!form) return error_answer(call, form.error().status, form.error().detail);
  auto contact = parse_contact_form(*form);
  if (!contact) return error_answer(call, contact.error().status, contact.error().detail);
  if (contact->searched) {
    SuggestRequest ticket;
    ticket.subject = contact->subject;
    ticket.body = contact->body;
    ticket.locale = call.tag();
    for (Suggestion& suggestion : suggest(call, ticket).suggestions) {
      contact->suggestions.push_back(
          {std::move(suggestion.title), std::move(suggestion.url), std::move(suggestion.passage_html)});
    }
  }
  return without_caching(html_page(call, call.pages.contact(call.page_context(), *contact)));
}

}  // namespace firstline
