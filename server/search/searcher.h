// Search and autocomplete over one generation, as one audience may see it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/index_reader.h"
#include "server/search/outcome_table.h"
#include "server/search/popularity.h"

namespace firstline {

inline constexpr std::size_t kMaxQueryBytes = 1024;     // longer queries are cut at a code point boundary
inline constexpr std::size_t kMaxPagedArticles = 1000;  // paging stops here

struct SearchRequest {
  std::string query;   // as typed, UTF-8 (malformed bytes separate words)
  std::string locale;  // one of the site's tags
  unsigned page = 1;
  unsigned per_page = 10;
  std::optional<std::string> category;  // a path; finds articles below it too
  std::optional<std::string> tag;
  std::optional<std::string> type;  // "article" or "faq"
  bool explain = false;
};

struct ScorePart {
  std::string name;  // "title", "body", "pairs", …
  double value = 0;
};

struct SearchHit {
  std::string id;
  std::string locale;
  bool fallback = false;  // of another locale than asked for
  Audience audience = Audience::everyone;
  std::string title;
  std::string title_html;    // escaped, matches in <mark>
  std::string url;           // path with the section's fragment, e.g. "/en/articles/install#requirements"
  std::string snippet_html;  // escaped, matches in <mark>
  struct SectionLink {
    std::string title;
    std::string anchor;
  };
  std::optional<SectionLink> section;
  std::string category;  // path, "" at the top
  std::string category_title;
  std::vector<std::string> tags;
  std::string type;
  std::int64_t updated_at = 0;
  double score = 0;
  std::vector<ScorePart> parts;  // only with explain; they add up to score
};

struct FacetCount {
  std::string id;
  std::string title;
  std::size_t count = 0;
};

struct SearchResponse {
  std::string query;
  std::string locale;
  std::optional<std::string> corrected_query;       // the spelling used, when it is not the typed one
  std::optional<std::vector<std::string>> relaxed;  // Answer::lacking
  std::size_t total = 0;
  unsigned page = 1;
  unsigned per_page = 10;
  std::vector<SearchHit> hits;
  std::vector<FacetCount> categories;
  std::vector<FacetCount> tags;
};

struct AutocompleteEntry {
  std::string id;
  std::string locale;
  std::string title;
  std::string title_html;
  std::string url;
  Audience audience = Audience::everyone;
};

struct SuggestRequest {
  std::string subject;  // plain text; subject and body together at most kMaxTicketBytes, the rest is ignored
  std::string body;     // plain text, HTML or a raw e-mail; see read_customer_text()
  std::string locale;   // one of the site's tags, or "" to detect it from the text
  std::size_t limit = 3;
  std::optional<std::string> category = {};  // a path; articles below it too
  const OutcomeTable* outcomes = nullptr;    // what agents found out; moves what is close
};

struct Suggestion {
  std::string id;
  std::string locale;
  bool fallback = false;  // of another locale than the ticket's
  Audience audience = Audience::everyone;
  std::string title;
  std::string url;           // path with the section's fragment
  double confidence = 0;     // 0 to 1
  std::string passage_html;  // whole sentences, 200 to 500 characters; escaped, the ticket's words in <mark>
  std::string passage_text;
  std::string passage_markdown;
  std::optional<SearchHit::SectionLink> section;
  std::vector<std::string> because;  // the ticket's words that led here, as it spells them, weightiest first
};

// What people ask that no article answers (gaps.h).
struct KnownGap {
  std::string name;
  std::string sentence;  // its first one in the list
};

struct SuggestResponse {
  std::string locale;
  bool detected = false;                // the locale was not given
  std::vector<Suggestion> suggestions;  // empty when nothing fits well enough
  std::optional<KnownGap> gap;          // for agents: the one that fits better than every article
};

// Holds what is costly to make (analyzers, database handles) and belongs to one thread at a time. Make one per worker
// and generation; several may share a generation.
class Searcher {
 public:
  explicit Searcher(Reader reader);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // Never fails for any query text. `now` decides which articles have expired (seconds since the epoch).
  SearchResponse search(const SearchRequest& request, std::int64_t now);
  // Titles, questions and headings whose words begin with what was typed, in any order; see autocomplete.h.
  // `popularity` is what readers' votes say, or null.
  std::vector<AutocompleteEntry> autocomplete(std::string_view query, std::string_view locale, std::size_t limit,
                                              std::int64_t now, const PopularityTable* popularity = nullptr);
  // Articles that answer a ticket, best first. Never fails for any text.
  SuggestResponse suggest(const SuggestRequest& request, std::int64_t now);
  // The analyzed words by which outcomes of this ticket are kept (outcome_table.h): its weightiest, and only such as
  // some article of the locale has, so that nothing a customer alone would write, a name or a number, is among them.
  std::vector<std::string> outcome_terms(std::string_view subject, std::string_view body, std::string_view locale);
  // The ranking alone, for measurements: ids and scores, best first, only articles of `locale`.
  struct Ranked {
    std::string id;
    double score = 0;
    std::vector<ScorePart> parts;
    double confidence = 0;  // of a ticket's: the shipped one, without the site's calibration
  };
  std::vector<Ranked> rank(std::string_view query, std::string_view locale, std::size_t depth, std::int64_t now);
  // The same for a ticket; subject and body as product.md's batch mode gives them.
  std::vector<Ranked> rank_ticket(std::string_view subject, std::string_view body, std::string_view locale,
                                  std::size_t depth, std::int64_t now);

  const Reader& reader() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline
