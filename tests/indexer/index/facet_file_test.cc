#include "indexer/index/facet_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/temp_dir.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FacetFileTest : public testing::Test {
 protected:
  FacetFile write(const FacetFileWriter& writer) {
    EXPECT_TRUE(writer.finish(path()).has_value());
    auto file = FacetFile::open(path());
    EXPECT_TRUE(file.has_value());
    return std::move(*file);
  }
  static std::vector<std::string> texts(const FacetFile& file, std::uint32_t docid) {
    std::vector<std::string> found;
    for (const std::uint32_t number : file.values(docid)) found.emplace_back(file.value(number));
    return found;
  }
  std::filesystem::path path() const { return dir_.path() / "facets.bin"; }
  TempDir dir_;
};

TEST_F(FacetFileTest, TellsEachArticlesCategoryAndTags) {
  FacetFileWriter writer;
  const std::vector<std::string_view> tags = {"setup", "account"};
  writer.add(3, "start", tags);
  writer.add(1, "billing/invoices", {});
  const FacetFile file = write(writer);
  EXPECT_THAT(texts(file, 1), ElementsAre("Cbilling/invoices"));
  EXPECT_THAT(texts(file, 3), ElementsAre("Cstart", "Kaccount", "Ksetup"));
}

TEST_F(FacetFileTest, ArticlesOfOneCategoryShareItsNumber) {
  FacetFileWriter writer;
  writer.add(1, "start", {});
  writer.add(2, "start", {});
  const FacetFile file = write(writer);
  EXPECT_EQ(file.value_count(), 1u);
  EXPECT_EQ(file.values(1).front(), file.values(2).front());
}

TEST_F(FacetFileTest, ACategoryAndATagOfOneNameAreTwoValues) {
  FacetFileWriter writer;
  const std::vector<std::string_view> tags = {"start"};
  writer.add(1, "start", tags);
  EXPECT_THAT(texts(write(writer), 1), ElementsAre("Cstart", "Kstart"));
}

TEST_F(FacetFileTest, UnknownDocidsAndThoseWithoutAnyHaveNone) {
  FacetFileWriter writer;
  writer.add(2, "", {});
  const FacetFile file = write(writer);
  for (const std::uint32_t docid : {0u, 1u, 2u, 3u, 4'000'000'000u}) EXPECT_THAT(texts(file, docid), IsEmpty());
  EXPECT_THAT(texts(write(FacetFileWriter{}), 1), IsEmpty());
}

TEST_F(FacetFileTest, RefusesAFileCutShort) {
  FacetFileWriter writer;
  writer.add(1, "start", {});
  write(writer);
  std::filesystem::resize_file(path(), std::filesystem::file_size(path()) - 1);
  const auto file = FacetFile::open(path());
  ASSERT_FALSE(file.has_value());
  EXPECT_THAT(file.error().message, testing::HasSubstr("build the index again"));
}

TEST_F(FacetFileTest, RefusesNumbersThatStandForNothing) {
  FacetFileWriter writer;
  writer.add(1, "start", {});
  write(writer);
  constexpr std::streamoff kFirstNumber = 24 + 2 * 4;  // behind the header and two offsets
  std::fstream bytes(path(), std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(kFirstNumber).put('\x07');
  bytes.close();
  EXPECT_FALSE(FacetFile::open(path()).has_value());
}

}  // namespace
}  // namespace firstline
