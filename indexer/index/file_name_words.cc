#include "indexer/index/file_name_words.h"

#include <algorithm>
#include <vector>

namespace firstline {
namespace {

constexpr std::size_t kLeastBytes = 3;
constexpr std::string_view kBetweenWords = "-_. ";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_word(const TermVectorBuilder& vector, const Token& token) {
  const auto& postings = vector.postings();
  return std::any_of(postings.begin(), postings.end(), [&token](const TermVectorBuilder::Posting& posting) {
    return posting.kind == prefix::stem && posting.text == token.stems.front();
  });
}

}  // namespace

std::string find_file_name_words(std::string_view id, const TermVectorBuilder& vector, Analyzer& analyzer) {
  std::string_view name = id.substr(id.rfind('/') + 1);
  std::string found;
  std::vector<Token> tokens;
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find_first_of(kBetweenWords));
    name.remove_prefix(std::min(word.size() + 1, name.size()));
    if (word.size() < kLeastBytes || std::any_of(word.begin(), word.end(), is_digit)) continue;
    analyzer.analyze(word, tokens);
    const auto known = [&vector](const Token& token) { return has_word(vector, token); };
    if (std::all_of(tokens.begin(), tokens.end(), known)) continue;
    if (!found.empty()) found += ' ';
    found += word;
  }
  return found;
}

}  // namespace firstline
