#include "server/search/ticket.h"

#include <algorithm>
#include <numeric>

#include "indexer/base/utf8.h"
#include "indexer/index/entry.h"
#include "indexer/index/schema.h"
#include "server/search/spelling.h"

namespace firstline {
namespace {

constexpr double kSubjectWeight = 2.5;
constexpr std::size_t kTicketTerms = 20;
constexpr std::size_t kMaxDistinctWords = 4000;
// Each correction looks through the vocabulary once; the first unknown words are the subject's and the question's.
constexpr std::size_t kMaxCorrections = 12;

// The positions in `query.words` to keep, and pairs renumbered to them.
void keep_words(ParsedQuery& query, std::vector<std::size_t> kept) {
  std::sort(kept.begin(), kept.end());
  std::vector<std::uint32_t> renumbered(query.words.size(), ~0u);
  std::vector<QueryWord> words;
  for (const std::size_t index : kept) {
    renumbered[index] = static_cast<std::uint32_t>(words.size());
    words.push_back(std::move(query.words[index]));
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& [a, b] : query.pairs) {
    if (renumbered[a] == ~0u || renumbered[b] == ~0u) continue;
    const std::pair pair{renumbered[a], renumbered[b]};
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
  }
  query.words = std::move(words);
  query.pairs = std::move(pairs);
}

}  // namespace

ParsedQuery read_ticket(const CustomerText& text, Collection& collection) {
  ParsedQuery query;
  const std::string_view subject = truncate_utf8(text.subject, kMaxTicketBytes);
  const std::string_view body = truncate_utf8(text.body, kMaxTicketBytes - subject.size());
  std::string opening(truncate_utf8(subject, kMaxOpeningBytes));
  opening.append(" ").append(truncate_utf8(body, kMaxOpeningBytes));
  query.opening = title_key(collection.analyzer().analyze(truncate_utf8(opening, kMaxOpeningBytes)));
  add_plain_text(subject, kSubjectWeight, collection.analyzer(), query, kMaxDistinctWords);
  add_plain_text(body, 1, collection.analyzer(), query, kMaxDistinctWords);
  correct_words(query, collection, kMaxCorrections);
  std::vector<double> value(query.words.size());
  double all = 0;
  double unknown = 0;
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    double frequency = 0;
    for (const std::string& stem : query.words[i].stems) {
      frequency = std::max(frequency, collection.frequency(make_term(prefix::stem, stem)));
    }
    const double idf = inverse_document_frequency(collection.articles(), frequency);
    const double weight = query.words[i].weight * idf;
    if (!query.words[i].stop_word) all += idf;
    // A word that no article has cannot help to find one; it makes it less likely that there is one.
    if (frequency > 0) {
      value[i] = weight;
    } else if (!query.words[i].stop_word) {
      query.unknown_weight += weight;
      unknown += idf;
    }
  }
  query.unknown_share = all > 0 ? unknown / all : 0;
  std::vector<std::size_t> order(query.words.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&value](std::size_t a, std::size_t b) { return value[a] > value[b]; });
  order.resize(std::min(order.size(), kTicketTerms));
  std::erase_if(order, [&value](std::size_t index) { return value[index] == 0; });
  keep_words(query, std::move(order));
  return query;
}

}  // namespace firstline
