// From a prepared query to the articles worth ranking, and to all that have every word.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "server/search/prepared_query.h"

namespace firstline {

struct Found {
  std::vector<Candidate> candidates;
  // Docids of the articles with every required word, best first; nullopt where words have stand-ins, so that reading
  // their posting lists does not tell: find_full_matches() does.
  std::optional<std::vector<Xapian::docid>> full;
};

// The best `limit` by BM25 over stems, with what ranking reads of each; expired ones left out. Only articles
// that fit the query's phrases, of the kMaxPagedArticles best that have the phrases' words. `now` in seconds since the
// epoch.
Found find_candidates(const PreparedQuery& prepared, const ParsedQuery& query, std::size_t limit,
                      const Collection& collection, std::int64_t now);

// Docids of the articles with every required word, best first by BM25, at most kMaxPagedArticles; expired ones and
// those without the query's phrases left out. `found` is of the same query and gives its list away.
std::vector<Xapian::docid> find_full_matches(Found& found, const PreparedQuery& prepared, const ParsedQuery& query,
                                             const Collection& collection, std::int64_t now);

// One document of the collection as a candidate, ready to be ranked.
Candidate make_candidate(Xapian::docid docid, const PreparedQuery& prepared, const Collection& collection);

// Whether the article has the words of each phrase in a row, and those of no excluded one.
bool fits_phrases(const TermVector& vector, const ParsedQuery& query);

}  // namespace firstline
