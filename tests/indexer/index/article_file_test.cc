#include "indexer/index/article_file.h"

#include <gtest/gtest.h>

#include "tests/temp_dir.h"

namespace firstline {
namespace {

TEST(ArticleFileTest, NothingStandsUnderADocidThatNoArticleHas) {
  const TempDir dir;
  ArticleFileWriter writer(dir.path() / "articles.bin");
  ASSERT_TRUE(writer.add(2, encode_article({}, "", {})).has_value());
  ASSERT_TRUE(writer.finish([](TermHash) { return 1u; }).has_value());
  const auto file = ArticleFile::open(dir.path() / "articles.bin");
  ASSERT_TRUE(file.has_value());
  EXPECT_GT(file->entry(2).size, 0u);
  for (const std::uint32_t docid : {0u, 1u, 3u, 4'000'000'000u}) {
    EXPECT_EQ(file->entry(docid).size, 0u);
    EXPECT_TRUE(file->record(docid).empty());
  }
}

}  // namespace
}  // namespace firstline
