#include "server/search/suggester.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "server/search/markdown_text.h"
#include "server/search/snippet.h"
#include "server/search/ticket.h"
#include "server/ticket/matters.h"

namespace firstline {
namespace {

constexpr std::size_t kReasons = 6;
// A word that brings an article forward by less than this share of what the first does explains nothing.
constexpr double kLeastReason = 0.2;
// From here on an article is taken for the answer to one of the ticket's matters.
constexpr double kSureOfMatter = 0.4;
// A paragraph that asks nothing is a matter of its own from so many known words on; a word or two of a signature would
// be sure of whatever article has them.
constexpr std::size_t kParagraphWords = 5;
// From so many articles, the best by rank, those behind the first are chosen by confidence. It knows what ranking does
// not: how many of the ticket's words one heading has, and how much of a sentence. Of 604 own tickets 5 more have a
// right article among three, of 505 messages to a shop 5 more; of 140 forum posts 3 fewer. From twelve it is one more.
// The first stays: by confidence it is right as often, and forum posts lose 0.012 of nDCG.
constexpr std::size_t kChosenFrom = 2 * kLookedAt;
// A matter needs its best article and enough others to tell how far it stands out.
constexpr std::size_t kMatterCandidates = 50;

// How much a word brings an article forward: by what it is worth to the ticket, and by where the article has it. In a
// small help centre "others" is as rare as "invoice", but it stands in no heading.
double reason_weight(const RankingTerm& term, const TermVector& vector) {
  constexpr std::array<double, kFieldCount> kFieldWorth = {3, 3, 2, 1};
  double most = 0;
  for (const TermHash hash : term.hashes) {
    const TermInfo* info = vector.find(hash);
    for (std::size_t field = 0; info && field < kFieldCount; ++field) {
      const double tf = info->count(static_cast<Field>(field));
      most = std::max(most, kFieldWorth[field] * tf / (tf + 1));
    }
  }
  // A subject's words count several times; they must not be all that is named.
  return (1 + std::log(std::max(term.weight, 1.0))) * term.idf * most;
}

// The ticket's words that led to the article, weightiest first, as the ticket spells them.
std::vector<std::string> reasons(const RankedTicket& ticket, const Candidate& candidate) {
  std::vector<std::pair<double, std::string>> found;
  for (std::size_t i = 0; i < ticket.query.words.size() && i < ticket.prepared.ranking.terms.size(); ++i) {
    const RankingTerm& term = ticket.prepared.ranking.terms[i];
    const QueryWord& word = ticket.query.words[i];
    if (word.stop_word) continue;
    const double weight = reason_weight(term, candidate.vector);
    if (weight > 0) found.emplace_back(weight, word.typed.empty() ? word.word : word.typed);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < found.size() && i < kReasons; ++i) {
    if (found[i].first < kLeastReason * found.front().first) break;
    words.push_back(std::move(found[i].second));
  }
  return words;
}

// The query without its stop words, where it has others: "the" neither answers nor explains anything.
RankingQuery without_stop_words(const RankedTicket& ticket) {
  RankingQuery query = ticket.prepared.ranking;
  const auto is_stop_word = [](const QueryWord& word) { return word.stop_word; };
  if (std::all_of(ticket.query.words.begin(), ticket.query.words.end(), is_stop_word)) return query;
  for (std::size_t i = 0; i < ticket.query.words.size() && i < query.terms.size(); ++i) {
    if (!ticket.query.words[i].stop_word) continue;
    query.terms[i].hashes.clear();
    query.terms[i].idf = 0;
  }
  return query;
}

Suggestion make_suggestion(const Pick& pick, double sureness, bool fallback, const Collection& collection) {
  const RankedTicket& ticket = *pick.answers;
  const Candidate& candidate = pick.article();
  const ArticleView article = collection.database(candidate.shard).article(candidate.docid);
  Suggestion suggestion;
  suggestion.id = article.id;
  suggestion.locale = article.locale;
  suggestion.fallback = fallback;
  suggestion.audience = article.audience;
  suggestion.title = article.title;
  suggestion.url = article_path(article.locale, article.id);
  suggestion.confidence = sureness;
  Snippet passage = make_passage(article, candidate.vector, without_stop_words(ticket));
  suggestion.passage_html = std::move(passage.html);
  suggestion.passage_markdown = plain_text_as_markdown(passage.text);
  suggestion.passage_text = std::move(passage.text);
  if (passage.section) {
    const SectionView& section = article.sections[*passage.section];
    suggestion.section = SearchHit::SectionLink{std::string(section.title), std::string(section.anchor)};
    suggestion.url += "#" + suggestion.section->anchor;
  }
  suggestion.because = reasons(ticket, candidate);
  return suggestion;
}

RankedTicket rank_text(const CustomerText& text, std::size_t depth, const RankingWeights& weights,
                       Collection& collection, std::int64_t now, const Filters& filters) {
  RankedTicket ticket;
  if (collection.empty()) return ticket;
  ticket.query = read_ticket(text, collection);
  if (ticket.query.empty()) return ticket;
  ticket.prepared = prepare(ticket.query, {}, filters, collection);
  ticket.candidates = find_ranked(ticket.prepared, ticket.query, depth, weights, collection, now).candidates;
  return ticket;
}

double confidence_of(const RankedTicket& ticket, std::size_t candidate) {
  return confidence(confidence_features(ticket.query, ticket.prepared.ranking, ticket.candidates, candidate));
}

bool same_article(const Candidate& a, const Candidate& b) { return a.shard == b.shard && a.docid == b.docid; }

}  // namespace

RankedTicket rank_ticket(const CustomerText& text, std::size_t depth, const RankingWeights& weights,
                         Collection& collection, Collection* with_gaps, std::int64_t now, const Filters& filters) {
  RankedTicket ticket = rank_text(text, std::max(depth, kTicketCandidates), weights, collection, now, filters);
  ticket.asks_nothing = !asks(text.subject) && tells_only(text.body);
  if (with_gaps && !ticket.candidates.empty()) {
    ticket.gap = find_gap(text, ticket.candidates.front(), weights, *with_gaps, now);
  }
  if (ticket.candidates.size() < 2) return ticket;
  for (const std::string_view matter : split_matters(text.body)) {
    const CustomerText alone{"", std::string(matter)};
    if (!is_marked(matter) && read_ticket(alone, collection).known.size() < kParagraphWords) continue;
    ticket.matters.push_back(rank_text(alone, kMatterCandidates, weights, collection, now, filters));
  }
  return ticket;
}

std::vector<Pick> pick_articles(const RankedTicket& ticket, std::size_t limit) {
  std::vector<Pick> picks;
  const std::size_t depth = std::min(ticket.candidates.size(), std::max(limit, kChosenFrom));
  for (std::size_t i = 0; i < depth; ++i) picks.push_back({&ticket, i, confidence_of(ticket, i)});
  if (depth > 1) {
    std::stable_sort(picks.begin() + 1, picks.begin() + static_cast<std::ptrdiff_t>(std::min(depth, kChosenFrom)),
                     [](const Pick& a, const Pick& b) { return a.confidence > b.confidence; });
  }
  std::size_t next = 1;  // where the next matter's answer goes: the whole ticket's best stays first
  for (const RankedTicket& matter : ticket.matters) {
    if (next >= std::min(kLookedAt, picks.size())) break;
    if (matter.candidates.empty()) continue;
    const Pick answer{&matter, 0, confidence_of(matter, 0)};
    const auto known = std::find_if(picks.begin(), picks.end(),
                                    [&](const Pick& pick) { return same_article(pick.article(), answer.article()); });
    if (answer.confidence < std::max(kSureOfMatter, picks[next].confidence)) continue;
    if (known - picks.begin() < static_cast<std::ptrdiff_t>(kLookedAt)) {
      // Found anyhow; but the passage and the reason are the matter's.
      if (known != picks.begin() && known->confidence < answer.confidence) *known = answer;
      continue;
    }
    if (known != picks.end()) picks.erase(known);
    picks.insert(picks.begin() + static_cast<std::ptrdiff_t>(next++), answer);
  }
  picks.resize(std::min(picks.size(), limit));
  const TicketDoubts doubts{ticket.gap.share, ticket.asks_nothing};
  for (Pick& pick : picks) pick.confidence = doubted(pick.confidence, doubts);
  return picks;
}

// An article's record is read only when there is something to know about articles at all.
void apply_outcomes(RankedTicket& ticket, const OutcomeTable& outcomes, const Collection& collection,
                    std::int64_t now) {
  if (outcomes.empty()) return;
  for (RankedTicket& matter : ticket.matters) apply_outcomes(matter, outcomes, collection, now);
  std::vector<OutcomeTable::Term> terms;
  for (std::size_t i = 0; i < ticket.query.words.size() && i < ticket.prepared.ranking.terms.size(); ++i) {
    const QueryWord& word = ticket.query.words[i];
    const RankingTerm& term = ticket.prepared.ranking.terms[i];
    if (!word.stop_word && !word.stems.empty()) terms.emplace_back(word.stems.front(), term.weight * term.idf);
  }
  bool moved = false;
  for (Candidate& candidate : ticket.candidates) {
    const ArticleView article = collection.database(candidate.shard).article(candidate.docid);
    const double affinity = outcomes.affinity(article.locale, article.id, terms, now);
    candidate.score *= 1 + kOutcomeStrength * affinity;
    moved = moved || affinity != 0;
  }
  if (!moved) return;
  std::stable_sort(ticket.candidates.begin(), ticket.candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
}

std::vector<Suggestion> make_suggestions(const RankedTicket& ticket, std::size_t limit, bool fallback,
                                         const SuggestionSettings& settings, Collection& collection) {
  // Whether there is a list does not hang on how much of it is wanted.
  const std::vector<Pick> picks = pick_articles(ticket, std::max(limit, kLookedAt));
  std::vector<double> sure;
  sure.reserve(picks.size());
  for (const Pick& pick : picks) sure.push_back(calibrated(pick.confidence, settings));
  std::vector<Suggestion> suggestions;
  const std::size_t shown = std::min(count_shown(sure, settings), limit);
  for (std::size_t i = 0; i < shown; ++i) {
    suggestions.push_back(make_suggestion(picks[i], sure[i], fallback, collection));
  }
  return suggestions;
}

}  // namespace firstline
