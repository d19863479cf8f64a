#include "server/search/ticket_words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/search/word_parts.h"

namespace firstline {
namespace {

// A relative shares at least this much of a word's 5-grams, and either begins alike, as inflections do, or holds the
// word or is held by it, as compounds do. Others are like in their endings only ("morning" and "warning").
constexpr double kLeastShared = 0.4;
constexpr std::ptrdiff_t kLettersAlike = 4;
constexpr std::ptrdiff_t kLettersHeld = 5;
constexpr std::size_t kMaxSynonyms = 32;
constexpr std::size_t kSmallNumberDigits = 2;

using Stems = std::vector<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool says_nothing(const std::string& word, const SearchRules& rules) {
  if (word.size() <= kSmallNumberDigits && std::all_of(word.begin(), word.end(), is_digit)) return true;
  if (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') return true;
  return std::binary_search(rules.stop_words.begin(), rules.stop_words.end(), word);
}

void add_stems(QueryWord& word, const Stems& stems) {
  for (const std::string& stem : stems) {
    if (std::find(word.stems.begin(), word.stems.end(), stem) == word.stems.end()) word.stems.push_back(stem);
  }
}

// The stems of the words of `text`, each on its own, stop words left out.
std::vector<Stems> stems_of(std::string_view text, Analyzer& analyzer) {
  std::vector<Stems> found;
  for (Token& token : analyzer.analyze(text)) {
    if (token.kind != TokenKind::word || analyzer.is_stop_word(token.word)) continue;
    found.push_back(std::move(token.stems));
  }
  return found;
}

void add_synonyms(ParsedQuery& query, Collection& collection) {
  std::size_t left = kMaxSynonyms;
  for (QueryWord& word : query.words) {
    if (word.stop_word) continue;
    const Stems own = word.stems;  // synonyms do not chain
    for (const std::string& stem : own) {
      for (const Synonym& synonym : synonyms_of(collection.rules(), stem)) {
        if (synonym.from.size() != 1) continue;
        if (left-- == 0) return;
        const std::vector<Stems> to = stems_of(synonym.to, collection.analyzer());
        if (to.size() == 1) add_stems(word, to.front());
      }
    }
  }
}

// Not where a full stop stands in it: "md" says nothing of cancel.md, and "sent.how" lacks a blank.
void add_part(QueryWord& word, const Collection& collection, const Analyzer& analyzer) {
  if (word.word.find('.') != std::string::npos) return;
  const QueryPart* rarest = nullptr;
  double least = 0;
  for (const QueryPart& part : word.parts) {
    const auto is_stop_word = [&analyzer](const std::string& stem) { return analyzer.is_stop_word(stem); };
    if (std::any_of(part.stems.begin(), part.stems.end(), is_stop_word)) continue;
    double frequency = 0;
    for (const std::string& stem : part.stems) {
      frequency = std::max(frequency, collection.frequency(make_term(prefix::stem, stem)));
    }
    if (frequency == 0 || (rarest && frequency >= least)) continue;
    rarest = &part;
    least = frequency;
  }
  if (rarest) add_stems(word, rarest->stems);
}

bool begins_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Code points of UTF-8.
std::ptrdiff_t count_letters(std::string_view text) { return std::count_if(text.begin(), text.end(), begins_letter); }

bool is_related(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  auto differ = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  while (differ > 0 && differ < a.size() && !begins_letter(a[differ])) --differ;
  if (count_letters(a.substr(0, differ)) >= kLettersAlike) return true;
  return count_letters(a) >= kLettersHeld && b.find(a) != std::string_view::npos;
}

void add_relative(QueryWord& word, Collection& collection) {
  double most = 0;
  std::string_view nearest;
  for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
    const WordFile& words = collection.database(shard).words();
    for (const RelatedWord& related : words.relatives(word.word, kLeastShared, 1)) {
      const std::string_view text = words.word(related.index);
      if (related.share <= most || !is_related(word.word, text)) continue;
      most = related.share;
      nearest = text;
    }
  }
  for (const Stems& stems : stems_of(nearest, collection.analyzer())) add_stems(word, stems);
}

}  // namespace

void read_ticket_words(ParsedQuery& query, Collection& collection, std::size_t max_looked_up) {
  for (QueryWord& word : query.words) word.stop_word = word.stop_word || says_nothing(word.word, collection.rules());
  add_synonyms(query, collection);
  const std::string_view language = collection.analyzer().locale().language();
  for (QueryWord& word : query.words) {
    if (word.stop_word || collection.knows(word.stems)) continue;
    add_part(word, collection, collection.analyzer());
    if (const auto verb = split_phrasal_noun(word.word, language)) {
      for (const Stems& stems : stems_of(*verb, collection.analyzer())) add_stems(word, stems);
    }
    if (max_looked_up == 0 || collection.knows(word.stems)) continue;
    --max_looked_up;
    add_relative(word, collection);
  }
}

}  // namespace firstline
