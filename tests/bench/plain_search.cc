#include "tests/bench/plain_search.h"

#include <xapian.h>

#include "indexer/index/schema.h"
#include "indexer/index/term_vector.h"
#include "server/search/query.h"
#include "server/search/searcher.h"
#include "server/search/snippet.h"

namespace firstline {

std::vector<std::string> search_plainly(std::string_view query, Collection& collection) {
  const ParsedQuery parsed = parse_query(query, collection.analyzer(), {}, kMaxQueryBytes);
  std::vector<std::string> terms;
  RankingQuery ranking;  // what a snippet needs of it
  for (const QueryWord& word : parsed.words) {
    RankingTerm term;
    for (const std::string& stem : word.stems) {
      terms.push_back(make_term(prefix::stem, stem));
      term.hashes.push_back(hash_term(prefix::stem, stem));
    }
    term.idf = inverse_document_frequency(collection.articles(), collection.frequency(terms.back()));
    term.required = true;
    ranking.terms.push_back(std::move(term));
  }
  std::vector<std::string> shown;
  if (terms.empty()) return shown;
  Xapian::Enquire enquire(collection.postings());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const Xapian::MSet found = enquire.get_mset(0, 10);
  for (auto it = found.begin(); it != found.end(); ++it) {
    const Database& database = collection.database(collection.shard(*it));
    const std::uint32_t docid = collection.shard_docid(*it);
    shown.push_back(make_snippet(database.article(docid), database.vector(docid), ranking).html);
  }
  return shown;
}

}  // namespace firstline
