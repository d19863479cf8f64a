#include "server/search/autocomplete.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "indexer/base/utf8.h"
#include "server/search/query.h"
#include "server/search/snippet.h"
#include "server/search/spelling.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxTypedBytes = 200;
constexpr std::size_t kMaxTypedWords = 10;
// Words looked at for one typed prefix, and postings read for them: what "a" may cost.
constexpr std::uint32_t kMaxPrefixWords = 2000;
constexpr std::size_t kMaxPostings = 20000;

struct Match {
  double score = 0;
  std::uint32_t words = 0;  // bit i: typed word i was found
};

double kind_weight(CompletionKind kind) {
  return kind == CompletionKind::title ? 1.0 : kind == CompletionKind::question ? 0.8 : 0.5;
}

// How well a word of an entry answers a typed one: whole words before prefixes, the entry's first word before others.
double word_score(bool whole, std::uint32_t place) {
  return (whole ? 2.0 : 1.0) + (place == 0 ? 0.6 : 0.3 / (1 + place));
}

class Completion {
 public:
  explicit Completion(const CompletionFile& file) : file_(file) {}

  // Entries that hold a word beginning with `typed`; after the first typed word, only those that matched before.
  void add_word(std::string_view typed, std::uint32_t number) {
    const auto [first, last] = file_.starting_with(typed);
    std::size_t postings = 0;
    std::unordered_map<std::uint32_t, double> best;
    for (std::uint32_t word = first; word < last && word - first < kMaxPrefixWords; ++word) {
      const bool whole = file_.word(word).size() == typed.size();
      for (const std::uint32_t packed : file_.postings(word)) {
        if (++postings > kMaxPostings) break;
        const CompletionPosting posting = CompletionFile::unpack(packed);
        double& score = best[posting.entry];
        score = std::max(score, word_score(whole, posting.place));
      }
    }
    for (const auto& [entry, score] : best) {
      Match& match = matches_[entry];
      match.score += score;
      match.words |= 1u << number;
    }
  }

  const std::unordered_map<std::uint32_t, Match>& matches() const { return matches_; }

 private:
  const CompletionFile& file_;
  std::unordered_map<std::uint32_t, Match> matches_;
};

struct Ranked {
  double score = 0;
  std::uint32_t shard = 0;
  CompletionEntry entry;
  ArticleView article;
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

// The typed words in the entry's text, each as the prefix it is, marked.
std::string mark_prefixes(std::string_view text, const std::vector<std::string>& typed, Analyzer& analyzer) {
  std::string out;
  std::size_t at = 0;
  for (const Token& token : analyzer.analyze(text)) {
    if (token.kind != TokenKind::word || token.begin < at) continue;
    const auto prefix_of = std::find_if(typed.begin(), typed.end(),
                                        [&token](const std::string& word) { return token.word.starts_with(word); });
    if (prefix_of == typed.end()) continue;
    out += escape_html(text.substr(at, token.begin - at));
    // Folding may change lengths; where the text itself has the typed bytes only those are marked, else the word.
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const bool same_length = word.size() == token.word.size();
    const std::size_t marked = same_length ? prefix_of->size() : word.size();
    out += "<mark>" + escape_html(word.substr(0, marked)) + "</mark>" + escape_html(word.substr(marked));
    at = token.end;
  }
  return out + escape_html(text.substr(at));
}

std::vector<Ranked> find(const std::vector<std::string>& typed, const Collection& collection, std::int64_t now) {
  std::vector<Ranked> found;
  const std::uint32_t all = (1u << typed.size()) - 1;
  for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
    const Database& database = collection.database(shard);
    Completion completion(database.completions());
    for (std::uint32_t i = 0; i < typed.size(); ++i) completion.add_word(typed[i], i);
    for (const auto& [index, match] : completion.matches()) {
      if (match.words != all) continue;
      const CompletionEntry& entry = database.completions().entry(index);
      const std::uint32_t expires = database.articles().entry(entry.docid).expires_at;
      if (expires != 0 && expires <= now) continue;
      // Of entries with the same words the shorter is nearer to what was typed.
      const double share = static_cast<double>(typed.size()) / std::max<double>(entry.words, 1);
      const double boost = static_cast<double>(database.articles().entry(entry.docid).boost);
      found.push_back({(match.score + share) * kind_weight(entry.kind) * boost, shard, entry, {}});
    }
  }
  const std::size_t kept = std::min<std::size_t>(found.size(), 200);
  const auto better = [](const Ranked& a, const Ranked& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.shard != b.shard ? a.shard < b.shard : a.entry.docid < b.entry.docid;
  };
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), better);
  found.resize(kept);
  for (Ranked& ranked : found) ranked.article = collection.database(ranked.shard).article(ranked.entry.docid);
  std::stable_sort(found.begin(), found.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.article.id < b.article.id;
  });
  return found;
}

}  // namespace

std::vector<AutocompleteEntry> complete(std::string_view text, Collection& collection, std::size_t limit,
                                        std::int64_t now) {
  std::vector<std::string> typed;
  for (const Token& token : collection.analyzer().analyze(truncate_utf8(text, kMaxTypedBytes))) {
    if (token.kind == TokenKind::word && typed.size() < kMaxTypedWords) typed.push_back(token.word);
  }
  std::vector<AutocompleteEntry> entries;
  if (typed.empty() || collection.empty()) return entries;
  std::vector<Ranked> found = find(typed, collection, now);
  if (found.empty()) {
    // A slip of the finger: words that begin no title's word are corrected where that is possible.
    bool changed = false;
    for (std::string& word : typed) {
      const bool known = [&] {
        for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
          const auto [first, last] = collection.database(shard).completions().starting_with(word);
          if (first < last) return true;
        }
        return false;
      }();
      if (known) continue;
      if (auto meant = correct_word(word, collection)) {
        word = std::move(*meant);
        changed = true;
      }
    }
    if (changed) found = find(typed, collection, now);
  }
  std::unordered_set<std::string_view> seen;  // an article once, at its best entry
  for (const Ranked& ranked : found) {
    if (entries.size() == limit) break;
    const ArticleView& article = ranked.article;
    if (!seen.insert(article.id).second) continue;
    AutocompleteEntry entry;
    entry.id = article.id;
    entry.locale = article.locale;
    entry.title = entry_text(article, ranked.entry);
    entry.title_html = mark_prefixes(entry.title, typed, collection.analyzer());
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
