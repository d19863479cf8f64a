// HTML pages from mustache templates and message files; every variable is escaped but the article's own safe HTML.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/index_reader.h"
#include "server/page/agent_pages.h"
#include "server/preview/preview.h"
#include "server/search/searcher.h"

namespace firstline {

inline constexpr std::size_t kArticlesPerPage = 100;

// What every page needs to know about the request.
struct PageContext {
  const Reader& reader;
  std::string locale;    // the page's; one of the site's tags
  std::string path;      // of the page, percent-encoded, e.g. "/en/search"; for canonical and language links
  std::string base_url;  // "https://help.example.org", "" when not configured
  std::int64_t now = 0;  // seconds since the epoch
  bool agent = false;    // signed in
};

// A file below /static/, under the hashed name that templates use; served with a year of caching.
struct StaticAsset {
  std::string url;  // "/static/site.3f2a9c41.css"
  std::string content_type;
  std::string bytes;
  std::string name;  // as templates say it: "site.css", "favicon.ico"
};

// The contact form as sent so far, and what may answer it.
struct ContactForm {
  struct Suggestion {
    std::string title;
    std::string url;           // path, with the section's fragment
    std::string passage_html;  // escaped, matches in <mark>
  };
  std::string subject;
  std::string body;
  bool searched = false;  // an empty `suggestions` then means that there is no good answer
  std::vector<Suggestion> suggestions;
};

// Where a previewed article comes for a query, among what is published.
struct PreviewRank {
  std::string query;                 // "" when none was asked
  std::optional<std::size_t> place;  // from 1
};

// Immutable after load; safe to share between threads.
class PageRenderer {
 public:
  // Reads templates/, messages and static files from `templates_dir`, then those of `theme_dir` over them ("" for
  // none). Fails (input) on a missing template, an unknown variable or partial, or a message that does not parse,
  // naming file and line: nothing is found out at request time.
  static Result<PageRenderer> load(const std::filesystem::path& templates_dir, const std::filesystem::path& theme_dir);
  PageRenderer(PageRenderer&&) noexcept;
  PageRenderer& operator=(PageRenderer&&) noexcept;
  ~PageRenderer();

  std::string home(const PageContext& context) const;
  // `page` from 1; a category lists up to kArticlesPerPage articles a page.
  std::string category(const PageContext& context, const Category& category, unsigned page = 1) const;
  std::string article(const PageContext& context, const ArticleView& article,
                      const std::optional<VoteCounts>& votes = {}) const;  // FAQs too
  std::string results(const PageContext& context, const SearchRequest& request, const SearchResponse& response) const;
  std::string contact(const PageContext& context, const ContactForm& form = {}) const;
  std::string sign_in(const PageContext& context, const SignInForm& form) const;
  std::string desk(const PageContext& context, const DeskForm& form) const;
  // The article in its own template, with its findings above.
  std::string preview(const PageContext& context, const PreviewArticle& preview, const PreviewRank& rank) const;
  // `missing`: an article was asked for that is none of these.
  std::string preview_list(const PageContext& context, const PreviewList& list, bool missing) const;
  // 404, 410, 400, 500, 503 …: a helpful page with a search box. `detail` is text for people, may be empty.
  std::string error(const PageContext& context, int status, std::string_view detail) const;
  // The same without a generation to read from (start-up, no index).
  std::string bare_error(int status) const;

  const std::vector<StaticAsset>& static_assets() const;
  // What stands behind a "/static/…" address: one of static_assets(), or the stylesheet of an accent colour, whose
  // address carries the colour ("/static/accent-0b6e4f.css"), so that it too may be cached for a year.
  std::optional<StaticAsset> static_asset(std::string_view url) const;

 private:
  PageRenderer();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline
