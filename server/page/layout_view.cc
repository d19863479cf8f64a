#include <array>
#include <cstdio>
#include <ctime>
#include <set>
#include <utility>

#include "indexer/article/percent.h"
#include "indexer/text/locale.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {
namespace {

std::string_view direction(const Locale& locale) { return locale.right_to_left() ? "rtl" : "ltr"; }

// Where the language menu leads: to this page in that language, or else to its home.
std::string language_path(const SiteLocale& locale, const ViewContext& context, const LayoutOptions& options) {
  const std::string& tag = locale.locale.tag();
  if (options.search_page) return "/" + percent_encode_path(tag) + "/search" + options.language_suffix;
  for (const Alternate& alternate : options.alternates) {
    if (alternate.locale == tag) return alternate.path;
  }
  return tag == context.page.locale ? context.page.path : home_path(tag);
}

ViewModel::List languages(const ViewContext& context, const LayoutOptions& options) {
  ViewModel::List menu;
  for (const SiteLocale& locale : context.page.reader.site().locales) {
    const std::string& tag = locale.locale.tag();
    if (tag != context.page.locale && context.page.reader.databases(tag).empty()) continue;
    ViewModel item;
    item.set("name", locale.name.empty() ? locale.locale.display_name() : locale.name);
    item.set("lang", locale.locale.canonical()).set("dir", direction(locale.locale));
    item.set("url", language_path(locale, context, options)).set("current", tag == context.page.locale);
    menu.push_back(std::move(item));
  }
  if (menu.size() < 2) menu.clear();
  return menu;
}

ViewModel::List alternates(const ViewContext& context, const LayoutOptions& options) {
  const Site& site = context.page.reader.site();
  ViewModel::List links;
  if (options.alternates.size() < 2 || options.noindex) return links;
  const auto add = [&](std::string_view lang, const std::string& path) {
    ViewModel link;
    links.push_back(std::move(link.set("lang", lang).set("url", absolute_url(context.page, path))));
  };
  for (const Alternate& alternate : options.alternates) {
    const SiteLocale* locale = site.find_locale(alternate.locale);
    if (locale) add(locale->locale.canonical(), alternate.path);
    if (alternate.locale == site.default_locale) add("x-default", alternate.path);
  }
  return links;
}

std::string logo_url(const PageContext& context) {
  const std::string& logo = context.reader.site().logo;
  if (logo.empty()) return {};
  const std::string url = "/files/" + percent_encode_path(logo);
  return context.reader.attachment("/files/" + logo, context.now) ? url : std::string();
}

}  // namespace

void add_layout(ViewModel& view, const ViewContext& context, LayoutOptions options) {
  const PageContext& page = context.page;
  const Site& site = page.reader.site();
  const SiteLocale* locale = site.find_locale(page.locale);
  const std::string& site_name = site.name(page.locale);
  view.set("locale", page.locale).set("site_name", site_name).set("query", std::move(options.query));
  view.set("lang", locale ? locale->locale.canonical() : page.locale);
  view.set("dir", locale ? direction(locale->locale) : "ltr");
  view.set("language_name", locale ? locale->name : page.locale);
  view.set("window_title", options.title.empty() ? site_name : options.title + " · " + site_name);
  view.set("meta_description", options.description).set("noindex", options.noindex);
  view.set("canonical_url",
           options.noindex ? "" : absolute_url(page, options.canonical.empty() ? page.path : options.canonical));
  ViewModel::List menu = languages(context, options);
  view.set("alternates", alternates(context, options));
  view.set("has_languages", !menu.empty()).set("languages", std::move(menu));
  view.set("logo_url", logo_url(page)).set("accent_url", accent_url(site.accent));
  view.set("home_url", home_path(page.locale)).set("contact_url", contact_path(page.locale));
  view.set("search_url", "/" + percent_encode_path(page.locale) + "/search");
  // Both hold absolute addresses, so they are there only when the site's is known.
  const bool absolute = !page.base_url.empty();
  view.set("opensearch_url", absolute ? "/opensearch.xml?locale=" + percent_encode_value(page.locale) : "");
  view.set("feed_url", absolute ? "/" + percent_encode_path(page.locale) + "/feed.xml" : "");
  view.set("desk_url", "/agent?lang=" + percent_encode_value(page.locale));
  view.set("agent", page.agent).set("json_ld", SafeHtml{std::move(options.json_ld)});
}

void describe_category(ViewModel& view, const ViewContext& context, const Category& category) {
  const Reader& reader = context.page.reader;
  const bool symbol = context.files.has_icon(category.icon);
  const bool emoji = !category.icon.empty() && static_cast<unsigned char>(category.icon.front()) >= 0x80;
  view.set("title", category.title).set("description", category.description);
  view.set("icon_url", emoji ? "" : context.files.url("icons.svg") + "#" + (symbol ? category.icon : "article"));
  view.set("icon_text", emoji ? category.icon : "");
  const auto count = static_cast<std::int64_t>(reader.article_count(category.locale, category.path, context.page.now));
  view.set("count", context.texts.format("article_count", {{"count", count}}));
  view.set("internal", category.audience == Audience::agents);
}

ViewModel category_card(const ViewContext& context, const Category& category) {
  ViewModel card;
  describe_category(card, context, category);
  card.set("url", category_path(category.locale, category.path));
  return card;
}

ViewModel::List topic_links(const ViewContext& context, std::string_view current) {
  ViewModel::List topics;
  for (const Category* category : context.page.reader.categories(context.page.locale, context.page.now)) {
    if (category->path.find('/') != std::string::npos) continue;
    ViewModel topic;
    topic.set("title", category->title).set("url", category_path(category->locale, category->path));
    if (!current.empty()) topic.set("current", current == category->path || current.starts_with(category->path + "/"));
    topics.push_back(std::move(topic));
  }
  return topics;
}

ViewModel::List breadcrumbs(const ViewContext& context, std::string_view category, bool include_last) {
  ViewModel::List crumbs;
  const auto add = [&](std::string_view title, std::string url) {
    ViewModel crumb;
    crumbs.push_back(std::move(crumb.set("title", title).set("url", std::move(url))));
  };
  add(context.texts.text("home"), home_path(context.page.locale));
  for (std::size_t end = category.find('/'); !category.empty(); end = category.find('/', end + 1)) {
    const bool last = end == std::string_view::npos;
    if (last && !include_last) break;
    const std::string_view path = category.substr(0, end);
    if (const Category* found = context.page.reader.find_category(context.page.locale, path)) {
      add(found->title, category_path(found->locale, found->path));
    }
    if (last) break;
  }
  return crumbs;
}

}  // namespace firstline
