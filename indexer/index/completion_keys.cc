#include "indexer/index/completion_keys.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/text/cjk.h"
#include "indexer/text/scripts.h"

namespace firstline {
namespace {

constexpr std::size_t kMostPrefixLetters = 6;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t next_start(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && continues(text[at]));
  return at;
}

std::size_t last_start(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && continues(text[at])) --at;
  return at;
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

bool blankless(std::string_view text, const Token& token) {
  return writes_without_blanks(first_character(text.substr(token.begin, token.end - token.begin)));
}

// Thai and its neighbours are cut between words only; Han and kana (U+2E80 and up) anywhere.
bool cut_anywhere(std::string_view word) { return first_character(word) >= 0x2E80; }

// Whether `rest` begins with `stem`, whose last letter may be written otherwise (final letters of Hebrew) where two
// others are left.
bool begins_like(std::string_view rest, std::string_view stem) {
  if (rest.starts_with(stem)) return true;
  const std::string_view shorter = stem.substr(0, last_start(stem));
  return next_start(shorter, 0) < shorter.size() && rest.starts_with(shorter);
}

void add_run(const std::vector<Token>& tokens, std::size_t first, std::size_t last, std::vector<CompletionKey>& keys) {
  std::string run;
  for (std::size_t i = first; i < last; ++i) {
    if (tokens[i].kind == TokenKind::word) run += tokens[i].word;
  }
  std::size_t at = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::word) continue;
    const bool aligned = token.word.size() == token.end - token.begin;
    for (std::size_t inside = 0; inside < token.word.size(); inside = next_start(token.word, inside)) {
      keys.push_back({std::string(truncate_utf8(std::string_view(run).substr(at + inside), kMaxRunKeyBytes)),
                      token.position, token.begin + (aligned ? inside : 0), tokens[last - 1].end});
      if (!cut_anywhere(token.word)) break;
    }
    at += token.word.size();
  }
}

void add_word(const Token& token, std::vector<CompletionKey>& keys) {
  keys.push_back({token.word, token.position, token.begin, token.end});
  const bool aligned = token.word.size() == token.end - token.begin;
  const auto add_rest = [&](std::string_view rest) {
    const std::size_t before = token.word.size() - rest.size();
    keys.push_back({std::string(rest), token.position, token.begin + (aligned ? before : 0), token.end});
  };
  if (begins_with_hangul(token.word)) {
    for (std::size_t at = next_start(token.word, 0); at < last_start(token.word); at = next_start(token.word, at)) {
      add_rest(std::string_view(token.word).substr(at));
    }
  } else if (const std::string_view rest = without_prefixes(token); !rest.empty()) {
    add_rest(rest);
  }
}

}  // namespace

std::string_view without_prefixes(const Token& token) {
  const std::string_view word = token.word;
  std::string_view shortest;
  for (const std::string& stem : token.stems) {
    if (stem.empty() || begins_like(word, stem)) continue;
    std::size_t at = next_start(word, 0);
    for (std::size_t letters = 1; letters <= kMostPrefixLetters && at < word.size(); ++letters) {
      const std::string_view rest = word.substr(at);
      if (next_start(rest, 0) < rest.size() && begins_like(rest, stem) && next_start(stem, 0) < stem.size()) {
        if (shortest.empty() || rest.size() < shortest.size()) shortest = rest;
        break;
      }
      at = next_start(word, at);
    }
  }
  return shortest;
}

std::size_t run_length(std::string_view text, const std::vector<Token>& tokens, std::size_t first) {
  if (tokens[first].kind != TokenKind::word || !blankless(text, tokens[first])) return 0;
  std::size_t end = tokens[first].end;
  std::size_t i = first + 1;
  for (; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    if (tokens[i].begin != end || !blankless(text, tokens[i])) break;
    end = tokens[i].end;
  }
  while (i > first + 1 && tokens[i - 1].kind != TokenKind::word) --i;
  return i - first;
}

void find_completion_keys(std::string_view text, const std::vector<Token>& tokens, std::vector<CompletionKey>& keys) {
  keys.clear();
  for (std::size_t i = 0; i < tokens.size();) {
    if (const std::size_t run = run_length(text, tokens, i); run > 0) {
      add_run(tokens, i, i + run, keys);
      i += run;
      continue;
    }
    if (tokens[i].kind == TokenKind::word) add_word(tokens[i], keys);
    if (tokens[i].kind == TokenKind::part)
      keys.push_back({tokens[i].word, tokens[i].position, tokens[i].begin, tokens[i].end});
    ++i;
  }
}

}  // namespace firstline
