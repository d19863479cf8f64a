// Text becomes terms here and nowhere else: articles, queries, tickets, synonyms, spelling and highlighting all call
// it.
//
// The steps, in order (architecture.md, "Analysis rules"):
//   1. ICU word breaks over UTF-8, so offsets are bytes of the text as given and are never altered by folding.
//   2. Repairs of what word breaking gets wrong for help content: C++, C#, .NET, AT&T; splits at '_', ':' and a dot
//      between letters; hyphenated and dotted words as a whole with their parts.
//   3. NFKC case folding, then accents by script (fold.h).
//   4. Elision (fr, it, ca), possessive 's (en), Turkish suffixes after an apostrophe.
//   5. Two stems, fold(stem(word)) and stem(fold(word)), where they differ, and what those leave
//      apart (further_stem.h).
//   6. Chinese, Japanese and Korean: dictionary words and overlapping bigrams.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/locale.h"

namespace firstline {

// No term is longer (Xapian's limit is 245 bytes with its prefix); longer words are cut at a code point boundary.
inline constexpr std::size_t kMaxTermBytes = 200;

inline constexpr std::size_t kMaxStems = 6;  // of a word; most have one

enum class TokenKind : std::uint8_t {
  word,    // a word, number or code; one per position
  part,    // a piece of the word before it, at the same position: "wi" and "fi" of wi-fi, "passwort" of a compound
  bigram,  // two adjacent CJK characters (or Korean syllables), weak evidence; at the position of its first character's
           // word
};

// Stems are in the one form that all spellings share: apostrophes go (don't and dont), Serbian is Latin, a Korean noun
// loses its particle.
struct Token {
  std::string word;                // folded surface form; for wi-fi the joined "wifi"
  std::vector<std::string> stems;  // one to kMaxStems, distinct, never empty; {word} where nothing stems
  std::size_t begin = 0;           // bytes in the analyzed text, [begin, end)
  std::size_t end = 0;
  std::uint32_t position = 0;  // counts words from 0
  TokenKind kind = TokenKind::word;
};

// Belongs to one thread (ICU's break iterators and the stemmers do); making one costs microseconds after the first.
class Analyzer {
 public:
  explicit Analyzer(const Locale& locale);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Tokens ordered by position, the whole word before its parts, the bigrams that begin in it after those. Word tokens
  // are disjoint and ordered; every token lies inside `utf8`. Malformed UTF-8 separates words and is never an error.
  // Linear in the text's length. `out` is cleared first and keeps its capacity.
  void analyze(std::string_view utf8, std::vector<Token>& out);
  std::vector<Token> analyze(std::string_view utf8);

  // The folded form of a single word, as Token::word carries it.
  std::string fold(std::string_view utf8);

  // Very common words of the language that carry no topic ("how", "the", "wie"), for deciding which words an article
  // must contain; they are indexed and searched all the same. `word` is folded.
  bool is_stop_word(std::string_view word) const;

  const Locale& locale() const;

  // Changes whenever any text could become other terms: our version, ICU's, Xapian's. An index carries it.
  static std::string fingerprint();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline
