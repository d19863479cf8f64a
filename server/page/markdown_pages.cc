#include "server/page/markdown_pages.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/article/percent.h"
#include "server/page/html_to_markdown.h"
#include "server/page/page_path.h"
#include "server/search/markdown_text.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxListed = 2000;  // articles; some 300 KB

std::string one_line(std::string_view text) {
  std::string line = escape_markdown(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

std::string llms_path(const std::string& locale) { return "/" + percent_encode_path(locale) + "/llms.txt"; }

bool is_listed(const ArticleView& article) { return article.audience == Audience::everyone && !article.untranslated; }

std::string entry(const PageContext& context, const ArticleView& article) {
  const std::string url = absolute_url(context, markdown_path(article.locale, article.id));
  std::string line = "- " + markdown_link(one_line(article.title), url);
  if (!article.description.empty()) line += ": " + one_line(article.description);
  return line + "\n";
}

}  // namespace

std::string markdown_path(std::string_view locale, std::string_view id) { return article_path(locale, id) + ".md"; }

std::string article_markdown(const PageContext& context, const ArticleView& article) {
  const auto absolute = [&context](std::string_view address) {
    return address.starts_with('/') ? absolute_url(context, address) : std::string(address);
  };
  std::string text = "# " + one_line(article.title) + "\n\n";
  if (!article.description.empty()) text += one_line(article.description) + "\n\n";
  return text + html_to_markdown(article.html, absolute);
}

std::string llms_text(const PageContext& context) {
  const Site& site = context.reader.site();
  std::string text = "# " + one_line(site.name(context.locale)) + "\n";
  std::size_t room = kMaxListed;
  const auto list = [&](std::string_view title, std::string_view category) {
    std::string entries;
    for (const ArticleView& article : context.reader.articles_in(context.locale, category, context.now)) {
      if (room == 0) break;
      if (!is_listed(article)) continue;
      entries += entry(context, article);
      --room;
    }
    if (!entries.empty()) text += "\n## " + one_line(title) + "\n\n" + entries;
  };
  list(site.name(context.locale), "");
  for (const Category* category : context.reader.categories(context.locale)) list(category->title, category->path);
  if (site.locales.size() > 1) text += "\n## Optional\n\n";
  for (const SiteLocale& other : site.locales) {
    if (site.locales.size() == 1 || other.locale.tag() == context.locale) continue;
    text += "- " + markdown_link(one_line(other.name), absolute_url(context, llms_path(other.locale.tag()))) + "\n";
  }
  return text;
}

}  // namespace firstline
