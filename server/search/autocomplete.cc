#include "server/search/autocomplete.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/text/keyboard_layout.h"
#include "server/search/completion_marks.h"
#include "server/search/completion_match.h"
#include "server/search/typed_text.h"

namespace firstline {
namespace {

// Popularity moves scores by a quarter: it is asked of these many best only.
constexpr std::size_t kOrdered = 200;

struct Ranked {
  double score = 0;
  std::uint32_t shard = 0;
  std::uint32_t number = 0;  // of the entry; within a database in order of article ids
  CompletionEntry entry;
};

class Finder {
 public:
  Finder(Collection& collection, std::int64_t now, const PopularityTable* popularity)
      : collection_(collection), now_(now), popularity_(popularity) {}

  // The best entries, best first.
  std::vector<Ranked> find(const std::vector<TypedWord>& typed, Spelling spelling) const {
    std::vector<Ranked> found;
    if (typed.empty()) return found;
    for (std::uint32_t shard = 0; shard < collection_.shard_count(); ++shard) {
      const Database& database = collection_.database(shard);
      for (const CompletionMatch& match : match_completions(database.completions(), typed, spelling)) {
        const CompletionEntry& entry = database.completions().entry(match.entry);
        const ArticleEntry& article = database.articles().entry(entry.docid);
        if (article.expires_at != 0 && article.expires_at <= now_) continue;
        found.push_back({match.score * static_cast<double>(article.boost), shard, match.entry, entry});
      }
    }
    const auto better = [this](const Ranked& a, const Ranked& b) {
      return a.score != b.score ? a.score > b.score : precedes(a, b);
    };
    const std::size_t kept = std::min(found.size(), kOrdered);
    std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), better);
    found.resize(kept);
    if (popularity_ && !popularity_->empty()) {
      for (Ranked& ranked : found) ranked.score *= popularity_->factor(collection_.tag(), id(ranked));
    }
    std::sort(found.begin(), found.end(), better);
    return found;
  }

 private:
  std::string_view id(const Ranked& ranked) const {
    return decode_id(collection_.database(ranked.shard).articles().record(ranked.entry.docid));
  }
  bool precedes(const Ranked& a, const Ranked& b) const {
    return a.shard == b.shard ? a.number < b.number : id(a) < id(b);
  }

  Collection& collection_;
  std::int64_t now_;
  const PopularityTable* popularity_;
};

std::string_view entry_text(const ArticleView& article, const CompletionEntry& entry) {
  if (entry.kind == CompletionKind::question && entry.index < article.questions.size()) {
    return article.questions[entry.index];
  }
  if (entry.kind == CompletionKind::heading && entry.index < article.sections.size()) {
    return article.sections[entry.index].title;
  }
  return article.title;
}

// What was typed, as it found something, and what it found.
struct Found {
  std::vector<TypedWord> typed;
  Spelling spelling = Spelling::exact;
  std::vector<Ranked> entries;
};

Found find(std::string_view text, Collection& collection, const Finder& finder) {
  Found found;
  const auto attempt = [&](std::vector<TypedWord> typed, Spelling spelling) {
    found = {std::move(typed), spelling, {}};
    found.entries = finder.find(found.typed, found.spelling);
    return !found.entries.empty();
  };
  const std::vector<TypedWord> typed = read_typed_text(text, collection.analyzer());
  if (typed.empty() || attempt(typed, Spelling::exact)) return found;
  for (const std::string& retyped : retype(text, collection.analyzer().locale().language())) {
    if (attempt(read_typed_text(retyped, collection.analyzer()), Spelling::exact)) return found;
  }
  if (!attempt(typed, Spelling::tolerant)) attempt(cut_runs(typed), Spelling::tolerant);
  return found;
}

}  // namespace

std::vector<AutocompleteEntry> complete(std::string_view text, Collection& collection, std::size_t limit,
                                        std::int64_t now, const PopularityTable* popularity) {
  std::vector<AutocompleteEntry> entries;
  if (collection.empty()) return entries;
  const Found found = find(truncate_utf8(text, kMaxTypedBytes), collection, Finder(collection, now, popularity));
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;  // an article once, at its best entry
  for (const Ranked& ranked : found.entries) {
    if (entries.size() == limit) break;
    if (!seen.emplace(ranked.shard, ranked.entry.docid).second) continue;
    const ArticleView article = collection.database(ranked.shard).article(ranked.entry.docid);
    AutocompleteEntry entry;
    entry.id = article.id;
    entry.locale = article.locale;
    entry.title = entry_text(article, ranked.entry);
    entry.title_html = mark_typed(entry.title, found.typed, found.spelling, collection.analyzer());
    entry.url = article_path(article.locale, article.id);
    if (ranked.entry.kind == CompletionKind::heading && ranked.entry.index < article.sections.size()) {
      entry.url += "#" + std::string(article.sections[ranked.entry.index].anchor);
    }
    entry.audience = article.audience;
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace firstline
