#include <algorithm>
#include <utility>

#include "server/page/json_ld.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {
namespace {

constexpr std::size_t kArticlesPerCard = 3;
constexpr std::size_t kFeatured = 6;

ViewModel link(const ArticleView& article) {
  ViewModel view;
  view.set("title", article.title).set("url", article_path(article.locale, article.id));
  view.set("internal", article.audience == Audience::agents);
  return view;
}

}  // namespace

ViewModel home_view(const ViewContext& context) {
  const PageContext& page = context.page;
  const Site& site = page.reader.site();
  ViewModel::List cards;
  // What a writer boosts above the rest is what most people come for.
  std::vector<ArticleView> featured = page.reader.boosted(page.locale, page.now, kFeatured);
  for (ArticleView& article : page.reader.articles_in(page.locale, "", page.now, kFeatured)) {
    const bool there =
        std::any_of(featured.begin(), featured.end(), [&](const ArticleView& other) { return other.id == article.id; });
    if (!there) featured.push_back(std::move(article));
  }
  for (const Category* category : page.reader.categories(page.locale, page.now)) {
    if (category->path.find('/') != std::string::npos) continue;
    ViewModel::List first;
    for (const ArticleView& article :
         page.reader.articles_in(page.locale, category->path, page.now, kArticlesPerCard)) {
      first.push_back(link(article));
    }
    ViewModel card = category_card(context, *category);
    card.set("articles", std::move(first));
    cards.push_back(std::move(card));
  }
  std::stable_sort(featured.begin(), featured.end(),
                   [](const ArticleView& a, const ArticleView& b) { return a.boost > b.boost; });
  if (featured.size() > kFeatured) featured.resize(kFeatured);
  ViewModel::List featured_links;
  for (const ArticleView& article : featured) {
    featured_links.push_back(std::move(link(article).set("description", article.description)));
  }

  ViewModel view;
  view.set("empty", cards.empty() && featured_links.empty());
  view.set("has_categories", !cards.empty()).set("categories", std::move(cards));
  view.set("has_featured", !featured_links.empty()).set("featured", std::move(featured_links));
  LayoutOptions options;
  options.description = context.texts.text("home_intro");
  for (const SiteLocale& locale : site.locales) {
    if (page.reader.databases(locale.locale.tag()).empty()) continue;
    options.alternates.push_back({locale.locale.tag(), home_path(locale.locale.tag())});
  }
  options.json_ld = website_json_ld(page);
  add_layout(view, context, std::move(options));
  return view;
}

}  // namespace firstline
