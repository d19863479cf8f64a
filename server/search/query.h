// A query as typed, taken apart: words, "phrases", -exclusions, tag: and category: filters. Every other character is
// just text; nothing a person can type is an error.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/term_vector.h"
#include "indexer/text/analyzer.h"

namespace firstline {

inline constexpr std::size_t kMaxQueryWords = 64;  // words after these are ignored; each costs a posting list

// A title is not longer; of a ticket this is the subject.
inline constexpr std::size_t kMaxOpeningBytes = 200;

struct QueryPart {
  std::vector<std::string> stems;
};

struct QueryWord {
  std::string word;                  // folded
  std::vector<std::string> stems;    // any of them is the word
  std::vector<QueryPart> parts;      // pieces of a hyphenated word or compound
  std::vector<std::string> bigrams;  // CJK; those that begin in this word
  // Bigrams that say the word is there when the article's text was split into other words: those inside it, all of
  // which must be there, or for a single character those that touch it, one of which must.
  std::vector<std::string> stand_ins;
  std::uint32_t position = 0;
  double weight = 1;       // how often it occurs; in a ticket's subject more
  bool stop_word = false;  // need not be in an article
  bool relatives = true;   // whether words that share grams with it count as weak evidence
  std::string typed;       // of a ticket: what stood here before spelling changed it, else ""
  bool corrected = false;  // of a search: spelling put it here
  std::size_t begin = 0;   // bytes of the query
  std::size_t end = 0;
};

// A ticket's word that some article has.
struct KnownWord {
  std::vector<TermHash> hashes;  // any of them in an article is the word
  double idf = 0;
};

struct TicketSentence {
  std::vector<std::uint32_t> known;  // its words, as indexes into ParsedQuery::known; corrected ones left out
  double idf = 0;                    // of its distinct words, those that no article has included, stop words not
};

struct ParsedQuery {
  std::vector<QueryWord> words;  // in order; repeated words are one, with their weights added
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // neighbours in the text, as indexes into `words`
  std::vector<std::vector<QueryWord>> phrases;                 // each also stands in `words`
  std::vector<QueryWord> excluded;
  std::vector<std::vector<QueryWord>> excluded_phrases;  // -"of several words"
  std::optional<std::string> tag;
  std::optional<std::string> category;
  std::string title_key;  // of the whole text, for exact titles
  std::string text;       // as typed, without operators
  std::string opening;    // folded words with blanks between, kMaxOpeningBytes at most: what titles are compared with
  std::vector<KnownWord> known;  // a ticket's weightiest, stop words left out; more than `words` keeps
  double unknown_weight = 0;     // of a ticket's words that no article has, each with the idf of an absent word
  std::vector<TicketSentence> sentences;  // of a ticket
  double distinct_idf = 0;                // of all the ticket's distinct words, stop words left out
  double unknown_share = 0;               // of distinct_idf
  bool empty() const { return words.empty(); }
};

// `text` beyond `max_bytes` is cut at a code point boundary. `extra_stop_words` are folded and sorted.
ParsedQuery parse_query(std::string_view text, Analyzer& analyzer, const std::vector<std::string>& extra_stop_words,
                        std::size_t max_bytes);

// The words of plain text without any syntax, e.g. a ticket; `weight` for each occurrence. Appends to `query`, and says
// which of its words the text has, each once.
std::vector<std::uint32_t> add_plain_text(std::string_view text, double weight, Analyzer& analyzer, ParsedQuery& query,
                                          std::size_t max_words);

}  // namespace firstline
