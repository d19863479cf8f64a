#include "server/search/suggester.h"

#include <algorithm>

#include "server/search/markdown_text.h"
#include "server/search/snippet.h"
#include "server/search/ticket.h"

namespace firstline {
namespace {

constexpr std::size_t kReasons = 6;

// The ticket's words that the article has, weightiest first, as the ticket spells them.
std::vector<std::string> reasons(const RankedTicket& ticket, const Candidate& candidate) {
  std::vector<std::pair<double, std::string>> found;
  for (std::size_t i = 0; i < ticket.query.words.size() && i < ticket.prepared.ranking.terms.size(); ++i) {
    const RankingTerm& term = ticket.prepared.ranking.terms[i];
    const QueryWord& word = ticket.query.words[i];
    if (word.stop_word) continue;
    const bool has = std::any_of(term.hashes.begin(), term.hashes.end(),
                                 [&](TermHash hash) { return candidate.vector.find(hash) != nullptr; });
    if (has) found.emplace_back(term.weight * term.idf, word.typed.empty() ? word.word : word.typed);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < found.size() && i < kReasons; ++i) words.push_back(std::move(found[i].second));
  return words;
}

Suggestion make_suggestion(const RankedTicket& ticket, const Candidate& candidate, double sureness, bool fallback,
                           const Collection& collection) {
  const ArticleView article = collection.database(candidate.shard).article(candidate.docid);
  Suggestion suggestion;
  suggestion.id = article.id;
  suggestion.locale = article.locale;
  suggestion.fallback = fallback;
  suggestion.audience = article.audience;
  suggestion.title = article.title;
  suggestion.url = article_path(article.locale, article.id);
  suggestion.confidence = sureness;
  Snippet passage = make_passage(article, candidate.vector, ticket.prepared.ranking);
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

}  // namespace

RankedTicket rank_ticket(const CustomerText& text, std::size_t depth, const RankingWeights& weights,
                         Collection& collection, std::int64_t now, const Filters& filters) {
  RankedTicket ticket;
  if (collection.empty()) return ticket;
  ticket.query = read_ticket(text, collection);
  if (ticket.query.empty()) return ticket;
  ticket.prepared = prepare(ticket.query, {}, filters, collection);
  ticket.candidates =
      find_ranked(ticket.prepared, ticket.query, std::max(depth, kCandidates), weights, collection, now);
  return ticket;
}

std::vector<double> confidences(const RankedTicket& ticket, std::size_t limit) {
  std::vector<double> sure;
  for (std::size_t i = 0; i < ticket.candidates.size() && i < limit; ++i) {
    sure.push_back(confidence(confidence_features(ticket.query, ticket.prepared.ranking, ticket.candidates, i)));
  }
  return sure;
}

// An article's record is read only when there is something to know about articles at all.
void apply_outcomes(RankedTicket& ticket, const OutcomeTable& outcomes, const Collection& collection,
                    std::int64_t now) {
  if (outcomes.empty()) return;
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
  std::vector<double> sure = confidences(ticket, limit);
  for (double& value : sure) value = calibrated(value, settings);
  std::vector<Suggestion> suggestions;
  const std::size_t shown = count_shown(sure, settings);
  for (std::size_t i = 0; i < shown; ++i) {
    suggestions.push_back(make_suggestion(ticket, ticket.candidates[i], sure[i], fallback, collection));
  }
  return suggestions;
}

}  // namespace firstline
