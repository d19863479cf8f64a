#include "server/search/searcher.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "indexer/base/utf8.h"
#include "server/search/answer.h"
#include "server/search/autocomplete.h"
#include "server/search/detect_language.h"
#include "server/search/facets.h"
#include "server/search/marked_html.h"
#include "server/search/score_parts.h"
#include "server/search/snippet.h"
#include "server/search/suggester.h"
#include "server/search/synonyms.h"
#include "server/search/ticket.h"
#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

// Xapian's errors are no std::exception: this is the fence.
template <class Function>
auto fenced(const Function& function) {
  try {
    return function();
  } catch (const Xapian::Error& error) {
    throw std::runtime_error("the index cannot be read: " + error.get_description());
  }
}

// Looking is much cheaper than analyzing the title to mark what is not there.
bool has_in_title(const TermVector& vector, const RankingQuery& query) {
  const auto in_title = [&vector](TermHash hash) {
    const TermInfo* info = vector.find(hash);
    return info && info->title > 0;
  };
  const auto any = [&in_title](const auto& words) {
    return std::any_of(words.begin(), words.end(), [&in_title](const auto& word) {
      return std::any_of(word.hashes.begin(), word.hashes.end(), in_title);
    });
  };
  return any(query.terms) || any(query.relatives);
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(Reader r) : reader(std::move(r)), weights(make_weights(reader.site().search_weights)) {}

  Reader reader;
  RankingWeights weights;
  std::map<std::string, std::unique_ptr<Collection>, std::less<>> collections;
  std::map<std::string, std::unique_ptr<Collection>, std::less<>> with_gaps;
  std::map<std::string, std::vector<Locale>, std::less<>> chains;  // by the tag of the locale that falls back

  // nullptr for a locale the site lacks.
  Collection* collection(std::string_view tag) {
    const SiteLocale* locale = reader.site().find_locale(tag);
    if (!locale) return nullptr;
    auto& slot = collections[locale->locale.tag()];
    if (!slot) slot = std::make_unique<Collection>(reader, *locale);
    return slot.get();
  }

  // The same with its gaps; nullptr where nobody keeps a list.
  Collection* gaps_beside(const Collection& own) {
    const Database* gaps = reader.gaps(own.tag());
    if (!gaps || own.empty()) return nullptr;
    auto& slot = with_gaps[own.tag()];
    if (!slot) slot = std::make_unique<Collection>(reader, own.site_locale(), gaps);
    return slot.get();
  }

  // The locales that `own` falls back to, in order.
  const std::vector<Locale>& chain(const SiteLocale& own) {
    const auto [slot, fresh] = chains.try_emplace(own.locale.tag());
    if (!fresh) return slot->second;
    std::vector<Locale> available;
    for (const SiteLocale& locale : reader.site().locales) available.push_back(locale.locale);
    slot->second = fallback_chain(own.locale, own.fallback, reader.site().default_locale, available);
    std::erase(slot->second, own.locale);
    return slot->second;
  }
  SearchHit make_hit(const Candidate& candidate, const PreparedQuery& prepared, Collection& collection, bool fallback,
                     bool explained) const;
  void append_fallbacks(const SearchRequest& request, std::size_t wanted, std::int64_t now, SearchResponse& response);
  static Ranked as_ranked(const Candidate& candidate, const Collection& collection);
};

SearchHit Searcher::Impl::make_hit(const Candidate& candidate, const PreparedQuery& prepared, Collection& collection,
                                   bool fallback, bool explained) const {
  const ArticleView article = collection.database(candidate.shard).article(candidate.docid);
  SearchHit hit;
  hit.id = article.id;
  hit.locale = article.locale;
  hit.fallback = fallback;
  hit.audience = article.audience;
  hit.title = article.title;
  hit.title_html = has_in_title(candidate.vector, prepared.ranking)
                       ? mark_matches(article.title, prepared.ranking, collection.analyzer())
                       : escape_html(article.title);
  hit.url = article_path(article.locale, article.id);
  Snippet snippet = make_snippet(article, candidate.vector, prepared.ranking);
  hit.snippet_html = std::move(snippet.html);
  if (snippet.section) {
    const SectionView& section = article.sections[*snippet.section];
    hit.section = SearchHit::SectionLink{std::string(section.title), std::string(section.anchor)};
    hit.url += "#" + hit.section->anchor;
  }
  hit.category = article.category;
  if (const Category* category = reader.find_category(article.locale, article.category)) {
    hit.category_title = category->title;
  }
  hit.tags.assign(article.tags.begin(), article.tags.end());
  hit.type = to_string(article.type);
  hit.updated_at = article.updated;
  hit.score = candidate.score;
  if (explained) hit.parts = score_parts(candidate);
  return hit;
}

// Fills the page with articles of the locales that this one falls back to, leaving out translations of what is shown.
void Searcher::Impl::append_fallbacks(const SearchRequest& request, std::size_t wanted, std::int64_t now,
                                      SearchResponse& response) {
  const std::vector<Locale>& others = chain(*reader.site().find_locale(request.locale));
  if (others.empty()) return;
  std::set<std::string> shown;  // translation keys; an untranslated copy stands for its original too
  for (const SearchHit& hit : response.hits) {
    if (const auto article = reader.find(hit.locale, hit.id, now)) shown.emplace(article->translation_key);
  }
  for (const Locale& locale : others) {
    if (response.hits.size() >= wanted) return;
    Collection* other = collection(locale.tag());
    if (!other || other->empty()) continue;
    const Answer answer = answer_query(request, weights, *other, now);
    // Half a match in another language helps nobody who has a whole one in his own.
    if (answer.relaxed && !response.hits.empty()) continue;
    for (const Candidate& candidate : answer.shown) {
      if (response.hits.size() >= wanted) break;
      const ArticleView article = other->database(candidate.shard).article(candidate.docid);
      if (!shown.insert(std::string(article.translation_key)).second) continue;
      // What is visible of each step: the spelling that found these, and that they have the words together.
      if (response.hits.empty()) response.corrected_query = answer.spelled.corrected;
      if (!answer.relaxed) response.relaxed.reset();
      response.hits.push_back(make_hit(candidate, answer.prepared, *other, true, request.explain));
      ++response.total;
    }
  }
}

Searcher::Ranked Searcher::Impl::as_ranked(const Candidate& candidate, const Collection& collection) {
  const ArticleView article = collection.database(candidate.shard).article(candidate.docid);
  return {std::string(article.id), candidate.score, score_parts(candidate)};
}

Searcher::Searcher(Reader reader) : impl_(std::make_unique<Impl>(std::move(reader))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

const Reader& Searcher::reader() const { return impl_->reader; }

SearchResponse Searcher::search(const SearchRequest& request, std::int64_t now) {
  return fenced([&] {
    SearchResponse response;
    response.query = truncate_utf8(request.query, kMaxQueryBytes);
    response.locale = request.locale;
    response.page = std::max(request.page, 1u);
    response.per_page = std::clamp(request.per_page, 1u, 100u);
    Collection* collection = impl_->collection(request.locale);
    if (!collection) return response;
    response.locale = collection->tag();
    const Answer answer = answer_query(request, impl_->weights, *collection, now);
    response.corrected_query = answer.spelled.corrected;
    response.total = answer.total;
    if (!answer.lacking.empty()) response.relaxed = answer.lacking;

    const std::size_t first = (response.page - 1) * std::size_t{response.per_page};
    const std::size_t last = std::min(first + response.per_page, answer.total);
    for (std::size_t i = first; i < last; ++i) {
      if (i < answer.shown.size()) {
        response.hits.push_back(impl_->make_hit(answer.shown[i], answer.prepared, *collection, false, request.explain));
        continue;
      }
      std::vector<Candidate> one = {
          make_candidate(answer.beyond[i - answer.shown.size()], answer.prepared, *collection)};
      firstline::rank(answer.prepared.ranking, impl_->weights, one);
      response.hits.push_back(impl_->make_hit(one.front(), answer.prepared, *collection, false, request.explain));
    }
    count_facets(answer.shown, answer.beyond, *collection, impl_->reader, response);
    if (response.page == 1 && response.hits.size() < response.per_page) {
      impl_->append_fallbacks(request, response.per_page, now, response);
    }
    return response;
  });
}

std::vector<AutocompleteEntry> Searcher::autocomplete(std::string_view query, std::string_view locale,
                                                      std::size_t limit, std::int64_t now,
                                                      const PopularityTable* popularity) {
  return fenced([&]() -> std::vector<AutocompleteEntry> {
    Collection* collection = impl_->collection(locale);
    if (!collection) return {};
    return complete(query, *collection, limit, now, popularity);
  });
}

std::vector<Searcher::Ranked> Searcher::rank(std::string_view text, std::string_view locale, std::size_t depth,
                                             std::int64_t now) {
  return fenced([&]() -> std::vector<Ranked> {
    Collection* collection = impl_->collection(locale);
    if (!collection || collection->empty()) return {};
    SpelledQuery spelled = parse_and_spell(text, *collection);
    if (spelled.query.empty()) return {};
    const auto alternatives = find_alternatives(spelled.query, *collection);
    const PreparedQuery prepared = prepare(spelled.query, alternatives, {}, *collection);
    auto candidates =
        find_ranked(prepared, spelled.query, std::max(depth, kCandidates), impl_->weights, *collection, now).candidates;
    apply_pins(candidates, spelled.query, *collection, now);
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < candidates.size() && i < depth; ++i) {
      ranked.push_back(Impl::as_ranked(candidates[i], *collection));
    }
    return ranked;
  });
}

std::vector<Searcher::Ranked> Searcher::rank_ticket(std::string_view subject, std::string_view body,
                                                    std::string_view locale, std::size_t depth, std::int64_t now) {
  return fenced([&]() -> std::vector<Ranked> {
    Collection* collection = impl_->collection(locale);
    if (!collection) return {};
    const RankedTicket ticket = firstline::rank_ticket(read_customer_text(subject, body), depth, impl_->weights,
                                                       *collection, impl_->gaps_beside(*collection), now);
    std::vector<Ranked> ranked;
    for (const Pick& pick : pick_articles(ticket, depth)) {
      Ranked next = Impl::as_ranked(pick.article(), *collection);
      // A matter's score means nothing beside the whole ticket's.
      if (pick.answers != &ticket && !ranked.empty()) next.score = ranked.back().score;
      next.confidence = pick.confidence;
      ranked.push_back(std::move(next));
    }
    return ranked;
  });
}

std::vector<std::string> Searcher::outcome_terms(std::string_view subject, std::string_view body,
                                                 std::string_view locale) {
  return fenced([&]() -> std::vector<std::string> {
    Collection* collection = impl_->collection(locale);
    if (!collection || collection->empty()) return {};
    std::vector<std::string> terms;
    const CustomerText text =
        read_customer_text(truncate_utf8(subject, kMaxTicketBytes), truncate_utf8(body, kMaxTicketBytes));
    for (const QueryWord& word : read_ticket(text, *collection).words) {
      if (!word.stop_word && !word.stems.empty()) terms.push_back(word.stems.front());
    }
    return terms;
  });
}

SuggestResponse Searcher::suggest(const SuggestRequest& request, std::int64_t now) {
  return fenced([&] {
    const Site& site = impl_->reader.site();
    SuggestResponse response;
    response.detected = request.locale.empty();
    const CustomerText text = read_customer_text(truncate_utf8(request.subject, kMaxTicketBytes),
                                                 truncate_utf8(request.body, kMaxTicketBytes));
    response.locale = response.detected ? detect_locale(text.subject + "\n" + text.body, site) : request.locale;
    Collection* own = impl_->collection(response.locale);
    if (!own) return response;
    response.locale = own->tag();
    const auto suggest_from = [&](Collection& collection) {
      RankedTicket ticket =
          firstline::rank_ticket(text, kTicketCandidates, impl_->weights, collection, impl_->gaps_beside(collection),
                                 now, {request.category, std::nullopt, std::nullopt});
      // The list is for the site's own people.
      if (impl_->reader.audience() == Audience::agents && &collection == own && ticket.gap.share > 1) {
        response.gap = KnownGap{ticket.gap.name, ticket.gap.sentence};
      }
      if (request.outcomes) apply_outcomes(ticket, *request.outcomes, collection, now);
      return make_suggestions(ticket, request.limit, &collection != own, site.suggestions, collection);
    };
    response.suggestions = suggest_from(*own);
    if (!response.suggestions.empty()) return response;
    for (const Locale& locale : impl_->chain(own->site_locale())) {
      if (Collection* other = impl_->collection(locale.tag())) response.suggestions = suggest_from(*other);
      if (!response.suggestions.empty()) break;
    }
    return response;
  });
}

}  // namespace firstline
