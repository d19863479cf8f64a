#include "server/http/request_parsing.h"

#include <utility>

namespace firstline {

namespace {

// The parameter, absent when it is empty: what a form with an untouched field sends.
Parsed<std::optional<std::string>> find_filled(const QueryParameters& parameters, std::string_view name) {
  auto value = parameters.find(name);
  if (value && *value && (*value)->empty()) value->reset();
  return value;
}

Parsed<std::string> find_required(const QueryParameters& parameters, std::string_view name, std::string_view what) {
  auto value = parameters.find(name);
  if (!value) return tl::unexpected(value.error());
  if (!*value || (*value)->find_first_not_of(' ') == std::string::npos) {
    return tl::unexpected(
        BadRequest{400, std::string(name) + ": is missing or empty; give " + std::string(what) + "."});
  }
  return std::move(**value);
}

Parsed<std::string> find_locale(const QueryParameters& parameters, const Site& site) {
  auto tag = find_filled(parameters, "locale");
  if (!tag) return tl::unexpected(tag.error());
  return *tag ? known_locale(**tag, site) : site.default_locale;
}

}  // namespace

Parsed<std::string> known_locale(std::string_view tag, const Site& site) {
  if (const SiteLocale* locale = site.find_locale(tag)) return locale->locale.tag();
  std::string known;
  for (const SiteLocale& locale : site.locales) known += (known.empty() ? "" : ", ") + locale.locale.tag();
  return tl::unexpected(BadRequest{404, "locale: this site has none of that name; it has " + known + "."});
}

Parsed<SearchRequest> parse_search_request(std::string_view query, std::string_view locale, EmptyQuery empty) {
  const QueryParameters parameters(query);
  SearchRequest request;
  request.locale = locale;
  if (empty == EmptyQuery::refused) {
    auto words = find_required(parameters, "q", "the words to search for");
    if (!words) return tl::unexpected(words.error());
    request.query = std::move(*words);
  } else {
    auto words = parameters.find("q");
    if (!words) return tl::unexpected(words.error());
    request.query = std::move(*words).value_or("");
  }
  struct Number {
    const char* name;
    unsigned SearchRequest::*field;
    unsigned most;
  };
  for (const auto& [name, field, most] :
       {Number{"page", &SearchRequest::page, kMaxPagedArticles}, Number{"per_page", &SearchRequest::per_page, 100}}) {
    const auto number = parameters.find_number(name, 1, most, request.*field);
    if (!number) return tl::unexpected(number.error());
    request.*field = *number;
  }
  const std::pair<const char*, std::optional<std::string> SearchRequest::*> filters[] = {
      {"category", &SearchRequest::category}, {"tag", &SearchRequest::tag}, {"type", &SearchRequest::type}};
  for (const auto& [name, field] : filters) {
    auto value = find_filled(parameters, name);
    if (!value) return tl::unexpected(value.error());
    request.*field = std::move(*value);
  }
  if (request.type && request.type != "article" && request.type != "faq") {
    return tl::unexpected(BadRequest{400, "type: must be article or faq."});
  }
  return request;
}

Parsed<SearchRequest> parse_api_search(std::string_view query, const Site& site) {
  const auto locale = find_locale(QueryParameters(query), site);
  if (!locale) return tl::unexpected(locale.error());
  auto request = parse_search_request(query, *locale, EmptyQuery::refused);
  const auto explain = QueryParameters(query).find_number("explain", 0, 1, 0);
  if (!explain) return tl::unexpected(explain.error());
  if (request) request->explain = *explain == 1;
  return request;
}

Parsed<AutocompleteRequest> parse_autocomplete(std::string_view query, const Site& site) {
  const QueryParameters parameters(query);
  auto locale = find_locale(parameters, site);
  if (!locale) return tl::unexpected(locale.error());
  auto words = find_required(parameters, "q", "what was typed so far");
  if (!words) return tl::unexpected(words.error());
  const auto limit = parameters.find_number("limit", 1, 20, 8);
  if (!limit) return tl::unexpected(limit.error());
  return AutocompleteRequest{std::move(*words), std::move(*locale), *limit};
}

Parsed<ArticleRequest> parse_article_request(std::string_view query, const Site& site) {
  const QueryParameters parameters(query);
  auto locale = find_locale(parameters, site);
  if (!locale) return tl::unexpected(locale.error());
  auto id = find_required(parameters, "id", "an article's id");
  if (!id) return tl::unexpected(id.error());
  return ArticleRequest{std::move(*id), std::move(*locale)};
}

}  // namespace firstline
