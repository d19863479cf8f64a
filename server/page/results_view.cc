#include <algorithm>
#include <utility>

#include "indexer/text/locale.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {
namespace {

constexpr std::size_t kFacetValues = 8;  // the most frequent; the one in force besides

ViewModel hit_view(const ViewContext& context, const SearchHit& hit) {
  const SiteLocale* locale = context.page.reader.site().find_locale(hit.locale);
  ViewModel view;
  view.set("title", SafeHtml{hit.title_html}).set("snippet", SafeHtml{hit.snippet_html}).set("url", hit.url);
  view.set("lang", locale ? locale->locale.canonical() : hit.locale);
  view.set("dir", locale && locale->locale.right_to_left() ? "rtl" : "ltr");
  view.set("section", hit.section ? hit.section->title : "").set("category", hit.category_title);
  view.set("updated", hit.updated_at > 0 ? context.texts.date(hit.updated_at) : "");
  view.set("updated_iso", hit.updated_at > 0 ? iso_date(hit.updated_at) : "");
  view.set("faq", hit.type == to_string(ArticleType::faq)).set("internal", hit.audience == Audience::agents);
  if (hit.fallback) view.set("language", locale ? locale->name : hit.locale);
  return view;
}

void add_hits(ViewModel& view, const ViewContext& context, const SearchResponse& response) {
  ViewModel::List own, others;
  for (const SearchHit& hit : response.hits) (hit.fallback ? others : own).push_back(hit_view(context, hit));
  view.set("has_hits", !response.hits.empty());
  view.set("has_fallback_hits", !others.empty());
  view.set("hits", std::move(own)).set("fallback_hits", std::move(others));
}

// A facet's values, each a link that sets the filter, or takes it off again where it is in force.
ViewModel::List facet(const ViewContext& context, const SearchRequest& request, const std::vector<FacetCount>& counts,
                      std::optional<std::string> SearchRequest::*filter) {
  ViewModel::List values;
  for (const FacetCount& count : counts) {
    const bool current = request.*filter == count.id;
    if (values.size() >= kFacetValues && !current) continue;
    SearchRequest other = request;
    other.page = 1;
    if (current) {
      (other.*filter).reset();
    } else {
      other.*filter = count.id;
    }
    ViewModel value;
    value.set("title", count.title.empty() ? count.id : count.title);
    value.set("count", context.texts.number(static_cast<std::int64_t>(count.count)));
    value.set("url", search_path(other)).set("current", current);
    values.push_back(std::move(value));
  }
  return values;
}

void add_filters(ViewModel& view, const ViewContext& context, const SearchRequest& request) {
  ViewModel::List filters;
  const auto add = [&](std::optional<std::string> SearchRequest::*filter, const std::string& name) {
    SearchRequest other = request;
    other.page = 1;
    (other.*filter).reset();
    ViewModel item;
    item.set("name", name).set("label", context.texts.format("remove_filter", {{"name", std::string_view(name)}}));
    filters.push_back(std::move(item.set("url", search_path(other))));
  };
  if (request.category) {
    const Category* category = context.page.reader.find_category(request.locale, *request.category);
    add(&SearchRequest::category, category ? category->title : *request.category);
  }
  if (request.tag) add(&SearchRequest::tag, *request.tag);
  if (request.type) {
    const bool faq = *request.type == to_string(ArticleType::faq);
    add(&SearchRequest::type, context.texts.text(faq ? "faq" : "articles"));
  }
  SearchRequest bare = request;
  bare.page = 1;
  bare.category.reset();
  bare.tag.reset();
  bare.type.reset();
  view.set("has_filters", !filters.empty()).set("filters", std::move(filters));
  view.set("unfiltered_url", search_path(bare)).set("filter_category", request.category.value_or(""));
  view.set("filter_tag", request.tag.value_or("")).set("filter_type", request.type.value_or(""));
}

void add_notices(ViewModel& view, const ViewContext& context, const SearchResponse& response) {
  // Of the words of another language the notice would say nothing true.
  const bool none_native = std::ranges::all_of(response.hits, &SearchHit::fallback);
  std::string words;
  for (const std::string& word : response.relaxed.value_or(std::vector<std::string>())) {
    words += (words.empty() ? "" : ", ") + word;
  }
  view.set("corrected_notice",
           response.corrected_query
               ? context.texts.format("corrected", {{"corrected", std::string_view(*response.corrected_query)},
                                                    {"query", std::string_view(response.query)}})
               : std::string());
  view.set("relaxed_notice", words.empty() || none_native
                                 ? std::string()
                                 : context.texts.format("relaxed", {{"words", std::string_view(words)}}));
}

}  // namespace

ViewModel results_view(const ViewContext& context, const SearchRequest& request, const SearchResponse& response) {
  const Texts& texts = context.texts;
  const bool searched = !request.query.empty() || request.category || request.tag || request.type;
  const auto total = static_cast<std::int64_t>(std::max(response.total, response.hits.size()));
  ViewModel view;
  const std::string heading = request.query.empty()
                                  ? texts.text("search_results")
                                  : texts.format("results_for", {{"query", std::string_view(request.query)}});
  view.set("heading", heading).set("searched", searched);
  view.set("count", response.hits.empty() ? std::string() : texts.format("result_count", {{"count", total}}));
  view.set("nothing", !searched || !response.hits.empty() ? std::string()
                      : request.query.empty()
                          ? texts.text("no_results_filtered")
                          : texts.format("no_results", {{"query", std::string_view(request.query)}}));
  add_notices(view, context, response);
  add_hits(view, context, response);
  add_filters(view, context, request);
  ViewModel::List categories = facet(context, request, response.categories, &SearchRequest::category);
  ViewModel::List tags = facet(context, request, response.tags, &SearchRequest::tag);
  view.set("has_facets", !categories.empty() || !tags.empty());
  view.set("has_category_facet", !categories.empty()).set("category_facet", std::move(categories));
  view.set("has_tag_facet", !tags.empty()).set("tag_facet", std::move(tags));
  ViewModel::List topics = response.hits.empty() ? topic_links(context, "") : ViewModel::List();
  view.set("has_topics", !topics.empty()).set("topics", std::move(topics));

  const std::size_t paged = std::min(response.total, kMaxPagedArticles);
  const std::size_t per_page = std::max(1u, response.per_page);
  PageLinks links{std::max(1u, response.page),
                  static_cast<unsigned>(std::max<std::size_t>(1, (paged + per_page - 1) / per_page))};
  add_page_links(view, texts, links, [&](unsigned number) {
    SearchRequest other = request;
    other.page = number;
    return search_path(other);
  });

  LayoutOptions options;
  options.title = heading;
  options.query = request.query;
  options.noindex = true;  // results of searches are no pages for other search engines
  options.search_page = true;
  if (!request.query.empty()) options.language_suffix = "?q=" + percent_encode_value(request.query);
  add_layout(view, context, std::move(options));
  return view;
}

}  // namespace firstline
