#include "indexer/index/stem_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/temp_dir.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StemFileTest : public testing::Test {
 protected:
  StemFile write(const std::vector<StemCount>& stems, const std::vector<std::vector<std::uint32_t>>& words) {
    EXPECT_TRUE(write_stem_file(path(), stems, words).has_value());
    auto file = StemFile::open(path());
    EXPECT_TRUE(file.has_value());
    return std::move(*file);
  }
  std::filesystem::path path() const { return dir_.path() / "stems.bin"; }
  TempDir dir_;
};

TEST_F(StemFileTest, TellsHowManyArticlesHaveAStem) {
  const StemFile file = write({{"account", 3}, {"log", 7}, {"пароль", 2}}, {});
  EXPECT_EQ(file.articles_with("log"), 7U);
  EXPECT_EQ(file.articles_with("пароль"), 2U);
  EXPECT_EQ(file.articles_with("lo"), 0U);
  EXPECT_EQ(file.stem(0), "account");
  EXPECT_EQ(file.articles(0), 3U);
}

TEST_F(StemFileTest, GivesEachWordItsStems) {
  const StemFile file = write({{"a", 1}, {"b", 1}}, {{1}, {}, {0, 1}});
  EXPECT_THAT(file.of_word(0), ElementsAre(1U));
  EXPECT_THAT(file.of_word(1), IsEmpty());
  EXPECT_THAT(file.of_word(2), ElementsAre(0U, 1U));
  for (const std::uint32_t beyond : {3U, 4'294'967'295U}) EXPECT_THAT(file.of_word(beyond), IsEmpty());
}

TEST_F(StemFileTest, AnEmptyVocabularyHasNothing) {
  const StemFile file = write({}, {});
  EXPECT_EQ(file.articles_with("a"), 0U);
  EXPECT_THAT(file.of_word(0), IsEmpty());
}

TEST_F(StemFileTest, RefusesAFileCutShortAndStemsThatAreNotThere) {
  write({{"account", 3}, {"log", 7}}, {{0}, {1}});
  std::filesystem::resize_file(path(), std::filesystem::file_size(path()) - 1);
  const auto shortened = StemFile::open(path());
  ASSERT_FALSE(shortened);
  EXPECT_THAT(shortened.error().message, testing::HasSubstr("build the index again"));
  ASSERT_TRUE(
      write_stem_file(path(), std::vector<StemCount>{{"account", 3}}, std::vector<std::vector<std::uint32_t>>{{1}}));
  EXPECT_FALSE(StemFile::open(path()));
}

}  // namespace
}  // namespace firstline
