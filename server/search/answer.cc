#include "server/search/answer.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/index/entry.h"
#include "server/search/facets.h"
#include "server/search/synonyms.h"

namespace firstline {
namespace {

// Without an article that has all words, those with at least this share of the words' weight are shown; and when none
// has that much, those that have at least kShareOfBest of what the best has, so that a page is empty only when no
// article has any word.
constexpr double kShownShare = 0.5;
constexpr double kShareOfBest = 0.6;
// An article that lacks a word is shown when it reaches this share of the best score of those that have all: a page
// that counts words only hides the article that says it in other words.
constexpr double kNearlyAsGood = 0.8;

// Which candidates are shown of a query that no article has all words of.
class RelaxedChoice {
 public:
  explicit RelaxedChoice(const std::vector<Candidate>& candidates) {
    for (const Candidate& candidate : candidates) best_ = std::max(best_, candidate.coverage);
  }
  bool shows(const Candidate& candidate) const {
    // Words that share grams with the query's ("setup" for "setups2go") help where nothing else does.
    if (best_ == 0) return candidate.parts[static_cast<std::size_t>(ScorePartKind::relatives)] > 0;
    // A corrected word may be another than was meant; who has all the others is no worse for lacking it.
    if (candidate.has_sure) return true;
    return candidate.coverage > 0 && candidate.coverage >= std::min(kShownShare, kShareOfBest * best_);
  }

 private:
  double best_ = 0;
};

void sort_by_rank(std::vector<Candidate>& candidates, const Collection& collection) {
  // Candidates are large: pointers are sorted in their place.
  std::vector<const Candidate*> order;
  order.reserve(candidates.size());
  for (const Candidate& candidate : candidates) order.push_back(&candidate);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->score > b->score; });
  std::vector<Candidate> sorted;
  sorted.reserve(candidates.size());
  for (const Candidate* candidate : order) sorted.push_back(*candidate);
  candidates = std::move(sorted);
  // Equal scores are put in order of article id, which unlike docids is the same in every generation.
  for (auto run = candidates.begin(); run != candidates.end();) {
    const auto end = std::find_if(run, candidates.end(), [&](const Candidate& c) { return c.score != run->score; });
    if (end - run > 1) {
      std::sort(run, end, [&collection](const Candidate& a, const Candidate& b) {
        return collection.database(a.shard).article(a.docid).id < collection.database(b.shard).article(b.docid).id;
      });
    }
    run = end;
  }
}

std::vector<std::string> quoted_phrases(const ParsedQuery& query) {
  std::vector<std::string> phrases;
  for (const auto& words : query.phrases) {
    const std::size_t begin = words.front().begin;
    phrases.push_back('"' + query.text.substr(begin, words.back().end - begin) + '"');
  }
  return phrases;
}

bool contains(const std::vector<Xapian::docid>& ascending, Xapian::docid docid) {
  return std::binary_search(ascending.begin(), ascending.end(), docid);
}

}  // namespace

Found find_ranked(const PreparedQuery& prepared, ParsedQuery& query, std::size_t limit, const RankingWeights& weights,
                  const Collection& collection, std::int64_t now) {
  Found found = find_candidates(prepared, query, limit, collection, now);
  if (found.candidates.empty() && !query.phrases.empty()) {
    query.phrases.clear();
    found = find_candidates(prepared, query, limit, collection, now);
  }
  rank(prepared.ranking, weights, found.candidates);
  sort_by_rank(found.candidates, collection);
  return found;
}

void apply_pins(std::vector<Candidate>& shown, const ParsedQuery& query, const Collection& collection,
                std::int64_t now) {
  const std::vector<std::string> ids = find_pins(query, collection.rules());
  for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
    for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
      const Database& database = collection.database(shard);
      const auto docid = database.articles().find(*id);
      if (!docid) continue;
      const ArticleEntry& entry = database.articles().entry(*docid);
      if (entry.expires_at != 0 && entry.expires_at <= now) continue;
      if (database.article(*docid).status == Status::archived) continue;
      auto at = std::find_if(shown.begin(), shown.end(), [&](const Candidate& candidate) {
        return candidate.shard == shard && candidate.docid == *docid;
      });
      if (at == shown.end()) {
        Candidate pinned;
        pinned.shard = shard;
        pinned.docid = *docid;
        pinned.vector = database.vector(*docid);
        at = shown.insert(shown.begin(), pinned);
      }
      std::rotate(shown.begin(), at, at + 1);
    }
  }
}

Answer answer_query(const SearchRequest& request, const RankingWeights& weights, Collection& collection,
                    std::int64_t now) {
  Answer answer;
  answer.spelled = parse_and_spell(request.query, collection);
  ParsedQuery& query = answer.spelled.query;
  if (query.empty()) {  // all that a tag or category holds
    answer.prepared = prepare(query, {}, {request.category, request.tag, request.type}, collection);
    answer.beyond = find_in_scope(answer.prepared, collection, now);
    answer.total = answer.beyond.size();
    return answer;
  }
  const auto alternatives = find_alternatives(query, collection);
  answer.prepared = prepare(query, alternatives, {request.category, request.tag, request.type}, collection);
  std::vector<std::string> phrases = quoted_phrases(query);
  Found found = find_ranked(answer.prepared, query, kCandidates, weights, collection, now);
  const std::vector<Xapian::docid> full = find_full_matches(found, answer.prepared, query, collection, now);
  std::vector<Xapian::docid> full_ids = full;
  std::sort(full_ids.begin(), full_ids.end());
  for (Candidate& candidate : found.candidates) {
    candidate.has_all = contains(full_ids, collection.combined_docid(candidate.shard, candidate.docid));
  }
  const bool gave_way = !phrases.empty() && query.phrases.empty();
  answer.relaxed = full.empty() || gave_way;
  if (answer.relaxed) answer.lacking = full.empty() ? answer.prepared.required : std::move(phrases);
  // Shown are the articles with all words, and those that are nearly as good as the best of them. When there is none:
  // those with a fair share of the words.
  const RelaxedChoice relaxed(found.candidates);
  double least = 0;  // what an article without all words must reach
  for (const Candidate& candidate : found.candidates) {
    if (candidate.has_all) least = std::max(least, kNearlyAsGood * candidate.score);
    const bool show = answer.relaxed ? relaxed.shows(candidate) : candidate.has_all || candidate.score > least;
    if (show) answer.shown.push_back(candidate);
  }
  apply_pins(answer.shown, query, collection, now);
  std::vector<Xapian::docid> shown_ids;
  for (const Candidate& candidate : answer.shown) {
    shown_ids.push_back(collection.combined_docid(candidate.shard, candidate.docid));
  }
  std::sort(shown_ids.begin(), shown_ids.end());
  for (const Xapian::docid docid : full) {
    if (!contains(shown_ids, docid)) answer.beyond.push_back(docid);
  }
  answer.total = std::min(answer.shown.size() + answer.beyond.size(), kMaxPagedArticles);
  return answer;
}

}  // namespace firstline
