// The word tables of tests/data/analysis; README.md there says what a line means.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "indexer/text/analyzer.h"

namespace firstline {
namespace {

const std::filesystem::path kTables = std::filesystem::path(FIRSTLINE_SOURCE_DIR) / "tests/data/analysis";

struct Case {
  std::string promise, first, second, place;
};

std::vector<Case> read_table(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    const std::string place = path.filename().string() + ':' + std::to_string(number);
    EXPECT_NE(second, std::string::npos) << place << ": two tabs are missing";
    if (second == std::string::npos) continue;
    cases.push_back(
        {line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1), place});
  }
  return cases;
}

void insert_terms(const Token& token, std::set<std::string>& terms) {
  terms.insert(token.word);
  terms.insert(token.stems.begin(), token.stems.end());
}

// The terms of a text; with the weak ones (parts and bigrams) or without.
std::set<std::string> terms_of(Analyzer& analyzer, const std::string& text, bool weak) {
  std::set<std::string> terms;
  for (const Token& token : analyzer.analyze(text)) {
    if (weak || token.kind == TokenKind::word) insert_terms(token, terms);
  }
  return terms;
}

// The terms of each word of a query; weak ones are those that overlap the word.
std::vector<std::set<std::string>> words_of(Analyzer& analyzer, const std::string& query, bool weak) {
  std::vector<std::set<std::string>> words;
  const std::vector<Token> tokens = analyzer.analyze(query);
  for (const Token& word : tokens) {
    if (word.kind != TokenKind::word) continue;
    insert_terms(word, words.emplace_back());
    for (const Token& token : tokens) {
      if (weak && token.begin < word.end && token.end > word.begin) insert_terms(token, words.back());
    }
  }
  return words;
}

bool intersects(const std::set<std::string>& left, const std::set<std::string>& right) {
  return std::any_of(left.begin(), left.end(), [&](const std::string& term) { return right.contains(term); });
}

std::string print(Analyzer& analyzer, const std::string& text) {
  std::string printed;
  for (const Token& token : analyzer.analyze(text)) {
    printed += token.kind == TokenKind::word ? " " : token.kind == TokenKind::part ? " +" : " ~";
    printed += token.word + '{';
    for (const std::string& stem : token.stems) printed += stem + (&stem == &token.stems.back() ? "}" : ",");
  }
  return printed;
}

void check(Analyzer& analyzer, const Case& line) {
  SCOPED_TRACE(line.place + " in " + analyzer.locale().tag() + ": " + line.promise + "\n  [" + line.first + "]" +
               print(analyzer, line.first) + "\n  [" + line.second + "]" + print(analyzer, line.second));
  if (line.promise == "match") {
    const std::set<std::string> terms = terms_of(analyzer, line.second, true);
    const auto words = words_of(analyzer, line.first, true);
    EXPECT_FALSE(words.empty());
    for (const std::set<std::string>& word : words) EXPECT_TRUE(intersects(word, terms));
  } else if (line.promise == "miss") {
    const std::set<std::string> terms = terms_of(analyzer, line.second, false);
    for (const std::set<std::string>& word : words_of(analyzer, line.first, false)) {
      EXPECT_FALSE(intersects(word, terms));
    }
  } else if (line.promise == "terms") {
    std::string words;
    for (const Token& token : analyzer.analyze(line.first)) {
      if (token.kind == TokenKind::word) words += (words.empty() ? "" : " ") + token.word;
    }
    EXPECT_EQ(words, line.second);
  } else {
    ADD_FAILURE() << "unknown promise";
  }
}

TEST(WordTables, HoldInTheirLocale) {
  const std::vector<Case> everywhere = read_table(kTables / "_all.tsv");
  EXPECT_GT(everywhere.size(), 20u);
  int tables = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kTables)) {
    if (entry.path().extension() != ".tsv" || entry.path().stem() == "_all") continue;
    const std::optional<Locale> locale = Locale::parse(entry.path().stem().string());
    ASSERT_TRUE(locale) << entry.path();
    Analyzer analyzer(*locale);
    for (const Case& line : read_table(entry.path())) check(analyzer, line);
    for (const Case& line : everywhere) check(analyzer, line);
    ++tables;
  }
  EXPECT_GE(tables, 40);
}

}  // namespace
}  // namespace firstline
