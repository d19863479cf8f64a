#include "server/page/feeds.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "indexer/article/percent.h"
#include "indexer/base/utf8.h"
#include "indexer/text/locale.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"
#include "server/page/xml_writer.h"

namespace firstline {
namespace {

constexpr std::size_t kFeedArticles = 50;
constexpr std::size_t kShortNameCharacters = 16;  // OpenSearch 1.1 draft 6, ShortName

// The first code points of a text.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count-- > 0) next_code_point(text, at);
  return text.substr(0, at);
}

std::string rfc3339(std::int64_t seconds) { return iso_date(seconds) + "T00:00:00Z"; }

std::string language(const PageContext& context) {
  const SiteLocale* locale = context.reader.site().find_locale(context.locale);
  return locale ? locale->locale.canonical() : context.locale;
}

}  // namespace

std::string robots(const PageContext& context) {
  std::string text = "User-agent: *\nDisallow: /agent\nDisallow: /preview/\nDisallow: /api/\n";
  for (const SiteLocale& locale : context.reader.site().locales) {
    text += "Disallow: /" + percent_encode_path(locale.locale.tag()) + "/search\n";
  }
  if (!context.base_url.empty()) text += "\nSitemap: " + absolute_url(context, "/sitemap.xml") + "\n";
  return text;
}

std::string opensearch_description(const PageContext& context) {
  const std::string& name = context.reader.site().name(context.locale);
  const std::string search = absolute_url(context, "/" + percent_encode_path(context.locale) + "/search");
  XmlWriter xml;
  xml.open("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}});
  xml.element("ShortName", first_characters(name, kShortNameCharacters)).element("Description", name);
  xml.element("Language", language(context)).element("InputEncoding", "UTF-8");
  xml.empty("Url", {{"type", "text/html"}, {"template", search + "?q={searchTerms}"}});
  return xml.finish();
}

std::string atom_feed(const PageContext& context) {
  std::vector<ArticleView> articles = context.reader.all_articles(context.locale, context.now);
  std::erase_if(articles, [](const ArticleView& article) {
    return article.audience != Audience::everyone || article.untranslated;
  });
  const auto newer = [](const ArticleView& a, const ArticleView& b) {
    return a.updated != b.updated ? a.updated > b.updated : a.id < b.id;
  };
  const std::size_t count = std::min(articles.size(), kFeedArticles);
  std::partial_sort(articles.begin(), articles.begin() + static_cast<std::ptrdiff_t>(count), articles.end(), newer);
  articles.resize(count);

  const std::string& name = context.reader.site().name(context.locale);
  const std::string home = absolute_url(context, home_path(context.locale));
  const std::string self = absolute_url(context, "/" + percent_encode_path(context.locale) + "/feed.xml");
  XmlWriter xml;
  xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", language(context)}});
  xml.element("title", name).element("id", self);
  xml.element("updated", rfc3339(articles.empty() ? context.reader.generation().built_at() : articles.front().updated));
  xml.empty("link", {{"rel", "self"}, {"type", "application/atom+xml"}, {"href", self}});
  xml.empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", home}});
  xml.open("author").element("name", name).close();
  for (const ArticleView& article : articles) {
    const std::string url = absolute_url(context, article_path(article.locale, article.id));
    xml.open("entry").element("title", article.title).element("id", url).element("updated", rfc3339(article.updated));
    xml.empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", url}});
    if (!article.description.empty()) xml.element("summary", article.description);
    xml.close();
  }
  return xml.finish();
}

}  // namespace firstline
