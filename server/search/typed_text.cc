#include "server/search/typed_text.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/index/completion_keys.h"

namespace firstline {
namespace {

// From the fourth letter on one may be wrong, from the eighth two. Codes are as they are.
unsigned allowed_slips(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    if (word[at] >= '0' && word[at] <= '9') return 0;
    next_code_point(word, at);
  }
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

}  // namespace

std::vector<TypedWord> read_typed_text(std::string_view text, Analyzer& analyzer) {
  text = truncate_utf8(text, kMaxTypedBytes);
  std::vector<TypedWord> words;
  const std::vector<Token> tokens = analyzer.analyze(text);
  for (std::size_t i = 0; i < tokens.size() && words.size() < kMaxTypedWords;) {
    const std::size_t run = run_length(text, tokens, i);
    const std::size_t last = i + std::max<std::size_t>(run, 1);
    TypedWord word;
    for (; i < last; ++i) {
      if (tokens[i].kind != TokenKind::word) continue;
      word.text += tokens[i].word;
      if (run > 0) word.pieces.push_back(tokens[i].word);
      word.rest = without_prefixes(tokens[i]);
    }
    if (word.text.empty()) continue;
    if (word.pieces.size() > 1) {
      word.rest.clear();
      word.text = truncate_utf8(word.text, kMaxRunKeyBytes);
    } else {
      word.pieces.clear();
      word.stop_word = analyzer.is_stop_word(word.text);
      word.slips = allowed_slips(word.text);
    }
    words.push_back(std::move(word));
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) words[i].whole = words[i].stop_word;
  return words;
}

std::vector<TypedWord> cut_runs(const std::vector<TypedWord>& words) {
  std::vector<TypedWord> cut;
  for (const TypedWord& word : words) {
    if (word.pieces.empty()) cut.push_back(word);
    for (const std::string& piece : word.pieces) {
      cut.emplace_back();
      cut.back().text = piece;
    }
  }
  if (cut.size() > kMaxTypedWords) cut.resize(kMaxTypedWords);
  return cut;
}

}  // namespace firstline
