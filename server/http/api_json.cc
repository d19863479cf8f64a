#include "server/http/api_json.h"

#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>

namespace firstline {

namespace {

using Json = nlohmann::ordered_json;

// Text comes from files and visitors: what is no UTF-8 becomes U+FFFD and never an exception.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// RFC 3339, UTC.
std::string timestamp(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

Json category_json(std::string_view id, std::string_view title) {
  if (id.empty()) return nullptr;
  return {{"id", id}, {"title", title}};
}

Json section_json(const std::optional<SearchHit::SectionLink>& section) {
  if (!section) return nullptr;
  return {{"title", section->title}, {"anchor", section->anchor}};
}

double rounded(double number, double places) { return std::round(number * places) / places; }

Json parts_json(const std::vector<ScorePart>& parts) {
  Json list = Json::array();
  for (const ScorePart& part : parts) list.push_back({{"name", part.name}, {"value", part.value}});
  return list;
}

Json hit_json(const SearchHit& hit, const std::string& base_url) {
  Json json;
  json["id"] = hit.id;
  json["locale"] = hit.locale;
  json["fallback"] = hit.fallback;
  json["audience"] = to_string(hit.audience);
  json["title"] = hit.title;
  json["title_html"] = hit.title_html;
  json["url"] = base_url + hit.url;
  json["snippet_html"] = hit.snippet_html;
  json["section"] = section_json(hit.section);
  json["category"] = category_json(hit.category, hit.category_title);
  json["tags"] = hit.tags;
  json["type"] = hit.type;
  json["updated_at"] = timestamp(hit.updated_at);
  json["score"] = hit.score;
  if (!hit.parts.empty()) json["explain"] = parts_json(hit.parts);
  return json;
}

Json facet_json(const std::vector<FacetCount>& counts) {
  Json list = Json::array();
  for (const FacetCount& facet : counts) {
    list.push_back({{"id", facet.id}, {"title", facet.title}, {"count", facet.count}});
  }
  return list;
}

}  // namespace

std::string search_json(const SearchResponse& response, double took_ms, const std::string& base_url) {
  Json json;
  json["query"] = response.query;
  json["locale"] = response.locale;
  json["corrected_query"] = nullptr;
  if (response.corrected_query) json["corrected_query"] = *response.corrected_query;
  json["relaxed"] = nullptr;
  if (response.relaxed) json["relaxed"] = {{"words", *response.relaxed}};
  json["total"] = response.total;
  json["page"] = response.page;
  json["per_page"] = response.per_page;
  json["took_ms"] = rounded(took_ms, 100);
  json["results"] = Json::array();
  for (const SearchHit& hit : response.hits) json["results"].push_back(hit_json(hit, base_url));
  json["facets"] = {{"category", facet_json(response.categories)}, {"tag", facet_json(response.tags)}};
  return dump(json);
}

std::string autocomplete_json(const AutocompleteRequest& request, const std::vector<AutocompleteEntry>& entries,
                              const std::string& base_url) {
  Json json;
  json["query"] = request.query;
  json["locale"] = request.locale;
  json["suggestions"] = Json::array();
  for (const AutocompleteEntry& entry : entries) {
    json["suggestions"].push_back({{"id", entry.id},
                                   {"title", entry.title},
                                   {"title_html", entry.title_html},
                                   {"url", base_url + entry.url},
                                   {"audience", to_string(entry.audience)}});
  }
  return dump(json);
}

std::string suggest_json(const SuggestResponse& response, double took_ms, const std::string& base_url) {
  Json json;
  json["locale"] = response.locale;
  json["detected"] = response.detected;
  json["took_ms"] = rounded(took_ms, 100);
  if (response.gap) json["gap"] = {{"name", response.gap->name}, {"sentence", response.gap->sentence}};
  json["suggestions"] = Json::array();
  for (const Suggestion& suggestion : response.suggestions) {
    Json& entry = json["suggestions"].emplace_back();
    entry["id"] = suggestion.id;
    entry["locale"] = suggestion.locale;
    entry["fallback"] = suggestion.fallback;
    entry["audience"] = to_string(suggestion.audience);
    entry["title"] = suggestion.title;
    entry["url"] = base_url + suggestion.url;
    entry["confidence"] = rounded(suggestion.confidence, 1000);
    entry["passage_html"] = suggestion.passage_html;
    entry["passage_text"] = suggestion.passage_text;
    entry["passage_markdown"] = suggestion.passage_markdown;
    entry["section"] = section_json(suggestion.section);
    entry["because"] = suggestion.because;
  }
  return dump(json);
}

std::string outcome_json(std::size_t terms, const std::string& undo) {
  Json json;
  json["terms"] = terms;
  json["undo"] = nullptr;
  if (!undo.empty()) json["undo"] = undo;
  return dump(json);
}

std::string totals_json(const std::string& id, const std::string& locale, std::int64_t helpful, std::int64_t unhelpful,
                        std::int64_t comments) {
  Json json;
  json["id"] = id;
  json["locale"] = locale;
  json["helpful"] = helpful;
  json["unhelpful"] = unhelpful;
  json["comments"] = comments;
  return dump(json);
}

std::string article_json(const ArticleView& article, const Reader& reader, std::int64_t now,
                         const std::string& base_url) {
  Json json;
  json["id"] = article.id;
  json["locale"] = article.locale;
  json["audience"] = to_string(article.audience);
  json["locales"] = Json::array({article.locale});
  for (const ArticleView& other : reader.translations(article, now)) json["locales"].push_back(other.locale);
  json["title"] = article.title;
  json["url"] = base_url + article_path(article.locale, article.id);
  json["html"] = article.html;
  json["toc"] = Json::array();
  for (const SectionView& section : article.sections) {
    if (section.level == 0) continue;
    json["toc"].push_back({{"level", section.level}, {"title", section.title}, {"anchor", section.anchor}});
  }
  const Category* category = reader.find_category(article.locale, article.category);
  json["category"] = category_json(article.category, category ? std::string_view(category->title) : article.category);
  json["tags"] = article.tags;
  json["updated_at"] = timestamp(article.updated);
  json["related"] = Json::array();
  for (const std::string_view id : article.related) {
    const auto related = reader.find(article.locale, id, now);
    if (!related) continue;
    json["related"].push_back({{"id", related->id},
                               {"title", related->title},
                               {"url", base_url + article_path(related->locale, related->id)}});
  }
  return dump(json);
}

}  // namespace firstline
