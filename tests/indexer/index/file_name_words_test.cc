#include "indexer/index/file_name_words.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

class FileNameWords : public testing::Test {
 protected:
  std::string words(std::string_view id, std::string_view title = "") {
    TermVectorBuilder vector;
    vector.add(Field::title, analyzer_.analyze(title));
    return find_file_name_words(id, vector, analyzer_);
  }
  Analyzer analyzer_{*Locale::parse("en")};
};

TEST_F(FileNameWords, AreThoseOfTheLastPart) {
  EXPECT_EQ(words("browser-extension/integration-mode"), "integration mode");
  EXPECT_EQ(words("integration_mode.old"), "integration mode old");
}

TEST_F(FileNameWords, LeaveOutWhatTheArticleHasInAnyForm) {
  EXPECT_EQ(words("a/integration-modes", "The mode of the day"), "integration");
  EXPECT_EQ(words("a/integration-modes", "Modes: integrations"), "");
}

TEST_F(FileNameWords, LeaveOutNumbersAndTheLike) {
  EXPECT_EQ(words("faq/qa-00644bc50d-p001"), "");
  EXPECT_EQ(words("2024-10-release"), "release");
  EXPECT_EQ(words(""), "");
  EXPECT_EQ(words("a//"), "");
  EXPECT_EQ(words("--__"), "");
}

}  // namespace
}  // namespace firstline
