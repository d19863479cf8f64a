#include <algorithm>
#include <utility>

#include "indexer/article/percent.h"
#include "server/page/json_ld.h"
#include "server/page/markdown_pages.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {
namespace {

constexpr std::size_t kSiblings = 11;  // around the article, so that a category of thousands stays a short list

std::string path_of(const ArticleView& article) { return article_path(article.locale, article.id); }

// Headings of the second level, each with those of the third below it; of an FAQ its questions alone.
ViewModel::List contents(const ArticleView& article) {
  struct Entry {
    const SectionView* section;
    std::vector<const SectionView*> below;
  };
  std::vector<Entry> entries;
  for (const SectionView& section : article.sections) {
    if (section.anchor.empty()) continue;
    if (section.level == 2 && (article.type != ArticleType::faq || section.question)) entries.push_back({&section, {}});
    if (section.level == 3 && !entries.empty() && article.type != ArticleType::faq) {
      entries.back().below.push_back(&section);
    }
  }
  ViewModel::List list;
  for (const Entry& entry : entries) {
    ViewModel::List below;
    for (const SectionView* section : entry.below) {
      ViewModel item;
      below.push_back(std::move(item.set("title", section->title).set("anchor", section->anchor)));
    }
    ViewModel item;
    item.set("title", entry.section->title).set("anchor", entry.section->anchor);
    item.set("has_sections", !below.empty()).set("sections", std::move(below));
    list.push_back(std::move(item));
  }
  return list;
}

void add_siblings(ViewModel& view, const ViewContext& context, const ArticleView& article) {
  const Reader& reader = context.page.reader;
  const std::vector<ArticleView> all = reader.articles_in(article.locale, article.category, context.page.now);
  const auto own =
      std::find_if(all.begin(), all.end(), [&](const ArticleView& other) { return other.id == article.id; });
  const auto at = static_cast<std::size_t>(own - all.begin());
  const bool listed = own != all.end();  // archived articles are not
  const auto neighbour = [&](std::string_view name, const ArticleView* other) {
    const std::string prefix(name);
    view.set(name == "next" ? "next_title" : "previous_title", other ? other->title : "");
    view.set(name == "next" ? "next_url" : "previous_url", other ? path_of(*other) : "");
  };
  neighbour("previous", listed && at > 0 ? &all[at - 1] : nullptr);
  neighbour("next", listed && at + 1 < all.size() ? &all[at + 1] : nullptr);
  view.set("has_neighbours", listed && all.size() > 1);

  ViewModel::List siblings;
  const std::size_t middle = listed ? at : 0;
  const std::size_t latest = all.size() > kSiblings ? all.size() - kSiblings : 0;
  const std::size_t first = std::min(middle > kSiblings / 2 ? middle - kSiblings / 2 : 0, latest);
  for (std::size_t i = first; i < std::min(all.size(), first + kSiblings); ++i) {
    ViewModel item;
    item.set("title", all[i].title).set("url", path_of(all[i])).set("current", listed && i == at);
    item.set("internal", all[i].audience == Audience::agents);
    siblings.push_back(std::move(item));
  }
  const Category* category = reader.find_category(article.locale, article.category);
  view.set("siblings_title", category ? category->title : context.texts.text("articles"));
  view.set("siblings_url", category ? category_path(category->locale, category->path) : home_path(article.locale));
  view.set("has_siblings", siblings.size() > 1).set("siblings", std::move(siblings));
}

void add_related(ViewModel& view, const ViewContext& context, const ArticleView& article) {
  ViewModel::List related;
  for (const std::string_view id : article.related) {
    const auto other = context.page.reader.find(article.locale, id, context.page.now);
    if (!other || other->status == Status::archived || other->id == article.id) continue;
    ViewModel item;
    item.set("title", other->title).set("url", path_of(*other)).set("description", other->description);
    item.set("internal", other->audience == Audience::agents);
    related.push_back(std::move(item));
  }
  view.set("has_related", !related.empty()).set("related", std::move(related));
}

void add_tags(ViewModel& view, const ArticleView& article) {
  ViewModel::List tags;
  for (const std::string_view tag : article.tags) {
    ViewModel item;
    tags.push_back(std::move(item.set("name", tag).set("url", tag_search_path(article.locale, tag))));
  }
  view.set("has_tags", !tags.empty()).set("tags", std::move(tags));
}

void add_notices(ViewModel& view, const ViewContext& context, const ArticleView& article) {
  const Site& site = context.page.reader.site();
  const SiteLocale* wanted = site.find_locale(context.page.locale);
  const bool fallback = article.locale != context.page.locale;
  view.set("archived", article.status == Status::archived).set("untranslated", article.untranslated && !fallback);
  view.set("internal", article.audience == Audience::agents);
  view.set("fallback_notice",
           fallback ? context.texts.format("fallback_text",
                                           {{"language", wanted ? std::string_view(wanted->name) : std::string_view()}})
                    : std::string());
}

}  // namespace

ViewModel article_view(const ViewContext& context, const ArticleView& article, const std::optional<VoteCounts>& votes,
                       ViewModel::List preview) {
  const PageContext& page = context.page;
  const Site& site = page.reader.site();
  // The text of an untranslated copy is the original's.
  const SiteLocale* content = site.find_locale(article.untranslated ? site.default_locale : article.locale);
  const std::vector<ArticleView> translated = page.reader.translations(article, page.now);

  ViewModel view;
  const bool published = preview.empty();
  view.set("preview", std::move(preview))
      .set("id", article.id)
      .set("title", article.title)
      .set("description", article.description);
  view.set("content_lang", content ? content->locale.canonical() : std::string(article.locale));
  view.set("content_dir", content && content->locale.right_to_left() ? "rtl" : "ltr");
  view.set("faq", article.type == ArticleType::faq).set("body", SafeHtml{std::string(article.html)});
  view.set("updated", article.updated > 0
                          ? context.texts.format("updated_on", {{"date", context.texts.date(article.updated)}})
                          : std::string());
  view.set("updated_iso", article.updated > 0 ? iso_date(article.updated) : "");
  add_notices(view, context, article);
  view.set("breadcrumbs", breadcrumbs(context, article.category, true));
  ViewModel::List list = contents(article);
  view.set("has_contents", list.size() > 1).set("contents", std::move(list));
  add_siblings(view, context, article);
  add_related(view, context, article);
  add_tags(view, article);
  view.set("feedback_totals", votes ? context.texts.format("feedback_totals", {{"helpful", votes->helpful},
                                                                               {"unhelpful", votes->unhelpful}})
                                    : std::string());
  view.set("feedback_url", "/" + percent_encode_path(article.locale) + "/feedback");
  view.set("markdown_url", published ? markdown_path(article.locale, article.id) : std::string());

  LayoutOptions options;
  options.title = article.title;
  options.description = article.description;
  options.canonical = path_of(article);
  options.noindex = article.status == Status::archived || article.audience == Audience::agents;
  if (!article.untranslated) options.alternates.push_back({std::string(article.locale), path_of(article)});
  ViewModel::List translations;
  for (const ArticleView& other : translated) {
    options.alternates.push_back({std::string(other.locale), path_of(other)});
    // A copy that nobody has translated yet is the original's duplicate.
    if (article.untranslated && other.locale == site.default_locale) options.canonical = path_of(other);
    const SiteLocale* locale = site.find_locale(other.locale);
    ViewModel item;
    item.set("name", locale ? locale->name : std::string(other.locale)).set("url", path_of(other));
    item.set("lang", locale ? locale->locale.canonical() : std::string(other.locale));
    item.set("dir", locale && locale->locale.right_to_left() ? "rtl" : "ltr");
    translations.push_back(std::move(item));
  }
  view.set("has_translations", !translations.empty()).set("translations", std::move(translations));
  options.json_ld = article_json_ld(page, article);
  add_layout(view, context, std::move(options));
  return view;
}

}  // namespace firstline
