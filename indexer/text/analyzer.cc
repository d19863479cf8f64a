#include "indexer/text/analyzer.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "indexer/text/cjk.h"
#include "indexer/text/clitics.h"
#include "indexer/text/fold.h"
#include "indexer/text/further_stem.h"
#include "indexer/text/snowball_repairs.h"
#include "indexer/text/stemmer.h"
#include "indexer/text/stop_words.h"
#include "indexer/text/term_cache.h"
#include "indexer/text/word_breaker.h"

namespace firstline {
namespace {

// Raise it whenever a change to this folder could make other terms of any text.
constexpr const char* kAnalyzerVersion = "4";

// Folding at most triples the bytes that count; no more of a word is looked at.
constexpr std::size_t kMaxSurfaceBytes = 4 * kMaxTermBytes;

std::string_view cut(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0) == 0x80) --max_bytes;
  return text.substr(0, max_bytes);
}

void cut(std::string& term) { term.resize(cut(term, kMaxTermBytes).size()); }

// v2.4.1, which is version 2.4.1 as well.
bool is_version(std::string_view word) {
  return word.size() > 1 && (word[0] == 'v' || word[0] == 'V') && word[1] >= '0' && word[1] <= '9' &&
         word.find('.') != std::string_view::npos;
}

// Numbers, codes, addresses and names with symbols have no inflection.
bool can_stem(std::string_view folded) {
  return std::none_of(folded.begin(), folded.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (byte < 'a' || byte > 'z') && c != '\'' && c != '"';
  });
}

// Writes tokens over those of the call before, so that their strings keep their capacity.
class TokenWriter {
 public:
  explicit TokenWriter(std::vector<Token>& out) : out_(out) {}
  TokenWriter(const TokenWriter&) = delete;
  TokenWriter& operator=(const TokenWriter&) = delete;
  ~TokenWriter() { out_.resize(count_); }

  void add(const Terms& terms, std::size_t begin, std::size_t end, std::uint32_t position, TokenKind kind) {
    Token& token = next(begin, end, position, kind);
    token.word = terms.word;
    token.stems = terms.stems;
  }

  void add_bigram(const Bigram& bigram, std::uint32_t position) {
    Token& token = next(bigram.begin, bigram.end, position, TokenKind::bigram);
    token.word = bigram.term;
    token.stems.resize(1);
    token.stems[0] = bigram.term;
  }

 private:
  Token& next(std::size_t begin, std::size_t end, std::uint32_t position, TokenKind kind) {
    if (count_ == out_.size()) out_.emplace_back();
    Token& token = out_[count_++];
    token.begin = begin;
    token.end = end;
    token.position = position;
    token.kind = kind;
    return token;
  }

  std::vector<Token>& out_;
  std::size_t count_ = 0;
};

}  // namespace

struct Analyzer::Impl {
  explicit Impl(const Locale& analyzed)
      : locale(analyzed),
        folder(locale.language()),
        stemmer(locale.language()),
        romanizes(locale.language() == "sr"),
        stops(&stop_words(locale.language())) {}

  // One call of analyze().
  void analyze(std::string_view text, TokenWriter& writer);
  void add_plain(std::string_view text, const Word& word, TokenWriter& writer);
  void add_compound(std::string_view text, const Word& word, TokenWriter& writer);
  std::size_t add_ideographic_run(std::string_view text, std::span<const Word> words, TokenWriter& writer);
  void add_part(std::string_view surface, std::size_t begin, std::size_t end, const std::string& whole,
                TokenWriter& writer);

  std::string_view core(std::string_view text, const Atom& atom) const;
  const Terms& terms_of(std::string_view surface);
  Terms make_terms(std::string_view surface);
  std::string stem_of(std::string_view word);

  Locale locale;
  Folder folder;
  Stemmer stemmer;
  bool romanizes;
  const std::vector<std::string>* stops;
  WordBreaker breaker;
  TermCache cache;
  Terms uncached;                                   // of the last word too long to cache
  std::uint32_t position = 0;                       // of the next word
  std::string key, joined, casefolded, bare, stem;  // kept for their capacity
  std::vector<Bigram> bigrams;
};

Analyzer::Analyzer(const Locale& locale) : impl_(std::make_unique<Impl>(locale)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const Locale& Analyzer::locale() const { return impl_->locale; }

void Analyzer::analyze(std::string_view utf8, std::vector<Token>& out) {
  TokenWriter writer(out);
  impl_->analyze(utf8, writer);
}

std::vector<Token> Analyzer::analyze(std::string_view utf8) {
  std::vector<Token> tokens;
  analyze(utf8, tokens);
  return tokens;
}

std::string Analyzer::fold(std::string_view utf8) {
  const std::vector<Token> tokens = analyze(utf8);
  const auto words =
      std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::word; });
  if (words == 1) return tokens.front().word;
  return std::string(cut(impl_->folder.fold(cut(utf8, kMaxSurfaceBytes)), kMaxTermBytes));
}

bool Analyzer::is_stop_word(std::string_view word) const {
  return std::binary_search(impl_->stops->begin(), impl_->stops->end(), word);
}

std::string Analyzer::fingerprint() {
  return std::string("analyzer ") + kAnalyzerVersion + "; icu " + U_ICU_VERSION + "; unicode " + U_UNICODE_VERSION +
         "; " + stemmer_version();
}

void Analyzer::Impl::analyze(std::string_view text, TokenWriter& writer) {
  position = 0;
  const std::span<const Word> words = breaker.find_words(text);
  for (std::size_t i = 0; i < words.size();) {
    switch (words[i].form) {
      case WordForm::plain:
        add_plain(text, words[i++], writer);
        break;
      case WordForm::compound:
      case WordForm::abbreviation:
        add_compound(text, words[i++], writer);
        break;
      case WordForm::ideographic:
        i += add_ideographic_run(text, words.subspan(i), writer);
        break;
    }
  }
}

void Analyzer::Impl::add_plain(std::string_view text, const Word& word, TokenWriter& writer) {
  const std::string_view surface = core(text, breaker.atoms()[word.first_atom]);
  const Terms& terms = terms_of(surface);
  if (terms.word.empty()) return;
  writer.add(terms, static_cast<std::size_t>(surface.data() - text.data()), word.end, position, TokenKind::word);
  if (is_version(surface)) {
    const std::string whole = terms.word;  // of the cache, which the part may change
    add_part(surface.substr(1), word.begin + 1, word.end, whole, writer);
  } else if (begins_with_hangul(surface)) {
    find_bigrams(text, word.begin, word.end, folder, bigrams);
    for (const Bigram& bigram : bigrams) writer.add_bigram(bigram, position);
  }
  ++position;
}

void Analyzer::Impl::add_compound(std::string_view text, const Word& word, TokenWriter& writer) {
  const std::span atoms(breaker.atoms().data() + word.first_atom, word.atom_count);
  joined.clear();
  for (const Atom& atom : atoms) joined.append(atom.glue).append(core(text, atom));
  const Terms terms = terms_of(joined);
  if (terms.word.empty()) return;
  // Without the elided article of the first atom, but with a leading dot.
  const std::size_t begin = atoms.front().glue.empty()
                                ? static_cast<std::size_t>(core(text, atoms.front()).data() - text.data())
                                : word.begin;
  writer.add(terms, begin, word.end, position, TokenKind::word);
  if (word.form == WordForm::compound) {
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      const std::string_view surface = core(text, atoms[i]);
      add_part(surface, static_cast<std::size_t>(surface.data() - text.data()), atoms[i].end, terms.word, writer);
      // Neighbours within a longer name: E-Mail of E-Mail-Adresse, example.com of www.example.com.
      const bool pairs = atoms.size() > 2 && i + 1 < atoms.size();
      if (!pairs || (!atoms[i + 1].glue.empty() && atoms[i + 1].glue != ".")) continue;
      joined.assign(surface).append(atoms[i + 1].glue).append(core(text, atoms[i + 1]));
      add_part(joined, static_cast<std::size_t>(surface.data() - text.data()), atoms[i + 1].end, terms.word, writer);
    }
  }
  ++position;
}

void Analyzer::Impl::add_part(std::string_view surface, std::size_t begin, std::size_t end, const std::string& whole,
                              TokenWriter& writer) {
  const Terms& terms = terms_of(surface);
  if (!terms.word.empty() && terms.word != whole) writer.add(terms, begin, end, position, TokenKind::part);
}

// Returns how many of `words` the run took: those that follow one another without a gap.
std::size_t Analyzer::Impl::add_ideographic_run(std::string_view text, std::span<const Word> words,
                                                TokenWriter& writer) {
  std::size_t count = 1;
  while (count < words.size() && words[count].form == WordForm::ideographic &&
         words[count].begin == words[count - 1].end) {
    ++count;
  }
  find_bigrams(text, words.front().begin, words[count - 1].end, folder, bigrams);
  std::size_t bigram = 0;
  for (const Word& word : words.first(count)) {
    const Terms& terms = terms_of(text.substr(word.begin, word.end - word.begin));
    const bool present = !terms.word.empty();
    if (present) writer.add(terms, word.begin, word.end, position, TokenKind::word);
    for (; bigram < bigrams.size() && bigrams[bigram].begin < word.end; ++bigram) {
      writer.add_bigram(bigrams[bigram], position);
    }
    if (present) ++position;
  }
  return count;
}

std::string_view Analyzer::Impl::core(std::string_view text, const Atom& atom) const {
  return strip_clitics(locale.language(), text.substr(atom.begin, atom.end - atom.begin));
}

// Valid until the next call.
const Terms& Analyzer::Impl::terms_of(std::string_view surface) {
  // One entry for the capitalised and the plain form of most words; where ASCII is not simply lowered, the surface
  // itself.
  if (folder.plain_ascii() && is_ascii(surface)) {
    key.assign(surface.substr(0, kMaxSurfaceBytes));
    for (char& c : key) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    surface = key;
  }
  if (surface.size() > TermCache::kMaxKeyBytes) return uncached = make_terms(cut(surface, kMaxSurfaceBytes));
  if (const Terms* known = cache.find(surface)) return *known;
  return cache.insert(surface, make_terms(surface));
}

Terms Analyzer::Impl::make_terms(std::string_view surface) {
  Terms terms;
  folder.casefold(surface, casefolded);
  folder.strip_accents(casefolded, terms.word);
  cut(terms.word);
  if (begins_with_hangul(terms.word)) {
    const std::string_view noun = strip_particle(terms.word);
    terms.stems.emplace_back(noun);
    if (noun != terms.word) terms.stems.push_back(terms.word);
    return terms;
  }
  if (drops_long_vowel(terms.word)) {
    terms.stems.emplace_back(terms.word, 0, terms.word.size() - std::string_view("ー").size());
    return terms;
  }
  // Long "words" are no words, and stemmers need not be linear.
  if (surface.size() > TermCache::kMaxKeyBytes || !can_stem(terms.word)) {
    terms.stems.push_back(terms.word);
    return terms;
  }
  terms.stems.push_back(stem_of(terms.word));
  if (const auto rest = strip_prefixes(locale.language(), terms.word); rest != terms.word) {
    std::string without = stem_of(rest);
    if (without != terms.stems.front()) terms.stems.push_back(std::move(without));
  }
  if (stemmer.sees_accents() && casefolded != terms.word) {
    // The accented spelling is the right one, so its stem is the first.
    std::string accented = stem_of(casefolded);
    if (accented != terms.stems.front()) terms.stems.insert(terms.stems.begin(), std::move(accented));
  }
  add_further_stems(locale.language(), terms.word, terms.stems);
  return terms;
}

// fold(stem(word)); `word` is casefolded, with or without its accents.
std::string Analyzer::Impl::stem_of(std::string_view word) {
  bare = word;
  remove_apostrophes(bare);
  prepare_for_snowball(locale.language(), bare);
  stemmer.stem(bare, stem);
  finish_after_snowball(locale.language(), stem);
  std::string folded;
  folder.strip_accents(stem, folded);
  if (romanizes) romanize_serbian(folded);
  cut(folded);
  return folded.empty() ? std::string(word) : folded;
}

}  // namespace firstline
