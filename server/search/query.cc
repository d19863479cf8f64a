#include "server/search/query.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "indexer/base/utf8.h"
#include "indexer/index/entry.h"

namespace firstline {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Which bigrams can stand for each word; word breaks depend on what surrounds a word, bigrams do not.
void find_stand_ins(const std::vector<Token>& tokens, std::vector<QueryWord>& words) {
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::bigram) continue;
    for (QueryWord& word : words) {
      const bool inside = token.begin >= word.begin && token.end <= word.end;
      const bool touches_single =
          word.bigrams.size() <= 1 && word.end - word.begin <= 4 && token.begin < word.end && token.end > word.begin;
      if (inside || touches_single) word.stand_ins.push_back(token.word);
    }
  }
}

// The analyzer's tokens as query words: parts and bigrams go to the word they belong to.
std::vector<QueryWord> words_of(const std::vector<Token>& tokens) {
  std::vector<QueryWord> words;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::word) {
      QueryWord word;
      word.word = token.word;
      word.stems = token.stems;
      word.position = token.position;
      word.begin = token.begin;
      word.end = token.end;
      words.push_back(std::move(word));
      continue;
    }
    const auto owner = std::find_if(words.rbegin(), words.rend(),
                                    [&token](const QueryWord& word) { return word.position <= token.position; });
    if (owner == words.rend()) continue;
    if (token.kind == TokenKind::part) owner->parts.push_back({token.stems});
    if (token.kind == TokenKind::bigram) owner->bigrams.push_back(token.word);
  }
  find_stand_ins(tokens, words);
  return words;
}

// Blanks [begin, end), so that offsets of what remains stay true.
void blank(std::string& text, std::size_t begin, std::size_t end) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_space(text[at])) ++at;
  return at;
}

// Gathers words, each once, and which stood next to which.
class WordList {
 public:
  WordList(ParsedQuery& query, std::size_t max_words) : query_(query), max_words_(max_words) {
    for (std::size_t i = 0; i < query.words.size(); ++i) places_.emplace(query.words[i].word, i);
  }
  // Its index in the query; nullopt when there is no room for another word.
  std::optional<std::uint32_t> add(QueryWord word) {
    const auto [place, fresh] = places_.emplace(word.word, query_.words.size());
    const std::uint32_t position = word.position;
    if (!fresh) {
      query_.words[place->second].weight += word.weight;
    } else if (query_.words.size() < max_words_) {
      query_.words.push_back(std::move(word));
    } else {
      places_.erase(place);
      return std::nullopt;
    }
    const auto index = static_cast<std::uint32_t>(place->second);
    if (before_ && position_before_ + 1 == position && *before_ != index) query_.pairs.emplace_back(*before_, index);
    before_ = index;
    position_before_ = position;
    return index;
  }

 private:
  ParsedQuery& query_;
  std::size_t max_words_;
  std::unordered_map<std::string, std::size_t> places_;
  std::optional<std::uint32_t> before_;
  std::uint32_t position_before_ = 0;
};

// What an operator works on: a word, or all between quotes.
struct Operand {
  std::string value;
  std::size_t end = 0;  // behind it
  bool quoted = false;
};

Operand read_operand(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '"') {
    const std::size_t close = text.find('"', at + 1);
    if (close != std::string_view::npos) return {std::string(text.substr(at + 1, close - at - 1)), close + 1, true};
  }
  const std::size_t end = end_of_word(text, at);
  return {std::string(text.substr(at, end - at)), end, false};
}

}  // namespace

ParsedQuery parse_query(std::string_view typed, Analyzer& analyzer, const std::vector<std::string>& extra_stop_words,
                        std::size_t max_bytes) {
  ParsedQuery query;
  std::string text(truncate_utf8(typed, max_bytes));
  std::vector<std::pair<std::size_t, std::string>> phrases;  // and where each begins
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool at_start = at == 0 || is_space(text[at - 1]);
    if (text[at] == '"') {
      const std::size_t close = text.find('"', at + 1);
      if (close == std::string::npos) continue;
      phrases.emplace_back(at + 1, text.substr(at + 1, close - at - 1));
      text[at] = text[close] = ' ';
      at = close;
    } else if (at_start && text[at] == '-' && at + 1 < text.size() && !is_space(text[at + 1]) && text[at + 1] != '-') {
      const Operand without = read_operand(text, at + 1);
      auto words = words_of(analyzer.analyze(without.value));
      if (without.quoted && words.size() > 1) {
        query.excluded_phrases.push_back(std::move(words));
      } else {
        std::move(words.begin(), words.end(), std::back_inserter(query.excluded));
      }
      const std::size_t end = without.end;
      blank(text, at, end);
      at = end - 1;
    } else if (at_start) {
      for (const std::string_view name : {"tag:", "category:"}) {
        if (!std::string_view(text).substr(at).starts_with(name)) continue;
        const Operand operand = read_operand(text, at + name.size());
        if (operand.value.empty()) continue;
        auto& filter = name == "tag:" ? query.tag : query.category;
        filter = operand.value;
        blank(text, at, operand.end);
      }
    }
  }
  const std::vector<Token> tokens = analyzer.analyze(text);
  query.title_key = title_key(tokens);
  query.opening = truncate_utf8(query.title_key, kMaxOpeningBytes);
  query.text = text;
  WordList list(query, kMaxQueryWords);
  for (QueryWord& word : words_of(tokens)) {
    word.stop_word = analyzer.is_stop_word(word.word) ||
                     std::binary_search(extra_stop_words.begin(), extra_stop_words.end(), word.word);
    list.add(std::move(word));
  }
  for (const auto& [at, phrase] : phrases) {
    auto words = words_of(analyzer.analyze(phrase));
    for (QueryWord& word : words) {
      word.begin += at;
      word.end += at;
    }
    if (words.size() > 1) query.phrases.push_back(std::move(words));
  }
  // A query of stop words only must still require something.
  if (std::all_of(query.words.begin(), query.words.end(), [](const QueryWord& word) { return word.stop_word; })) {
    for (QueryWord& word : query.words) word.stop_word = false;
  }
  return query;
}

std::vector<std::uint32_t> add_plain_text(std::string_view text, double weight, Analyzer& analyzer, ParsedQuery& query,
                                          std::size_t max_words) {
  const std::uint32_t base = query.words.empty() ? 0 : query.words.back().position + 16;
  WordList list(query, max_words);
  std::vector<std::uint32_t> added;
  for (QueryWord& word : words_of(analyzer.analyze(text))) {
    word.weight = weight;
    word.position += base;
    word.stop_word = analyzer.is_stop_word(word.word);
    if (const auto index = list.add(std::move(word))) added.push_back(*index);
  }
  std::sort(added.begin(), added.end());
  added.erase(std::unique(added.begin(), added.end()), added.end());
  return added;
}

}  // namespace firstline
