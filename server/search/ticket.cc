#include "server/search/ticket.h"

#include <algorithm>
#include <numeric>

#include "indexer/base/utf8.h"
#include "indexer/index/entry.h"
#include "indexer/index/schema.h"
#include "server/search/spelling.h"
#include "server/search/ticket_words.h"
#include "server/ticket/matters.h"

namespace firstline {
namespace {

constexpr double kSubjectWeight = 4;
constexpr std::size_t kTicketTerms = 20;
// Words that say how sure an article is; more than find it, since a ticket's subject may stand among its lesser words.
constexpr std::size_t kKnownWords = 100;
// Of own words; whoever writes more has said it by then. With the limit on words it bounds what hostile text costs.
constexpr std::size_t kMaxOwnBytes = 16 * 1024;
constexpr std::size_t kMaxDistinctWords = 1000;
constexpr std::size_t kMaxSentences = 40;
// Analysis of text without blanks is quadratic in a piece's length.
constexpr std::size_t kPieceBytes = 2048;
// Looking for relatives costs as much as all else together, and those of the first words do nearly all the good.
constexpr std::size_t kWordsWithRelatives = 6;
// Each correction looks through the vocabulary once; the first unknown words are the subject's and the question's.
constexpr std::size_t kMaxCorrections = 12;
// Who writes this much says what matters more than once.
constexpr std::size_t kManyWords = 300;
constexpr std::size_t kFewCorrections = 3;

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

// Pieces end at a blank or line break where there is one.
std::vector<std::uint32_t> add_in_pieces(std::string_view text, double weight, Collection& collection,
                                         ParsedQuery& query) {
  std::vector<std::uint32_t> added;
  while (!text.empty()) {
    std::string_view piece = truncate_utf8(text, kPieceBytes);
    if (piece.size() < text.size()) {
      const std::size_t blank = piece.find_last_of(" \n");
      if (blank != std::string_view::npos && blank > 0) piece = piece.substr(0, blank);
    }
    const auto words = add_plain_text(piece, weight, collection.analyzer(), query, kMaxDistinctWords);
    added.insert(added.end(), words.begin(), words.end());
    text.remove_prefix(std::max<std::size_t>(piece.size(), 1));
  }
  return added;
}

// What each word of the query is worth, by its index.
struct Worth {
  std::vector<double> idf;    // an absent word's for those that no article has
  std::vector<double> value;  // for finding an article; 0 for those that none has
};

// Leaves in `query` what its words weigh together, and those that no article has.
Worth weigh_words(ParsedQuery& query, const Collection& collection) {
  Worth worth{std::vector<double>(query.words.size()), std::vector<double>(query.words.size())};
  double unknown = 0;
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    const QueryWord& word = query.words[i];
    double frequency = 0;
    for (const std::string& stem : word.stems) {
      frequency = std::max(frequency, collection.frequency(make_term(prefix::stem, stem)));
    }
    const double idf = inverse_document_frequency(collection.articles(), frequency);
    worth.idf[i] = idf;
    if (!word.stop_word) query.distinct_idf += idf;
    // A word that no article has cannot help to find one; it makes it less likely that there is one.
    if (frequency > 0) {
      worth.value[i] = word.weight * idf;
    } else if (!word.stop_word) {
      query.unknown_weight += word.weight * idf;
      unknown += idf;
    }
  }
  query.unknown_share = query.distinct_idf > 0 ? unknown / query.distinct_idf : 0;
  return worth;
}

// The weightiest known words, `order` naming them from the weightiest on, and what of them each sentence has. A
// corrected word may be another than was meant: in a sentence it counts as one that no article has.
void gather_known(const std::vector<std::size_t>& order, const std::vector<double>& idf,
                  const std::vector<std::vector<std::uint32_t>>& sentences, double absent_idf, ParsedQuery& query) {
  constexpr std::uint32_t kNone = ~0u;
  std::vector<std::uint32_t> known(query.words.size(), kNone);
  for (const std::size_t index : order) {
    const QueryWord& word = query.words[index];
    if (query.known.size() == kKnownWords) break;
    if (word.stop_word) continue;
    if (word.typed.empty()) known[index] = static_cast<std::uint32_t>(query.known.size());
    KnownWord& added = query.known.emplace_back();
    added.idf = idf[index];
    for (const std::string& stem : word.stems) added.hashes.push_back(hash_term(prefix::stem, stem));
  }
  for (const std::vector<std::uint32_t>& words : sentences) {
    TicketSentence sentence;
    for (const std::uint32_t index : words) {
      if (query.words[index].stop_word) continue;
      sentence.idf += query.words[index].typed.empty() ? idf[index] : absent_idf;
      if (known[index] != kNone) sentence.known.push_back(known[index]);
    }
    if (sentence.idf > 0) query.sentences.push_back(std::move(sentence));
  }
}

}  // namespace

ParsedQuery read_ticket(const CustomerText& text, Collection& collection) {
  ParsedQuery query;
  const std::string_view subject = truncate_utf8(text.subject, kMaxOwnBytes);
  const std::string_view body = truncate_utf8(text.body, kMaxOwnBytes - subject.size());
  std::string opening(truncate_utf8(subject, kMaxOpeningBytes));
  opening.append(" ").append(truncate_utf8(body, kMaxOpeningBytes));
  query.opening = title_key(collection.analyzer().analyze(truncate_utf8(opening, kMaxOpeningBytes)));
  std::vector<std::vector<std::uint32_t>> sentences;  // words of each
  if (!subject.empty()) sentences.push_back(add_in_pieces(subject, kSubjectWeight, collection, query));
  for (const std::string_view sentence : split_sentences(body, kMaxSentences)) {
    sentences.push_back(add_in_pieces(sentence, 1, collection, query));
  }
  const std::size_t corrections = query.words.size() > kManyWords ? kFewCorrections : kMaxCorrections;
  read_ticket_words(query, collection, corrections);
  correct_words(query, collection, corrections);
  const Worth worth = weigh_words(query, collection);
  const std::vector<double>& value = worth.value;
  std::vector<std::size_t> order(query.words.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&value](std::size_t a, std::size_t b) { return value[a] > value[b]; });
  std::erase_if(order, [&value](std::size_t index) { return value[index] == 0; });
  gather_known(order, worth.idf, sentences, inverse_document_frequency(collection.articles(), 0), query);
  order.resize(std::min(order.size(), kTicketTerms));
  for (std::size_t i = kWordsWithRelatives; i < order.size(); ++i) query.words[order[i]].relatives = false;
  keep_words(query, std::move(order));
  return query;
}

}  // namespace firstline
