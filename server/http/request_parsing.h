// What visitors ask for, from query strings: values that are complete and within limits, or why not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/article/site.h"
#include "server/http/query_parameters.h"
#include "server/search/searcher.h"

namespace firstline {

// Whether a search without words is an answer (the page shows its box) or a mistake (the API).
enum class EmptyQuery { allowed, refused };

struct AutocompleteRequest {
  std::string query;
  std::string locale;
  std::size_t limit = 8;
};

struct ArticleRequest {
  std::string id;
  std::string locale;
};

// The site's own spelling of a locale's tag; 404 for one it lacks.
Parsed<std::string> known_locale(std::string_view tag, const Site& site);

// `q`, `page` (1 to 1,000), `per_page` (1 to 100), `category`, `tag`, `type`, for a page of `locale`.
Parsed<SearchRequest> parse_search_request(std::string_view query, std::string_view locale, EmptyQuery empty);
// The API's three; each has a parameter `locale`, by default the site's. One the site lacks is 404. The search has
// `explain` too (0 or 1); whether the caller may have it is for the handler to know.
Parsed<SearchRequest> parse_api_search(std::string_view query, const Site& site);
Parsed<AutocompleteRequest> parse_autocomplete(std::string_view query, const Site& site);
Parsed<ArticleRequest> parse_article_request(std::string_view query, const Site& site);

}  // namespace firstline
