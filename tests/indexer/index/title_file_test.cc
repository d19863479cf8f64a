#include "indexer/index/title_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/temp_dir.h"

namespace firstline {
namespace {

class TitleFileTest : public testing::Test {
 protected:
  // The titles' docids count from 1.
  TitleFile open(const std::vector<std::string>& titles) {
    TitleFileWriter writer;
    for (std::uint32_t i = 0; i < titles.size(); ++i) writer.add(i + 1, titles[i]);
    const auto path = dir_.path() / "titles.bin";
    EXPECT_TRUE(writer.finish(path).has_value());
    auto file = TitleFile::open(path);
    EXPECT_TRUE(file.has_value());
    return std::move(*file);
  }
  static double likeness(const TitleFile& file, const std::string& query, std::uint32_t docid) {
    return file.likeness(file.resolve(title_grams(query)), docid);
  }
  TempDir dir_;
};

TEST_F(TitleFileTest, TheSameTitleIsOneAndAnotherNothing) {
  const TitleFile file = open({"reset your password", "xxxx"});
  EXPECT_NEAR(likeness(file, "reset your password", 1), 1, 1e-6);
  EXPECT_EQ(likeness(file, "reset your password", 2), 0);
}

TEST_F(TitleFileTest, IsLikeAnInflectionAndACompound) {
  const TitleFile file = open({"passwortmanager einrichten", "rechnungen herunterladen"});
  EXPECT_GT(likeness(file, "passwortmanagern", 1), 0.1);
  EXPECT_GT(likeness(file, "rechnung herunterladen", 2), 0.5);
}

TEST_F(TitleFileTest, EachSideMustCoverTheOther) {
  const TitleFile file = open({"password", "password and billing and account and delivery"});
  EXPECT_GT(likeness(file, "password", 1), 3 * likeness(file, "password", 2));
}

TEST_F(TitleFileTest, RareGramsCountMore) {
  const TitleFile file = open({"how to pay", "how to log in", "how to leave", "how to zip"});
  EXPECT_GT(likeness(file, "zip", 4), likeness(file, "how", 4));
}

TEST_F(TitleFileTest, DoesNotCareWhereChineseWordsEnd) {
  EXPECT_EQ(title_grams("清华 大学"), title_grams("清华大学"));
  const TitleFile file = open({"清华 大学 图书馆", "东京 指南"});
  EXPECT_GT(likeness(file, "清华大 学", 1), 0.15);
  EXPECT_EQ(likeness(file, "清华大 学", 2), 0);
}

TEST_F(TitleFileTest, TakesEmptyTextsAndUnknownDocids) {
  const TitleFile file = open({"", "billing"});
  EXPECT_EQ(likeness(file, "billing", 1), 0);
  EXPECT_EQ(likeness(file, "", 2), 0);
  EXPECT_EQ(likeness(file, "billing", 0), 0);
  EXPECT_EQ(likeness(file, "billing", 3), 0);
  EXPECT_EQ(likeness(open({}), "billing", 1), 0);
}

TEST_F(TitleFileTest, RefusesAFileCutShort) {
  open({"reset your password"});
  const auto path = dir_.path() / "titles.bin";
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
  const auto file = TitleFile::open(path);
  ASSERT_FALSE(file.has_value());
  EXPECT_THAT(file.error().message, testing::HasSubstr("build the index again"));
}

}  // namespace
}  // namespace firstline
