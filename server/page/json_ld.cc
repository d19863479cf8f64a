#include "server/page/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "indexer/text/locale.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {
namespace {

using Json = nlohmann::ordered_json;

std::string script_text(const Json& json) {
  std::string out;
  for (const char c : json.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;  // JSON has these three inside strings only
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
    }
  }
  return out;
}

Json graph(Json items) { return {{"@context", "https://schema.org"}, {"@graph", std::move(items)}}; }

Json organization(const PageContext& context) {
  return {{"@type", "Organization"}, {"name", context.reader.site().name(context.locale)}};
}

Json list_item(std::size_t position, std::string_view name, const std::string& url) {
  return {{"@type", "ListItem"}, {"position", position}, {"name", name}, {"item", url}};
}

// The folders above, then the page itself.
Json breadcrumb_list(const PageContext& context, std::string_view locale, std::string_view category,
                     std::string_view title, const std::string& path) {
  Json items = Json::array();
  const auto add = [&](std::string_view name, const std::string& url) {
    items.push_back(list_item(items.size() + 1, name, absolute_url(context, url)));
  };
  add(context.reader.site().name(locale), home_path(locale));
  for (std::size_t end = category.find('/'); !category.empty(); end = category.find('/', end + 1)) {
    if (const Category* found = context.reader.find_category(locale, category.substr(0, end))) {
      const std::string url = category_path(locale, found->path);
      if (url != path) add(found->title, url);
    }
    if (end == std::string_view::npos) break;
  }
  add(title, path);
  return {{"@type", "BreadcrumbList"}, {"itemListElement", std::move(items)}};
}

// A question's answer ends where the next question begins; deeper headings belong to it.
Json questions(const ArticleView& article) {
  Json list = Json::array();
  for (std::size_t i = 0; i < article.sections.size(); ++i) {
    if (!article.sections[i].question) continue;
    std::size_t last = i;
    while (last + 1 < article.sections.size() && article.sections[last + 1].level > article.sections[i].level) ++last;
    const std::size_t begin = article.sections[i].text_begin;
    const std::size_t end = std::min<std::size_t>(article.sections[last].text_end, article.text.size());
    if (begin >= end) continue;
    list.push_back({{"@type", "Question"},
                    {"name", article.sections[i].title},
                    {"acceptedAnswer", {{"@type", "Answer"}, {"text", article.text.substr(begin, end - begin)}}}});
  }
  return list;
}

}  // namespace

std::string website_json_ld(const PageContext& context) {
  const std::string home = absolute_url(context, home_path(context.locale));
  const Json site = {
      {"@type", "WebSite"},
      {"name", context.reader.site().name(context.locale)},
      {"url", home},
      {"inLanguage", context.locale},
      {"potentialAction",
       {{"@type", "SearchAction"}, {"target", home + "search?q={query}"}, {"query-input", "required name=query"}}}};
  return script_text(graph(Json::array({site})));
}

std::string breadcrumb_json_ld(const PageContext& context, const Category& category) {
  return script_text(graph(Json::array({breadcrumb_list(context, category.locale, category.path, category.title,
                                                        category_path(category.locale, category.path))})));
}

std::string article_json_ld(const PageContext& context, const ArticleView& article) {
  const std::string path = article_path(article.locale, article.id);
  const std::string url = absolute_url(context, path);
  const bool faq = article.type == ArticleType::faq;
  Json page = {{"@type", faq ? "FAQPage" : "TechArticle"}, {"headline", article.title}};
  if (!article.description.empty()) page["description"] = article.description;
  if (article.updated > 0) page["dateModified"] = iso_date(article.updated);
  page["inLanguage"] = article.locale;
  page["mainEntityOfPage"] = url;
  page["publisher"] = organization(context);
  if (faq) page["mainEntity"] = questions(article);
  Json crumbs = breadcrumb_list(context, article.locale, article.category, article.title, path);
  return script_text(graph(Json::array({std::move(page), std::move(crumbs)})));
}

}  // namespace firstline
