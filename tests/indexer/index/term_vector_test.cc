#include "indexer/index/term_vector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace firstline {
namespace {

using testing::ElementsAre;

// Words as the analyzer gives them, without one.
std::vector<Token> tokens_of(const std::vector<std::string>& words) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  for (const std::string& word : words) {
    Token token;
    token.word = word;
    token.stems = {word};
    token.begin = at;
    token.end = at + word.size();
    token.position = static_cast<std::uint32_t>(tokens.size());
    at = token.end + 1;
    tokens.push_back(token);
  }
  return tokens;
}

TermHash stem(std::string_view text) { return hash_term(prefix::stem, text); }

// A vector over bytes that stay where they are, as in a mapped file.
struct Built {
  explicit Built(TermVectorBuilder& builder) : bytes(builder.finish()), vector(bytes) {}
  std::string bytes;
  TermVector vector;
};

TEST(TermVector, CountsByField) {
  TermVectorBuilder builder;
  builder.add(Field::title, tokens_of({"reset", "password"}));
  builder.add(Field::headings, tokens_of({"password", "rules"}));
  builder.add(Field::body, tokens_of({"your", "password", "is", "the", "password"}));
  const Built built(builder);
  const TermInfo* info = built.vector.find(stem("password"));
  ASSERT_NE(info, nullptr);
  EXPECT_EQ(info->title, 1);
  EXPECT_EQ(info->headings, 1);
  EXPECT_EQ(info->keywords, 0);
  EXPECT_EQ(info->body, 2);
  EXPECT_THAT(built.vector.lengths(), ElementsAre(2, 2, 0, 5));
  EXPECT_EQ(built.vector.find(stem("passwords")), nullptr);
}

TEST(TermVector, FindsEveryTermAndNoOtherWhateverTheirNumber) {
  for (const std::size_t terms : {0U, 1U, 2U, 3U, 60U, 700U, 20000U}) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < terms; ++i) words.push_back("word" + std::to_string(i));
    TermVectorBuilder builder;
    builder.add(Field::body, tokens_of(words));
    const Built built(builder);
    for (std::size_t i = 0; i < terms + 100; ++i) {
      const TermInfo* info = built.vector.find(stem("word" + std::to_string(i)));
      EXPECT_EQ(info != nullptr, i < terms);
    }
    for (const std::uint32_t high : {0U, 1U, 0x7FFFFFFFU, 0xFFFFFFFFU}) {
      EXPECT_EQ(built.vector.find({high, 1}), nullptr);
    }
  }
}

TEST(TermVector, FindsTermsWhoseHashesAreNotSpreadEvenly) {
  // Of a damaged file, or of somebody who chose his words for it.
  TermVectorBuilder builder;
  std::vector<std::string> words;
  for (int i = 0; words.size() < 300; ++i) {
    const std::string word = "word" + std::to_string(i);
    if (stem(word).high < 0x02000000U) words.push_back(word);
  }
  builder.add(Field::body, tokens_of(words));
  const Built built(builder);
  for (const std::string& word : words) EXPECT_NE(built.vector.find(stem(word)), nullptr);
  EXPECT_EQ(built.vector.find({0xF0000000U, 1}), nullptr);
}

TEST(TermVector, KeepsPiecesApartSoThatNoPairCrossesThem) {
  TermVectorBuilder builder;
  builder.add(Field::headings, tokens_of({"log"}));
  builder.add(Field::headings, tokens_of({"in"}));
  const Built built(builder);
  std::vector<std::uint32_t> log, in;
  built.vector.positions(*built.vector.find(stem("log")), log);
  built.vector.positions(*built.vector.find(stem("in")), in);
  ASSERT_EQ(log.size(), 1u);
  ASSERT_EQ(in.size(), 1u);
  EXPECT_GE(in[0] - log[0], kPositionGap);
}

TEST(TermVector, KnowsFieldOfPosition) {
  TermVectorBuilder builder;
  builder.add(Field::title, tokens_of({"a"}));
  builder.add(Field::body, tokens_of({"b"}));
  const Built built(builder);
  std::vector<std::uint32_t> positions;
  built.vector.positions(*built.vector.find(stem("a")), positions);
  EXPECT_EQ(built.vector.field_of(positions[0]), Field::title);
  built.vector.positions(*built.vector.find(stem("b")), positions);
  EXPECT_EQ(built.vector.field_of(positions[0]), Field::body);
}

TEST(TermVector, CountsAWordAndItsPartWithOneStemOnce) {
  auto tokens = tokens_of({"wifi"});
  Token part = tokens[0];
  part.kind = TokenKind::part;
  tokens.push_back(part);
  TermVectorBuilder builder;
  builder.add(Field::body, tokens);
  const Built built(builder);
  EXPECT_EQ(built.vector.find(stem("wifi"))->body, 1);
}

TEST(TermVector, GivesBodyTokensWhereTheyStand) {
  TermVectorBuilder builder;
  builder.add(Field::body, tokens_of({"one", "three", "five"}));
  const Built built(builder);
  std::vector<BodyToken> tokens;
  built.vector.body_tokens(tokens);
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[1].begin, 4u);
  EXPECT_EQ(tokens[1].end, 9u);
}

TEST(TermVector, MarkersAreFoundAndCountNowhere) {
  TermVectorBuilder builder;
  builder.add_marker(prefix::title, "reset password");
  const Built built(builder);
  const TermInfo* info = built.vector.find(hash_term(prefix::title, "reset password"));
  ASSERT_NE(info, nullptr);
  EXPECT_EQ(info->title + info->headings + info->keywords + info->body, 0);
}

TEST(TermVector, FindsEveryTermOfALargeArticle) {
  TermVectorBuilder builder;
  std::vector<std::string> words;
  for (int i = 0; i < 20000; ++i) words.push_back("word" + std::to_string(i % 5000));
  builder.add(Field::body, tokens_of(words));
  const Built built(builder);
  for (int i = 0; i < 5000; ++i) {
    const TermInfo* info = built.vector.find(stem("word" + std::to_string(i)));
    ASSERT_NE(info, nullptr);
    EXPECT_EQ(info->body, 4);
  }
}

TEST(TermVector, SurvivesDamagedBytes) {
  TermVectorBuilder builder;
  builder.add(Field::body, tokens_of({"one", "two", "three", "four"}));
  const std::string good = builder.finish();
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bad = good.substr(0, random() % (good.size() + 1));
    for (int flips = 0; flips < 3 && !bad.empty(); ++flips) bad[random() % bad.size()] ^= static_cast<char>(random());
    const TermVector vector(bad);
    std::vector<std::uint32_t> positions;
    std::vector<BodyToken> tokens;
    if (vector.size() > 1'000'000) continue;
    if (const TermInfo* info = vector.find(stem("two"))) vector.positions(*info, positions);
    vector.body_tokens(tokens);
  }
}

}  // namespace
}  // namespace firstline
