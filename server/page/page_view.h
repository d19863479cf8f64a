// ViewModel models: what each page shows, as plain values. One function a page; no markup here but what is safe
// already.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/iso_time.h"
#include "server/page/messages.h"
#include "server/page/page_renderer.h"
#include "server/page/static_files.h"
#include "server/page/view_model.h"

namespace firstline {

struct ViewContext {
  const PageContext& page;
  const Texts& texts;
  const StaticFiles& files;
};

ViewModel home_view(const ViewContext& context);
ViewModel category_view(const ViewContext& context, const Category& category, unsigned page);
// `preview` is empty, or what stands above a previewed article.
ViewModel article_view(const ViewContext& context, const ArticleView& article, const std::optional<VoteCounts>& votes,
                       ViewModel::List preview = {});
ViewModel preview_view(const ViewContext& context, const PreviewArticle& preview, const PreviewRank& rank);
ViewModel preview_list_view(const ViewContext& context, const PreviewList& list, bool missing);
ViewModel results_view(const ViewContext& context, const SearchRequest& request, const SearchResponse& response);
ViewModel contact_view(const ViewContext& context, const ContactForm& form);
ViewModel sign_in_view(const ViewContext& context, const SignInForm& form);
ViewModel desk_view(const ViewContext& context, const DeskForm& form);
ViewModel error_view(const ViewContext& context, int status, std::string_view detail);
ViewModel bare_error_view(const Texts& texts, int status);

// The same page in another language.
struct Alternate {
  std::string locale;
  std::string path;
};

struct LayoutOptions {
  std::string title;        // the page's own, "" for the site's name alone
  std::string description;  // for search engines, may be ""
  std::string query;
  bool noindex = false;
  std::string canonical;              // a path; "" for the page's own
  std::vector<Alternate> alternates;  // this page's own language included; empty for pages that no one should index
  std::string language_suffix;        // behind each language's search address, "?q=…"; only with `search_page`
  bool search_page = false;           // the language menu leads to the same search
  std::string json_ld;                // safe for a script element
};
void add_layout(ViewModel& view, const ViewContext& context, LayoutOptions options);

// Pieces that several pages share.
void describe_category(ViewModel& view, const ViewContext& context, const Category& category);
ViewModel category_card(const ViewContext& context, const Category& category);  // the same with its address
ViewModel::List topic_links(const ViewContext& context, std::string_view current);
ViewModel::List breadcrumbs(const ViewContext& context, std::string_view category, bool include_last);

// Numbered pages around the current one; `url` makes the address of a page. Adds pages, previous_url, next_url and
// has_pages.
struct PageLinks {
  unsigned current = 1;
  unsigned last = 1;
};
template <class MakeUrl>
void add_page_links(ViewModel& view, const Texts& texts, PageLinks links, const MakeUrl& url);

template <class MakeUrl>
void add_page_links(ViewModel& view, const Texts& texts, PageLinks links, const MakeUrl& url) {
  ViewModel::List pages;
  unsigned before = 0;
  for (unsigned number = 1; number <= links.last; ++number) {
    const bool near = number + 2 >= links.current && number <= links.current + 2;
    if (!near && number != 1 && number != links.last) continue;
    const auto item = [&](bool gap) {
      ViewModel page;
      page.set("number", texts.number(number)).set("url", gap ? std::string() : std::string(url(number)));
      page.set("label", texts.format("page_number", {{"page", std::int64_t{number}}}));
      page.set("current", !gap && number == links.current).set("gap", gap);
      return page;
    };
    if (number > before + 1) pages.push_back(item(true));
    pages.push_back(item(false));
    before = number;
  }
  view.set("has_pages", links.last > 1).set("pages", std::move(pages));
  view.set("previous_url", links.current > 1 ? std::string(url(links.current - 1)) : std::string());
  view.set("next_url", links.current < links.last ? std::string(url(links.current + 1)) : std::string());
}

}  // namespace firstline
