#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "indexer/text/locale.h"
#include "server/page/feeds.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"
#include "server/page/xml_writer.h"

namespace firstline {
namespace {

constexpr std::size_t kMostAddresses = 50'000;  // sitemaps.org; and a file is at most 50 MiB
constexpr std::size_t kMostBytes = 45'000'000;
constexpr std::string_view kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

struct Page {
  std::string path;
  std::int64_t updated = 0;
  const std::vector<Alternate>* alternates = nullptr;  // this one included; nullptr for none
};

// The pages that say the same in different languages, by what joins them.
using Groups = std::map<std::string, std::vector<Alternate>, std::less<>>;

struct Collected {
  Groups groups;
  std::vector<std::pair<Page, std::string>> pages;  // with the key of its group
};

void add(Collected& collected, std::string key, std::string locale, std::string path, std::int64_t updated) {
  collected.groups[key].push_back({std::move(locale), path});
  collected.pages.push_back({Page{std::move(path), updated, nullptr}, std::move(key)});
}

// Public pages only, whoever asks.
std::vector<Page> collect(const Reader& reader, std::int64_t now, Groups& groups) {
  Collected collected;
  for (const SiteLocale& locale : reader.site().locales) {
    const std::string& tag = locale.locale.tag();
    if (reader.databases(tag).empty()) continue;
    add(collected, "home", tag, home_path(tag), 0);
    for (const Category* category : reader.categories(tag, now)) {
      if (category->audience != Audience::everyone) continue;
      add(collected, "category " + category->path, tag, category_path(tag, category->path), 0);
    }
    for (const ArticleView& article : reader.all_articles(tag, now)) {
      // An untranslated copy is the original's duplicate.
      if (article.audience != Audience::everyone || article.untranslated) continue;
      add(collected, "article " + std::string(article.translation_key), tag, article_path(tag, article.id),
          article.updated);
    }
  }
  groups = std::move(collected.groups);
  std::vector<Page> pages;
  for (auto& [page, key] : collected.pages) {
    const std::vector<Alternate>& group = groups.find(key)->second;
    page.alternates = group.size() > 1 ? &group : nullptr;
    pages.push_back(std::move(page));
  }
  return pages;
}

// Each address lists all its languages, so many languages make fewer addresses a file.
std::size_t addresses_per_part(const Site& site) {
  constexpr std::size_t kBytesPerLink = 250;
  return std::clamp<std::size_t>(kMostBytes / (kBytesPerLink * (2 + site.locales.size())), 1000, kMostAddresses);
}

std::string index_of_parts(const PageContext& context, std::size_t parts) {
  XmlWriter xml;
  xml.open("sitemapindex", {{"xmlns", kNamespace}});
  for (std::size_t part = 1; part <= parts; ++part) {
    xml.open("sitemap").element("loc", absolute_url(context, "/sitemap.xml?part=" + std::to_string(part))).close();
  }
  return xml.finish();
}

void write(XmlWriter& xml, const PageContext& context, const Page& page) {
  const Site& site = context.reader.site();
  xml.open("url").element("loc", absolute_url(context, page.path));
  if (page.updated > 0) xml.element("lastmod", iso_date(page.updated));
  const auto link = [&](std::string_view lang, const std::string& path) {
    xml.empty("xhtml:link", {{"rel", "alternate"}, {"hreflang", lang}, {"href", absolute_url(context, path)}});
  };
  for (const Alternate& alternate : page.alternates ? *page.alternates : std::vector<Alternate>()) {
    const SiteLocale* locale = site.find_locale(alternate.locale);
    if (locale) link(locale->locale.canonical(), alternate.path);
    if (alternate.locale == site.default_locale) link("x-default", alternate.path);
  }
  xml.close();
}

}  // namespace

std::string sitemap(const PageContext& context, unsigned part) {
  Groups groups;
  const std::vector<Page> pages = collect(context.reader, context.now, groups);
  const std::size_t size = addresses_per_part(context.reader.site());
  const std::size_t parts = (pages.size() + size - 1) / size;
  if (part == 0 && parts > 1) return index_of_parts(context, parts);
  if (part > parts) return {};
  XmlWriter xml;
  xml.open("urlset", {{"xmlns", kNamespace}, {"xmlns:xhtml", "http://www.w3.org/1999/xhtml"}});
  const std::size_t first = part == 0 ? 0 : (part - 1) * size;
  for (std::size_t i = first; i < std::min(pages.size(), first + size); ++i) write(xml, context, pages[i]);
  return xml.finish();
}

}  // namespace firstline
