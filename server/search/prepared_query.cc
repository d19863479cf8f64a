#include "server/search/prepared_query.h"

#include <algorithm>
#include <cmath>

#include "indexer/index/entry.h"
#include "indexer/index/schema.h"
#include "server/search/relatives.h"

namespace firstline {
namespace {

// What evidence other than the word itself is worth, as a share of the word.
constexpr double kPartWeight = 0.5;
constexpr double kBigramWeight = 0.5;
constexpr double kSynonymWeight = 0.8;
constexpr double kPairAfterStopWord = 0.8;
// In a small help centre "which" is as rare as what it asks about.
constexpr double kStopWordWeight = 0.7;

Xapian::Query any_of(const std::vector<std::string>& terms) {
  std::vector<Xapian::Query> queries;
  queries.reserve(terms.size());
  for (const std::string& term : terms) queries.emplace_back(term);
  if (queries.size() == 1) return queries.front();
  return {Xapian::Query::OP_SYNONYM, queries.begin(), queries.end()};
}

std::vector<std::string> stem_terms(const std::vector<std::string>& stems) {
  std::vector<std::string> terms;
  terms.reserve(stems.size());
  for (const std::string& stem : stems) terms.push_back(make_term(prefix::stem, stem));
  return terms;
}

class Preparation {
 public:
  Preparation(const ParsedQuery& query, Collection& collection) : query_(query), collection_(collection) {}

  PreparedQuery run(const std::vector<Alternative>& alternatives, const Filters& filters) {
    RankingQuery& ranking = prepared_.ranking;
    ranking.articles = collection_.articles();
    ranking.average_length = collection_.average_length();
    ranking.use_titles = collection_.use_titles();
    ranking.title = hash_term(prefix::title, query_.title_key);
    ranking.title_as_typed = hash_term(prefix::title, query_.text);
    std::vector<Xapian::Query> required(query_.words.size());
    for (std::size_t i = 0; i < query_.words.size(); ++i) required[i] = add_word(query_.words[i]);
    ranking.words = query_.words.size();
    add_pairs();
    for (const QueryWord& word : query_.words) add_weak_evidence(word);
    for (const Alternative& alternative : alternatives) add_alternative(alternative, required);
    prepared_.any.push_back({{make_term(prefix::title, query_.title_key)}, 1});
    std::vector<Xapian::Query> all;
    for (const Xapian::Query& word : required) {
      if (!word.empty()) all.push_back(word);
    }
    if (!all.empty()) prepared_.all = Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
    std::vector<Xapian::Query> in_phrases;
    for (const auto& phrase : query_.phrases) {
      for (const QueryWord& word : phrase) in_phrases.push_back(any_of(stem_terms(word.stems)));
    }
    if (!in_phrases.empty()) {
      prepared_.phrases = Xapian::Query(Xapian::Query::OP_AND, in_phrases.begin(), in_phrases.end());
    }
    add_filters(filters);
    const auto grams = title_grams(query_.opening);
    for (std::uint32_t shard = 0; shard < collection_.shard_count(); ++shard) {
      prepared_.grams.push_back(collection_.database(shard).titles().resolve(grams));
    }
    return std::move(prepared_);
  }

 private:
  RankingTerm make_ranking_term(const std::vector<std::string>& terms, double weight) const {
    RankingTerm term;
    double frequency = 0;
    for (const std::string& text : terms) {
      const double own = collection_.frequency(text);
      frequency = std::max(frequency, own);
      term.hashes.push_back(hash_term(text.front(), std::string_view(text).substr(1)));
      term.hash_idf.push_back(inverse_document_frequency(collection_.articles(), own));
    }
    term.idf = inverse_document_frequency(collection_.articles(), frequency);
    term.weight = weight;
    return term;
  }

  void look_for(const std::vector<std::string>& terms, double weight, bool required = false) {
    prepared_.any.push_back({terms, weight, required});
  }

  Xapian::Query add_word(const QueryWord& word) {
    const auto terms = stem_terms(word.stems);
    const double weight = word.weight * (word.stop_word ? kStopWordWeight : 1);
    RankingTerm term = make_ranking_term(terms, weight);
    const auto absent = [&](const std::string& text) { return collection_.frequency(text) == 0; };
    std::vector<std::string> stand_ins;
    for (const std::string& bigram : word.stand_ins) {
      stand_ins.push_back(make_term(prefix::bigram, bigram));
      term.stand_ins.push_back(hash_term(prefix::bigram, bigram));
    }
    auto joined = word.bigrams.size() > 1 ? Xapian::Query::OP_AND : Xapian::Query::OP_OR;
    // A hyphenated word that no article has is there where its parts are.
    if (!word.parts.empty() && std::all_of(terms.begin(), terms.end(), absent)) {
      joined = Xapian::Query::OP_AND;
      for (const QueryPart& part : word.parts) {
        const std::string stem = make_term(prefix::stem, part.stems.front());
        if (absent(stem)) continue;
        stand_ins.push_back(stem);
        term.stand_ins.push_back(hash_term(prefix::stem, part.stems.front()));
      }
    }
    term.doubtful = word.corrected;
    // What no article has cannot tell a good one from a bad one.
    term.required = !word.stop_word && !(std::all_of(terms.begin(), terms.end(), absent) &&
                                         std::all_of(stand_ins.begin(), stand_ins.end(), absent));
    look_for(terms, weight, !word.stop_word);
    prepared_.stand_ins = prepared_.stand_ins || !stand_ins.empty();
    prepared_.ranking.terms.push_back(std::move(term));
    if (word.stop_word) return {};
    // As it stands in the text, since folding takes accents and the like away.
    const bool in_text = word.begin < word.end && word.end <= query_.text.size();
    prepared_.required.push_back(in_text ? query_.text.substr(word.begin, word.end - word.begin) : word.word);
    Xapian::Query own = any_of(terms);
    if (stand_ins.empty()) return own;
    return Xapian::Query(Xapian::Query::OP_OR, own, Xapian::Query(joined, stand_ins.begin(), stand_ins.end()));
  }

  void add_term(const std::vector<std::string>& terms, double weight) {
    prepared_.ranking.terms.push_back(make_ranking_term(terms, weight));
    look_for(terms, weight);
  }

  // Words are the first terms, in the same order. Two stop words together ("how do") are in any article.
  void add_pairs() {
    for (const auto& [first, second] : query_.pairs) {
      const QueryWord& before = query_.words[first];
      const QueryWord& after = query_.words[second];
      if (before.stop_word && after.stop_word) continue;
      const double share = before.stop_word ? kPairAfterStopWord : 1;
      prepared_.ranking.pairs.push_back({first, second, share * std::sqrt(before.weight * after.weight)});
    }
  }

  void add_weak_evidence(const QueryWord& word) {
    for (const QueryPart& part : word.parts) add_term(stem_terms(part.stems), word.weight * kPartWeight);
    for (const std::string& bigram : word.bigrams) {
      add_term({make_term(prefix::bigram, bigram)}, word.weight * kBigramWeight);
    }
    if (word.relatives) add_relatives(word);
  }

  void add_relatives(const QueryWord& word) {
    const auto of = static_cast<std::uint32_t>(&word - query_.words.data());
    for (const Relative& relative : find_relatives(word.word, collection_)) {
      if (is_form_of(relative, word.stems)) continue;
      prepared_.ranking.relatives.push_back({relative.hashes, relative.idf, word.weight * relative.share, of});
    }
  }

  // The alternative's words count a little less than the query's own; having them is as good as having what they
  // replace.
  void add_alternative(const Alternative& alternative, std::vector<Xapian::Query>& required) {
    std::vector<Xapian::Query> all;
    for (const QueryWord& word : alternative.words) {
      const auto terms = stem_terms(word.stems);
      add_term(terms, word.weight * kSynonymWeight);
      all.push_back(any_of(terms));
    }
    if (all.empty()) return;
    const Xapian::Query instead(Xapian::Query::OP_AND, all.begin(), all.end());
    for (const std::uint32_t index : alternative.replaces) {
      if (index < required.size() && !required[index].empty()) {
        required[index] = Xapian::Query(Xapian::Query::OP_OR, required[index], instead);
        prepared_.stand_ins = true;
      }
    }
  }

  void add_filters(const Filters& filters) {
    std::vector<Xapian::Query> scope;
    if (filters.category) scope.emplace_back(make_term(prefix::category, *filters.category));
    if (query_.category) scope.emplace_back(make_term(prefix::category, *query_.category));
    if (filters.tag) scope.emplace_back(tag_term(*filters.tag, collection_.analyzer()));
    if (query_.tag) scope.emplace_back(tag_term(*query_.tag, collection_.analyzer()));
    if (filters.type) scope.emplace_back(make_term(prefix::type, *filters.type));
    if (!scope.empty()) prepared_.scope = Xapian::Query(Xapian::Query::OP_AND, scope.begin(), scope.end());
    std::vector<Xapian::Query> outside;
    const std::string archived = make_term(prefix::archived, "archived");
    if (collection_.frequency(archived) > 0) outside.emplace_back(archived);
    for (const QueryWord& word : query_.excluded) outside.push_back(any_of(stem_terms(word.stems)));
    prepared_.outside = Xapian::Query(Xapian::Query::OP_OR, outside.begin(), outside.end());
  }

  const ParsedQuery& query_;
  Collection& collection_;
  PreparedQuery prepared_;
};

}  // namespace

PreparedQuery prepare(const ParsedQuery& query, const std::vector<Alternative>& alternatives, const Filters& filters,
                      Collection& collection) {
  return Preparation(query, collection).run(alternatives, filters);
}

}  // namespace firstline
