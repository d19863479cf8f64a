#include "indexer/index/word_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temp_dir.h"

namespace firstline {
namespace {

class WordFileTest : public testing::Test {
 protected:
  WordFile open(std::vector<WordCount> words) {
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
    const auto path = dir_.path() / "words.bin";
    EXPECT_TRUE(write_word_file(path, words).has_value());
    auto file = WordFile::open(path);
    EXPECT_TRUE(file.has_value());
    return std::move(*file);
  }
  std::vector<std::string> within_reach(const WordFile& file, std::string_view word, unsigned edits) {
    std::vector<std::string> found;
    for (const auto index : file.within_reach(word, {edits, edits})) found.emplace_back(file.word(index));
    return found;
  }
  TempDir dir_;
};

TEST_F(WordFileTest, FindsWordsAndTheirFrequencies) {
  const WordFile file = open({{"password", 7}, {"pass", 2}, {"account", 3}});
  ASSERT_TRUE(file.find("password"));
  EXPECT_EQ(file.frequency(*file.find("password")), 7u);
  EXPECT_FALSE(file.find("passwor"));
  const auto [first, last] = file.words().starting_with("pass");
  EXPECT_EQ(last - first, 2u);
}

TEST_F(WordFileTest, ReachHoldsEveryWordWithinTheEdits) {
  const WordFile file = open({{"password", 1}, {"passport", 1}, {"invoice", 1}});
  EXPECT_THAT(within_reach(file, "passwrod", 2), testing::Contains("password"));
  EXPECT_THAT(within_reach(file, "pasword", 1), testing::ElementsAre("password"));
  EXPECT_THAT(within_reach(file, "xyzzy", 2), testing::IsEmpty());
}

TEST_F(WordFileTest, AnotherFirstLetterHasAReachOfItsOwn) {
  const WordFile file = open({{"password", 1}, {"dassword", 1}, {"bassworb", 1}, {"pazzwerb", 1}});
  const auto found = [&](WordFile::Reach reach) {
    std::vector<std::string> words;
    for (const auto index : file.within_reach("password", reach)) words.emplace_back(file.word(index));
    return words;
  };
  EXPECT_THAT(found({3, 1}), testing::UnorderedElementsAre("password", "dassword", "pazzwerb"));
  EXPECT_THAT(found({1, 3}), testing::UnorderedElementsAre("password", "dassword", "bassworb"));
}

TEST_F(WordFileTest, ReachTakesWordsOfEveryLength) {
  const std::string longest(400, 'a');
  const WordFile file = open({{"a", 1}, {"ab", 1}, {longest, 1}, {longest + "a", 1}});
  EXPECT_THAT(within_reach(file, "a", 3), testing::UnorderedElementsAre("a", "ab"));
  EXPECT_THAT(within_reach(file, longest, 3), testing::UnorderedElementsAre(longest, longest + "a"));
  EXPECT_THAT(within_reach(file, "", 3), testing::IsEmpty());
}

TEST_F(WordFileTest, RelativesShareRareGrams) {
  const WordFile file = open({{"passwort", 5}, {"passwortmanager", 2}, {"rechnung", 4}});
  const auto related = file.relatives("passwort", 0, 5);
  ASSERT_EQ(related.size(), 1u);
  EXPECT_EQ(file.word(related[0].index), "passwortmanager");
  EXPECT_GT(related[0].share, 0.5);
}

TEST_F(WordFileTest, AnEmptyVocabularyIsFine) {
  const WordFile file = open({});
  EXPECT_EQ(file.size(), 0u);
  EXPECT_FALSE(file.find("a"));
  EXPECT_TRUE(file.relatives("password", 0, 3).empty());
}

TEST_F(WordFileTest, RefusesAFileCutShort) {
  open({{"password", 7}});
  const auto path = dir_.path() / "words.bin";
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
  const auto file = WordFile::open(path);
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().kind, ErrorKind::environment);
}

}  // namespace
}  // namespace firstline
