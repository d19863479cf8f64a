#include "server/search/spelled_query.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/base/utf8.h"
#include "indexer/text/keyboard_layout.h"
#include "server/search/compounds.h"
#include "server/search/searcher.h"
#include "server/search/spelling.h"
#include "server/search/word_parts.h"

namespace firstline {
namespace {

// A second look mends what the first one uncovered: a word joined and then misspelt, a word typed twice.
constexpr int kPasses = 2;
// Each correction looks through the vocabulary; a longer query is a text, and its first words say what it is about.
constexpr std::size_t kMaxCorrections = 16;
// Shorter words are not evidence of a layout: "d" could be anything.
constexpr std::size_t kMinRetyped = 3;
constexpr std::size_t kMinReadable = 6;
constexpr double kReadable = -3.6;  // Correction::value of one letter more, less or other

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t count_known_parts(const QueryWord& word, const Collection& collection) {
  return static_cast<std::size_t>(std::count_if(word.parts.begin(), word.parts.end(),
                                                [&](const QueryPart& part) { return collection.knows(part.stems); }));
}

// Whether there is nothing to mend.
bool is_known(const QueryWord& word, const Collection& collection) {
  if (collection.understands(word.stems)) return true;
  return !word.parts.empty() && count_known_parts(word, collection) == word.parts.size();
}

// What stands between white space.
struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::string> retyped;
  bool known = false;  // holds a word that the collection has, too long to be chance
};

class Retyping {
 public:
  Retyping(std::string_view text, Collection& collection) : text_(text), collection_(collection) {}

  std::optional<std::string> run() {
    for (std::size_t i = 0; i < text_.size();) {
      if (is_space(text_[i])) {
        ++i;
        continue;
      }
      Chunk chunk{i, i, std::nullopt, false};
      while (chunk.end < text_.size() && !is_space(text_[chunk.end])) ++chunk.end;
      i = chunk.end;
      read(chunk);
      chunks_.push_back(std::move(chunk));
    }
    const bool any = std::any_of(chunks_.begin(), chunks_.end(), [](const Chunk& chunk) { return !!chunk.retyped; });
    if (!any) return std::nullopt;
    const bool all = std::none_of(chunks_.begin(), chunks_.end(), [](const Chunk& chunk) { return chunk.known; });
    std::string out;
    std::size_t at = 0;
    for (Chunk& chunk : chunks_) {
      // Prepositions and the like, when everything else is of the other layout too.
      if (!chunk.retyped && all && letters(chunk) < kMinRetyped) chunk.retyped = find_known(chunk);
      if (!chunk.retyped) continue;
      out.append(text_.substr(at, chunk.begin - at)).append(*chunk.retyped);
      at = chunk.end;
    }
    return out.append(text_.substr(at));
  }

 private:
  std::string_view of(const Chunk& chunk) const { return text_.substr(chunk.begin, chunk.end - chunk.begin); }
  std::size_t letters(const Chunk& chunk) const { return count_letters(of(chunk)); }

  void read(Chunk& chunk) {
    for (const Token& token : collection_.analyzer().analyze(of(chunk))) {
      const bool counts = token.kind != TokenKind::bigram && count_letters(token.word) >= kMinRetyped;
      if (counts && collection_.knows(token.stems)) chunk.known = true;
    }
    if (!chunk.known && letters(chunk) >= kMinRetyped) chunk.retyped = find_known(chunk);
  }

  // Another layout's reading whose words the collection has.
  std::optional<std::string> find_known(const Chunk& chunk) {
    for (std::string& candidate : retype(of(chunk), collection_.analyzer().locale().language())) {
      bool all_known = true;
      bool any = false;
      for (const Token& token : collection_.analyzer().analyze(candidate)) {
        if (token.kind != TokenKind::word) continue;
        any = true;
        all_known = all_known && is_readable(token);
      }
      if (any && all_known) return std::move(candidate);
    }
    return std::nullopt;
  }

  // A word of the collection, or a long one that is a single slip away from one: an inflected form that it lacks.
  bool is_readable(const Token& token) {
    if (collection_.knows(token.stems) || collection_.analyzer().is_stop_word(token.word)) return true;
    if (count_letters(token.word) < kMinReadable) return false;
    const auto correction = find_correction(token.word, collection_);
    return correction && correction->value > kReadable;
  }

  std::string_view text_;
  Collection& collection_;
  std::vector<Chunk> chunks_;
};

// Letters that keyboards without them write as two, where folding makes them one: ä, ö, ü, ø and å.
std::optional<std::string> undo_digraphs(std::string_view folded, std::string_view language) {
  struct Digraphs {
    std::string_view language;
    std::array<std::string_view, 3> pairs;
  };
  constexpr std::array<Digraphs, 7> kDigraphs = {{
      {"da", {"oe", "aa", ""}},
      {"de", {"ae", "oe", "ue"}},
      {"fi", {"ae", "oe", ""}},
      {"is", {"oe", "ae", ""}},
      {"nb", {"oe", "aa", ""}},
      {"nn", {"oe", "aa", ""}},
      {"sv", {"ae", "oe", "aa"}},
  }};
  const auto row = std::find_if(kDigraphs.begin(), kDigraphs.end(),
                                [language](const Digraphs& digraphs) { return digraphs.language == language; });
  if (row == kDigraphs.end()) return std::nullopt;
  std::string plain;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    plain += folded[i];
    const std::string_view pair = folded.substr(i, 2);
    if (pair.size() == 2 && std::find(row->pairs.begin(), row->pairs.end(), pair) != row->pairs.end()) ++i;
  }
  return plain.size() == folded.size() ? std::nullopt : std::optional(plain);
}

// One stretch of the text and what it was meant to be.
struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string meant;
};

class Respelling {
 public:
  Respelling(std::string_view text, const ParsedQuery& query, Collection& collection)
      : text_(text), words_(query.words), collection_(collection) {}

  std::optional<std::string> run() {
    std::size_t left = kMaxCorrections;
    for (std::size_t i = 0; i < words_.size() && left > 0; ++i) {
      if (is_known(words_[i], collection_)) continue;
      --left;
      if (count_known_parts(words_[i], collection_) > 0) {
        respell_parts(words_[i]);
      } else if (auto replacement = respell(i)) {
        add(std::move(*replacement));
      }
    }
    if (replacements_.empty()) return std::nullopt;
    std::string out;
    std::size_t at = 0;
    for (const Replacement& replacement : replacements_) {
      out.append(text_.substr(at, replacement.begin - at)).append(replacement.meant);
      at = replacement.end;
    }
    return out.append(text_.substr(at));
  }

 private:
  std::string_view typed(const QueryWord& word) const { return text_.substr(word.begin, word.end - word.begin); }

  void add(Replacement replacement) {
    if (!replacements_.empty() && replacement.begin < replacements_.back().end) return;
    replacements_.push_back(std::move(replacement));
  }

  // Hyphens join what is right and what is not: DNS-Offenllegung. Addresses and the like are no words.
  void respell_parts(const QueryWord& word) {
    if (typed(word).find_first_of("@./:_") != std::string_view::npos) return;
    const std::vector<Token> tokens = collection_.analyzer().analyze(typed(word));
    for (const Token& part : tokens) {
      const bool has_parts = std::any_of(tokens.begin(), tokens.end(), [&part](const Token& other) {
        return other.begin >= part.begin && other.end <= part.end && other.end - other.begin < part.end - part.begin;
      });
      if (has_parts || collection_.knows(part.stems)) continue;
      if (!find_compounds(part.word, part.stems, 1, collection_).empty()) continue;
      if (auto correction = find_correction(part.word, collection_)) {
        add({word.begin + part.begin, word.begin + part.end, std::move(correction->word)});
      }
    }
  }

  // The two as one word, where only white space parts them.
  std::optional<Replacement> join(std::size_t i) {
    if (i + 1 >= words_.size()) return std::nullopt;
    const QueryWord& left = words_[i];
    const QueryWord& right = words_[i + 1];
    if (right.position != left.position + 1 || right.begin <= left.end) return std::nullopt;
    const std::string_view gap = text_.substr(left.end, right.begin - left.end);
    if (!std::all_of(gap.begin(), gap.end(), is_space)) return std::nullopt;
    if (!is_joined_word(left.word, right.word, collection_) && !knows_joined(typed(left), typed(right))) {
      return std::nullopt;
    }
    return Replacement{left.begin, right.end, std::string(typed(left)).append(typed(right))};
  }

  // Another form of the word may be all that the collection has.
  bool knows_joined(std::string_view left, std::string_view right) {
    if (count_letters(left) + count_letters(right) < kMinReadable) return false;
    const auto tokens = collection_.analyzer().analyze(std::string(left).append(right));
    return !tokens.empty() && collection_.knows(tokens.front().stems);
  }

  std::optional<Replacement> respell(std::size_t i) {
    const QueryWord& word = words_[i];
    if (auto joined = join(i)) return joined;
    if (i > 0) {
      if (auto joined = join(i - 1)) return joined;
    }
    const std::string_view language = collection_.analyzer().locale().language();
    if (auto verb = split_phrasal_noun(word.word, language)) {
      const auto tokens = collection_.analyzer().analyze(*verb);
      if (collection_.knows(tokens.front().stems)) return Replacement{word.begin, word.end, std::move(*verb)};
    }
    const auto plain = undo_digraphs(word.word, language);
    if (plain) {
      const auto tokens = collection_.analyzer().analyze(*plain);
      if (!tokens.empty() && collection_.knows(tokens.front().stems)) return Replacement{word.begin, word.end, *plain};
    }
    // A part of the collection's compounds is a word, and compounds stand in for it (synonyms.h).
    if (!find_compounds(word.word, word.stems, 1, collection_).empty()) return std::nullopt;
    auto correction = find_correction(word.word, collection_);
    if (auto form = find_correct_form(word.word, collection_);
        form && (!correction || form->value > correction->value)) {
      correction = std::move(form);
    }
    auto split = split_word(word.word, collection_);
    if (!split && plain) split = split_word(*plain, collection_);
    if (split && (!correction || split->value > correction->value)) {
      return Replacement{word.begin, word.end, split->text};
    }
    if (correction) return Replacement{word.begin, word.end, correction->word};
    return std::nullopt;
  }

  std::string_view text_;
  const std::vector<QueryWord>& words_;
  Collection& collection_;
  std::vector<Replacement> replacements_;
};

}  // namespace

SpelledQuery parse_and_spell(std::string_view typed, Collection& collection) {
  const auto parse = [&collection](std::string_view text) {
    return parse_query(text, collection.analyzer(), collection.rules().stop_words, kMaxQueryBytes);
  };
  SpelledQuery spelled;
  std::string text(truncate_utf8(typed, kMaxQueryBytes));
  spelled.query = parse(text);
  const auto all_known = [&] {
    return std::all_of(spelled.query.words.begin(), spelled.query.words.end(),
                       [&collection](const QueryWord& word) { return is_known(word, collection); });
  };
  if (all_known() && !spelled.query.empty()) return spelled;
  const std::vector<QueryWord> as_typed = spelled.query.words;
  const auto take = [&](std::optional<std::string> meant) {
    if (!meant || *meant == text) return false;
    text = std::move(*meant);
    spelled.query = parse(text);
    spelled.corrected = text;
    return true;
  };
  take(Retyping(text, collection).run());
  for (int pass = 0; pass < kPasses && !all_known(); ++pass) {
    if (!take(Respelling(text, spelled.query, collection).run())) break;
  }
  for (QueryWord& word : spelled.query.words) {
    const auto same = [&word](const QueryWord& other) { return other.word == word.word; };
    word.corrected = std::none_of(as_typed.begin(), as_typed.end(), same);
  }
  return spelled;
}

}  // namespace firstline
