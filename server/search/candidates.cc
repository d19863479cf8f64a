#include "server/search/candidates.h"

#include <algorithm>
#include <iterator>

#include "server/search/relatives.h"
#include "server/search/searcher.h"

namespace firstline {
namespace {

bool has_phrase(const TermVector& vector, const std::vector<QueryWord>& phrase) {
  // Where each word stands, shifted back by its place in the phrase: a common value is a match.
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> positions;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const std::uint32_t offset = phrase[i].position - phrase.front().position;
    std::vector<std::uint32_t> here;
    for (const std::string& stem : phrase[i].stems) {
      const TermInfo* info = vector.find(hash_term(prefix::stem, stem));
      if (!info) continue;
      vector.positions(*info, positions);
      for (const std::uint32_t position : positions) {
        if (position >= offset) here.push_back(position - offset);
      }
    }
    std::sort(here.begin(), here.end());
    if (i == 0) {
      starts = std::move(here);
      continue;
    }
    std::vector<std::uint32_t> both;
    std::set_intersection(starts.begin(), starts.end(), here.begin(), here.end(), std::back_inserter(both));
    starts = std::move(both);
  }
  return !starts.empty();
}

std::vector<WantedWord> relatives_of(const ParsedQuery& query, const Collection& collection) {
  std::vector<WantedWord> wanted;
  for (const QueryWord& word : query.words) {
    if (!word.relatives) continue;
    for (const Relative& relative : find_relatives(word.word, collection)) {
      if (is_form_of(relative, word.stems)) continue;
      wanted.push_back({relative.terms, word.weight * relative.share * kRelativeCandidateWeight});
    }
  }
  return wanted;
}

bool has_expired(Xapian::docid docid, const Collection& collection, std::int64_t now) {
  const Database& database = collection.database(collection.shard(docid));
  const ArticleEntry& entry = database.articles().entry(collection.shard_docid(docid));
  return entry.expires_at != 0 && entry.expires_at <= now;
}

std::vector<Xapian::docid> ask_for_all(const PreparedQuery& prepared, const Collection& collection) {
  Xapian::Query wanted = prepared.all;
  if (!prepared.scope.empty()) wanted = Xapian::Query(Xapian::Query::OP_FILTER, wanted, prepared.scope);
  wanted = Xapian::Query(Xapian::Query::OP_AND_NOT, wanted, prepared.outside);
  Xapian::Enquire enquire(collection.postings());
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1000, 0.75, 0.5));
  enquire.set_query(wanted);
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(kMaxPagedArticles));
  std::vector<Xapian::docid> docids;
  for (auto it = matches.begin(); it != matches.end(); ++it) docids.push_back(*it);
  return docids;
}

}  // namespace

Candidate make_candidate(Xapian::docid docid, const PreparedQuery& prepared, const Collection& collection) {
  Candidate candidate;
  candidate.shard = collection.shard(docid);
  candidate.docid = collection.shard_docid(docid);
  const Database& database = collection.database(candidate.shard);
  const ArticleEntry& entry = database.articles().entry(candidate.docid);
  candidate.vector = database.vector(candidate.docid);
  candidate.norm = entry.norm;
  candidate.title_idf = entry.title_idf;
  candidate.title_likeness = database.titles().likeness(prepared.grams[candidate.shard], candidate.docid);
  candidate.latent = database.latent().vector(candidate.docid);
  candidate.boost = static_cast<double>(entry.boost);
  return candidate;
}

bool fits_phrases(const TermVector& vector, const ParsedQuery& query) {
  const auto has = [&vector](const std::vector<QueryWord>& phrase) { return has_phrase(vector, phrase); };
  return std::all_of(query.phrases.begin(), query.phrases.end(), has) &&
         std::none_of(query.excluded_phrases.begin(), query.excluded_phrases.end(), has);
}

Found find_candidates(const PreparedQuery& prepared, const ParsedQuery& query, std::size_t limit,
                      const Collection& collection, std::int64_t now) {
  Found found;
  if (collection.empty() || prepared.any.empty()) return found;
  // In many articles a phrase's words stand apart: `limit` of them alone could hide the one that has it.
  const std::size_t looked_at = query.phrases.empty() ? limit : std::max(limit, kMaxPagedArticles);
  CandidateScores scores(collection);
  scores.leave_out(prepared.outside);
  scores.keep_only(prepared.scope);
  if (!query.phrases.empty()) scores.keep_only(prepared.phrases);
  scores.add(prepared.any, looked_at);
  if (!prepared.stand_ins) found.full = scores.with_required();
  std::vector<Xapian::docid> best = scores.best(looked_at);
  if (best.size() < looked_at) {
    scores.add(relatives_of(query, collection), looked_at);
    best = scores.best(looked_at);
  }
  // Every record lies somewhere else in a mapped file: all are on their way to the processor before one is read.
  for (const Xapian::docid docid : best) {
    const Database& database = collection.database(collection.shard(docid));
    __builtin_prefetch(database.articles().record(collection.shard_docid(docid)).data());
  }
  found.candidates.reserve(std::min<std::size_t>(best.size(), limit));
  for (const Xapian::docid docid : best) {
    if (found.candidates.size() == limit) break;
    if (has_expired(docid, collection, now)) continue;
    const Candidate candidate = make_candidate(docid, prepared, collection);
    if (fits_phrases(candidate.vector, query)) found.candidates.push_back(candidate);
  }
  return found;
}

std::vector<Xapian::docid> find_full_matches(Found& found, const PreparedQuery& prepared, const ParsedQuery& query,
                                             const Collection& collection, std::int64_t now) {
  if (collection.empty() || prepared.all.empty()) return {};
  std::vector<Xapian::docid> full = found.full ? std::move(*found.full) : ask_for_all(prepared, collection);
  const bool phrases = !query.phrases.empty() || !query.excluded_phrases.empty();
  std::erase_if(full, [&](Xapian::docid docid) {
    if (has_expired(docid, collection, now)) return true;
    return phrases &&
           !fits_phrases(collection.database(collection.shard(docid)).vector(collection.shard_docid(docid)), query);
  });
  if (full.size() > kMaxPagedArticles) full.resize(kMaxPagedArticles);
  return full;
}

}  // namespace firstline
