#include <algorithm>
#include <functional>
#include <utility>

#include "indexer/article/percent.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {
namespace {

struct StateText {
  PreviewState state;
  std::string_view key;
};
constexpr StateText kStates[] = {
    {PreviewState::draft, "preview_draft"},         {PreviewState::scheduled, "preview_scheduled"},
    {PreviewState::published, "preview_published"}, {PreviewState::archived, "preview_archived"},
    {PreviewState::expired, "preview_expired"},
};

std::string state_text(const Texts& texts, PreviewState state) {
  for (const StateText& text : kStates) {
    if (text.state == state) return std::string(texts.text(text.key));
  }
  return {};
}

std::string finding_count(const Texts& texts, std::size_t count) {
  return texts.format("preview_findings", {{"count", static_cast<std::int64_t>(count)}});
}

ViewModel::List findings_list(const Texts& texts, const Diagnostics& findings) {
  ViewModel::List list;
  for (const Diagnostic& finding : findings) {
    const bool error = finding.severity == Severity::error;
    ViewModel item;
    item.set("place", finding.line > 0 ? finding.path + ":" + std::to_string(finding.line) : finding.path);
    item.set("message", finding.message).set("error", error);
    item.set("severity", texts.text(error ? "preview_error" : "preview_warning"));
    list.push_back(std::move(item));
  }
  return list;
}

// Changes whenever what is shown does; the page's script asks for nothing else.
std::string digest(std::string_view text, const Diagnostics& findings) {
  std::size_t hash = std::hash<std::string_view>()(text);
  for (const Diagnostic& finding : findings) hash = hash * 31 + std::hash<std::string>()(to_string(finding));
  return std::to_string(hash);
}

std::string rank_text(const ViewContext& context, const PreviewRank& rank) {
  if (rank.query.empty()) return {};
  if (!rank.place) return std::string(context.texts.text("preview_rank_missing"));
  return context.texts.format("preview_rank_found", {{"rank", static_cast<std::int64_t>(*rank.place)}});
}

}  // namespace

std::string preview_path(std::string_view locale, std::string_view id) {
  return "/preview/" + percent_encode_path(locale) + "/" + percent_encode_path(id);
}

ViewModel preview_view(const ViewContext& context, const PreviewArticle& preview, const PreviewRank& rank) {
  const ArticleView article = preview.view();
  ViewModel bar;
  bar.set("state", state_text(context.texts, preview.state)).set("live", preview.state == PreviewState::published);
  bar.set("path", article.path).set("list_url", "/preview/");
  bar.set("url", preview_path(article.locale, article.id));
  const std::string shown =
      std::string(article.title) + '\n' + std::string(article.description) + '\n' + std::string(article.html);
  bar.set("digest", digest(shown, preview.findings));
  bar.set("count", finding_count(context.texts, preview.findings.size()));
  bar.set("has_findings", !preview.findings.empty());
  bar.set("findings", findings_list(context.texts, preview.findings));
  bar.set("rank_query", rank.query).set("rank", rank_text(context, rank));
  SearchRequest search;
  search.query = rank.query;
  search.locale = std::string(article.locale);
  bar.set("rank_url", rank.query.empty() ? std::string() : search_path(search));
  return article_view(context, article, std::nullopt, {std::move(bar)});
}

ViewModel preview_list_view(const ViewContext& context, const PreviewList& list, bool missing) {
  const Site& site = context.page.reader.site();
  // In the site's order; a locale that is not published yet comes last.
  std::vector<std::string> tags;
  for (const SiteLocale& locale : site.locales) tags.push_back(locale.locale.tag());
  for (const PreviewRow& row : list.rows) {
    if (std::find(tags.begin(), tags.end(), row.locale) == tags.end()) tags.push_back(row.locale);
  }
  // What still needs its writer first: among hundreds of articles nobody would find it.
  std::vector<const PreviewRow*> rows;
  for (const PreviewRow& row : list.rows) rows.push_back(&row);
  std::stable_partition(rows.begin(), rows.end(), [](const PreviewRow* row) {
    return row->state == PreviewState::draft || row->state == PreviewState::scheduled ||
           row->errors + row->warnings > 0;
  });
  ViewModel::List locales;
  std::string all;
  for (const std::string& tag : tags) {
    ViewModel::List articles;
    for (const PreviewRow* found : rows) {
      const PreviewRow& row = *found;
      if (row.locale != tag) continue;
      const std::size_t count = row.errors + row.warnings;
      ViewModel item;
      item.set("title", row.title).set("url", preview_path(row.locale, row.id)).set("path", row.path);
      item.set("state", state_text(context.texts, row.state)).set("live", row.state == PreviewState::published);
      item.set("internal", row.audience == Audience::agents).set("error", row.errors > 0);
      item.set("findings", count > 0 ? finding_count(context.texts, count) : std::string());
      all += row.path + row.title + std::to_string(count) + std::to_string(static_cast<int>(row.state));
      articles.push_back(std::move(item));
    }
    if (articles.empty()) continue;
    const SiteLocale* locale = site.find_locale(tag);
    ViewModel group;
    group.set("name", locale ? locale->name : tag).set("lang", locale ? locale->locale.canonical() : tag);
    locales.push_back(std::move(group.set("articles", std::move(articles))));
  }
  ViewModel view;
  view.set("missing", missing).set("list_url", "/preview/").set("digest", digest(all, list.others));
  view.set("has_others", !list.others.empty()).set("others", findings_list(context.texts, list.others));
  view.set("locales", std::move(locales));
  LayoutOptions options;
  options.title = context.texts.text("preview_title");
  options.noindex = true;
  add_layout(view, context, std::move(options));
  return view;
}

}  // namespace firstline
