#include "indexer/article/gap_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(GapList, ReadsNamesWithTheirSentences) {
  Diagnostics findings;
  const auto gaps = parse_gap_list(
      "# what nobody answers\nreproducible-build:\n  - Are two builds byte-identical?\n  - \"Checksums: they differ\"\n"
      "podcast: Would one of you be a guest?\n",
      "en/_gaps.yml", findings);
  EXPECT_THAT(findings, IsEmpty());
  ASSERT_EQ(gaps.size(), 2u);
  EXPECT_EQ(gaps[0].name, "reproducible-build");
  EXPECT_THAT(gaps[0].lines, ElementsAre("Are two builds byte-identical?", "Checksums: they differ"));
  EXPECT_EQ(gaps[0].line, 2);
  EXPECT_EQ(gaps[1].name, "podcast");
  EXPECT_THAT(gaps[1].lines, ElementsAre("Would one of you be a guest?"));
}

TEST(GapList, AnEmptyFileHasNone) {
  for (const char* yaml : {"", "# nothing yet\n", "---\n", "{}"}) {
    Diagnostics findings;
    EXPECT_THAT(parse_gap_list(yaml, "g", findings), IsEmpty()) << yaml;
    EXPECT_THAT(findings, IsEmpty()) << yaml;
  }
}

TEST(GapList, SaysWhereSomethingIsWrongAndKeepsTheRest) {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"b:", "'b' has no sentence"},
      {"b: []", "'b' has no sentence"},
      {"b: {c: d}", "'b' has no sentence"},
      {"b: [It says: no]", "into quotes"},
      {"b: [\"\"]", "must have a word"},
      {"b: [\"   \"]", "must have a word"},
      {"b: [\"?!?\"]", "must have a word"},
      {"b: [\"a\\0b\"]", "no control characters"},
      {"b: [\"a\\u202Eb\"]", "no control characters"},
      {"\"b\\n\": x", "without control characters"},
      {"b: [" + std::string(1001, 'x') + "]", "1 to 1000 bytes"},
      {std::string(101, 'b') + ": x", "1 to 100 bytes"},
      {"[b]: x", "a gap's name must be text"},
      {"a: again", "'a' is there already"},
  };
  for (const auto& [line, message] : bad) {
    Diagnostics findings;
    const auto gaps = parse_gap_list("a: One question\n" + line + "\n", "g", findings);
    ASSERT_FALSE(findings.empty()) << line;
    EXPECT_EQ(findings.back().severity, Severity::error);
    EXPECT_EQ(findings.back().line, 2) << line;
    std::string all;
    for (const Diagnostic& finding : findings) all += finding.message;
    EXPECT_THAT(all, HasSubstr(message)) << line;
    ASSERT_EQ(gaps.size(), 1u) << line;
    EXPECT_THAT(gaps[0].lines, ElementsAre("One question"));
  }
}

TEST(GapList, RefusesWhatIsNoMapOrNoYaml) {
  for (const char* yaml : {"- a\n- b\n", "just text", "a: &x 1\nb: *x\n", "a: [", "\xff: x"}) {
    Diagnostics findings;
    EXPECT_THAT(parse_gap_list(yaml, "g", findings), IsEmpty()) << yaml;
    EXPECT_EQ(findings.size(), 1u) << yaml;
  }
}

TEST(GapList, StopsAtTooManyMistakes) {
  std::string yaml;
  for (std::size_t i = 0; i < 10 * kMaxGapFindings; ++i) yaml += "a: x\n";
  Diagnostics findings;
  EXPECT_EQ(parse_gap_list(yaml, "g", findings).size(), 1u);
  EXPECT_EQ(findings.size(), kMaxGapFindings + 1);
  EXPECT_THAT(findings.back().message, HasSubstr("too many mistakes"));
}

TEST(GapList, HasLimits) {
  Diagnostics findings;
  std::string yaml = "a:\n";
  for (std::size_t i = 0; i <= kMaxGapLines; ++i) yaml += "  - sentence\n";
  for (std::size_t i = 0; i < kMaxGaps; ++i) yaml += "g" + std::to_string(i) + ": x\n";
  const auto gaps = parse_gap_list(yaml, "g", findings);
  EXPECT_EQ(gaps.size(), kMaxGaps);
  EXPECT_EQ(gaps[0].lines.size(), kMaxGapLines);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_THAT(findings[0].message, HasSubstr("more than 50 sentences"));
  EXPECT_THAT(findings[1].message, HasSubstr("more than 5000 gaps"));
}

}  // namespace
}  // namespace firstline
