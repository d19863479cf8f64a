#include <algorithm>
#include <utility>

#include "server/page/json_ld.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {

ViewModel category_view(const ViewContext& context, const Category& category, unsigned page_number) {
  const PageContext& page = context.page;
  const std::vector<ArticleView> all = page.reader.articles_in(category.locale, category.path, page.now);
  const std::size_t pages = (all.size() + kArticlesPerPage - 1) / kArticlesPerPage;
  const auto last = static_cast<unsigned>(std::max<std::size_t>(1, pages));
  const unsigned current = std::clamp(page_number, 1u, last);

  ViewModel::List articles;
  for (std::size_t i = (current - 1) * kArticlesPerPage; i < std::min(all.size(), current * kArticlesPerPage); ++i) {
    ViewModel item;
    item.set("title", all[i].title).set("url", article_path(all[i].locale, all[i].id));
    item.set("description", all[i].description).set("internal", all[i].audience == Audience::agents);
    item.set("faq", all[i].type == ArticleType::faq);
    articles.push_back(std::move(item));
  }
  ViewModel::List below;
  for (const Category* other : page.reader.categories(category.locale, page.now)) {
    const bool child = other->path.starts_with(category.path + "/") &&
                       other->path.find('/', category.path.size() + 1) == std::string::npos;
    if (child) below.push_back(category_card(context, *other));
  }

  ViewModel view;
  describe_category(view, context, category);
  view.set("empty", articles.empty() && below.empty());
  view.set("has_articles", !articles.empty()).set("articles", std::move(articles));
  view.set("has_categories", !below.empty()).set("categories", std::move(below));
  view.set("breadcrumbs", breadcrumbs(context, category.path, false));
  view.set("topics", topic_links(context, category.path));
  const std::string path = category_path(category.locale, category.path);
  add_page_links(view, context.texts, {current, last},
                 [&](unsigned number) { return number == 1 ? path : path + "?page=" + std::to_string(number); });

  LayoutOptions options;
  options.title = category.title;
  options.description = category.description;
  options.noindex = category.audience == Audience::agents;
  for (const SiteLocale& locale : page.reader.site().locales) {
    const std::string& tag = locale.locale.tag();
    if (page.reader.find_category(tag, category.path))
      options.alternates.push_back({tag, category_path(tag, category.path)});
  }
  options.json_ld = breadcrumb_json_ld(page, category);
  add_layout(view, context, std::move(options));
  return view;
}

}  // namespace firstline
