#include "server/search/why_not.h"

#include <algorithm>
#include <cstdio>

#include "indexer/index/entry.h"
#include "server/search/answer.h"
#include "server/search/score_parts.h"
#include "server/search/synonyms.h"

namespace firstline {
namespace {

struct Place {
  std::uint32_t shard = 0;
  std::uint32_t docid = 0;
};

std::optional<Place> find_article(std::string_view id, const Collection& collection) {
  for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
    if (const auto docid = collection.database(shard).articles().find(id)) return Place{shard, *docid};
  }
  return std::nullopt;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "'" : ", '") + word + "'";
  return text;
}

class Explanation {
 public:
  Explanation(const SearchRequest& request, Place place, const RankingWeights& weights, Collection& collection,
              std::int64_t now)
      : request_(request),
        weights_(weights),
        collection_(collection),
        now_(now),
        docid_(collection.combined_docid(place.shard, place.docid)),
        article_(collection.database(place.shard).article(place.docid)),
        expires_at_(collection.database(place.shard).articles().entry(place.docid).expires_at) {}

  WhyNot run() {
    const Answer answer = answer_query(request_, weights_, collection_, now_);
    const ParsedQuery& query = answer.spelled.query;
    // A tag or category alone shows all that it holds.
    const bool only_filters = query.empty() && !answer.prepared.scope.empty();
    if (query.empty() && !only_filters) return because(Absence::no_words, "the query has no word to search for");
    if (article_.status == Status::archived) return because(Absence::archived, "it is archived (status: archived)");
    if (expires_at_ != 0 && expires_at_ <= now_) return because(Absence::expired, "it has expired (expires)");
    if (auto kept_out = check_filters(query)) return *kept_out;
    if (auto shown = find_shown(answer)) return *shown;
    if (only_filters) return because(Absence::beyond_paging, "more articles than can be paged to stand before it");
    Candidate candidate = make_candidate(docid_, answer.prepared, collection_);
    find_missing(query, answer.prepared.ranking, candidate.vector);
    if (!has_any(answer.prepared.ranking, candidate.vector)) {
      return because(Absence::no_shared_word,
                     "it has none of the query's words in any form; use them in its title, a heading or a question, "
                     "or add a synonym");
    }
    if (!fits_phrases(candidate.vector, query)) {
      return because(Absence::phrase,
                     "it lacks a phrase in quotation marks, with its words in a row, or has an excluded one");
    }
    return compare(answer, query, candidate);
  }

 private:
  WhyNot because(Absence reason, std::string detail) {
    result_.reason = reason;
    result_.detail = std::move(detail);
    return std::move(result_);
  }

  bool has_term(const std::string& term) const {
    auto it = collection_.postings().termlist_begin(docid_);
    it.skip_to(term);
    return it != collection_.postings().termlist_end(docid_) && *it == term;
  }

  std::optional<WhyNot> check_filters(const ParsedQuery& query) {
    for (const QueryWord& word : query.excluded) {
      for (const std::string& stem : word.stems) {
        if (has_term(make_term(prefix::stem, stem))) {
          return because(Absence::excluded_word, "it has the word '" + word.word + "', which the query excludes");
        }
      }
    }
    const auto filtered = [&](const std::string& name, const std::string& value) {
      return because(Absence::filtered, "the search is limited to the " + name + " '" + value + "'");
    };
    for (const auto& category : {request_.category, query.category}) {
      if (category && !has_term(make_term(prefix::category, *category))) return filtered("category", *category);
    }
    for (const auto& tag : {request_.tag, query.tag}) {
      if (tag && !has_term(tag_term(*tag, collection_.analyzer()))) return filtered("tag", *tag);
    }
    if (request_.type && !has_term(make_term(prefix::type, *request_.type))) return filtered("type", *request_.type);
    return std::nullopt;
  }

  std::optional<WhyNot> find_shown(const Answer& answer) {
    for (std::size_t i = 0; i < answer.shown.size(); ++i) {
      const Candidate& candidate = answer.shown[i];
      if (collection_.combined_docid(candidate.shard, candidate.docid) != docid_) continue;
      const std::vector<std::string> pins = find_pins(answer.spelled.query, collection_.rules());
      const bool pinned = std::find(pins.begin(), pins.end(), article_.id) != pins.end();
      result_.parts = score_parts(candidate);
      return shown_at(i, answer.total, candidate.score, pinned ? ", where the site's rules pin it" : "");
    }
    const auto at = std::find(answer.beyond.begin(), answer.beyond.end(), docid_);
    if (at == answer.beyond.end()) return std::nullopt;
    std::vector<Candidate> one = {make_candidate(docid_, answer.prepared, collection_)};
    rank(answer.prepared.ranking, weights_, one);
    result_.parts = score_parts(one.front());
    return shown_at(answer.shown.size() + static_cast<std::size_t>(at - answer.beyond.begin()), answer.total,
                    one.front().score, "");
  }

  WhyNot shown_at(std::size_t index, std::size_t total, double score, const std::string& why) {
    if (index >= total) {
      return because(Absence::beyond_paging, "it would be result " + std::to_string(index + 1) + "; paging ends at " +
                                                 std::to_string(kMaxPagedArticles));
    }
    result_.rank = index + 1;
    result_.score = score;
    return because(Absence::none, "it is result " + std::to_string(index + 1) + " of " + std::to_string(total) + why);
  }

  // The words that it has neither themselves nor in other words.
  void find_missing(const ParsedQuery& query, const RankingQuery& ranking, const TermVector& vector) {
    std::vector<bool> said(query.words.size());
    for (const Alternative& alternative : find_alternatives(query, collection_)) {
      if (!has_words(vector, alternative.words)) continue;
      for (const std::uint32_t index : alternative.replaces) said[index] = true;
    }
    for (std::size_t i = 0; i < query.words.size() && i < ranking.terms.size(); ++i) {
      const RankingTerm& term = ranking.terms[i];
      if (!said[i] && !has(vector, term.hashes) && !has(vector, term.stand_ins)) {
        result_.missing.push_back(query.words[i].word);
      }
    }
  }
  static bool has_words(const TermVector& vector, const std::vector<QueryWord>& words) {
    return std::all_of(words.begin(), words.end(), [&vector](const QueryWord& word) {
      return std::any_of(word.stems.begin(), word.stems.end(), [&vector](const std::string& stem) {
        return vector.find(hash_term(prefix::stem, stem)) != nullptr;
      });
    });
  }
  static bool has(const TermVector& vector, const std::vector<TermHash>& hashes) {
    return std::any_of(hashes.begin(), hashes.end(), [&vector](TermHash hash) { return vector.find(hash) != nullptr; });
  }
  static bool has_any(const RankingQuery& ranking, const TermVector& vector) {
    const auto in = [&vector](const auto& term) { return has(vector, term.hashes); };
    return std::any_of(ranking.terms.begin(), ranking.terms.end(), in) ||
           std::any_of(ranking.relatives.begin(), ranking.relatives.end(), in);
  }

  // It could be a result by its words: what stands above it?
  WhyNot compare(const Answer& answer, const ParsedQuery& query, const Candidate& own) {
    std::vector<Candidate> ranked = find_candidates(answer.prepared, query, kCandidates, collection_, now_).candidates;
    const bool is_candidate = std::any_of(ranked.begin(), ranked.end(), [&](const Candidate& candidate) {
      return candidate.shard == own.shard && candidate.docid == own.docid;
    });
    if (!is_candidate) ranked.push_back(own);
    rank(answer.prepared.ranking, weights_, ranked);
    const auto self = std::find_if(ranked.begin(), ranked.end(), [&](const Candidate& candidate) {
      return candidate.shard == own.shard && candidate.docid == own.docid;
    });
    result_.score = self->score;
    result_.parts = score_parts(*self);
    const std::string scores = "its score is " + number(self->score) + ", the first result's " +
                               number(answer.shown.empty() ? 0 : answer.shown.front().score);
    if (!is_candidate) {
      return because(Absence::below_candidates, "more than " + std::to_string(kCandidates) +
                                                    " articles have more of the query's words, or rarer ones; " +
                                                    scores);
    }
    if (answer.relaxed) {
      return because(Absence::too_few_words, "no article has all words and phrases, and it has " +
                                                 number(self->coverage) +
                                                 " of their weight, too little beside the others; it lacks " +
                                                 join(result_.missing) + "; " + scores);
    }
    return because(
        Absence::too_few_words,
        "it lacks " + join(result_.missing) + " and is not nearly as good as an article that has all words; " + scores);
  }

  const SearchRequest& request_;
  const RankingWeights& weights_;
  Collection& collection_;
  std::int64_t now_;
  Xapian::docid docid_;
  ArticleView article_;
  std::uint32_t expires_at_;
  WhyNot result_;
};

}  // namespace

WhyNot explain_absence(const SearchRequest& request, std::string_view id, const RankingWeights& weights,
                       Collection& collection, std::int64_t now) {
  if (const auto place = find_article(id, collection)) {
    return Explanation(request, *place, weights, collection, now).run();
  }
  WhyNot result;
  result.reason = Absence::unknown;
  result.detail = "locale " + collection.tag() + " has no such article for these readers";
  return result;
}

std::string_view to_string(Absence reason) {
  switch (reason) {
    case Absence::none:
      return "shown";
    case Absence::unknown:
      return "unknown";
    case Absence::no_words:
      return "no_words";
    case Absence::archived:
      return "archived";
    case Absence::expired:
      return "expired";
    case Absence::excluded_word:
      return "excluded_word";
    case Absence::filtered:
      return "filtered";
    case Absence::no_shared_word:
      return "no_shared_word";
    case Absence::phrase:
      return "phrase";
    case Absence::below_candidates:
      return "below_candidates";
    case Absence::too_few_words:
      return "too_few_words";
    case Absence::beyond_paging:
      return "beyond_paging";
  }
  return "";
}

}  // namespace firstline
