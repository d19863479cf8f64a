#include <gtest/gtest.h>

#include "indexer/article/site.h"

namespace firstline {
namespace {

struct Parsed {
  SuggestionSettings settings;
  Diagnostics findings;
};

Parsed parse(const std::string& lines) {
  Parsed parsed;
  parsed.settings = parse_site("name: T\n" + lines, "site.yml", parsed.findings).suggestions;
  return parsed;
}

TEST(SiteSuggestions, AreRead) {
  const Parsed parsed = parse("suggestions:\n  threshold: 0.55\n  calibration: {slope: 1.25, shift: -0.5}\n");
  EXPECT_TRUE(parsed.findings.empty());
  EXPECT_DOUBLE_EQ(parsed.settings.threshold, 0.55);
  EXPECT_DOUBLE_EQ(parsed.settings.slope, 1.25);
  EXPECT_DOUBLE_EQ(parsed.settings.shift, -0.5);
}

TEST(SiteSuggestions, HaveDefaults) {
  for (const char* lines : {"", "suggestions:\n", "suggestions: {calibration: }\n"}) {
    const Parsed parsed = parse(lines);
    EXPECT_TRUE(parsed.findings.empty()) << lines;
    EXPECT_DOUBLE_EQ(parsed.settings.threshold, SuggestionSettings{}.threshold);
    EXPECT_DOUBLE_EQ(parsed.settings.slope, 1);
  }
}

TEST(SiteSuggestions, SayWhatIsWrong) {
  for (const char* lines :
       {"suggestions: often\n", "suggestions: {threshold: 1.5}\n", "suggestions: {threshold: high}\n",
        "suggestions: {threshold: [1]}\n", "suggestions: {calibration: 3}\n",
        "suggestions: {calibration: {slope: 0}}\n", "suggestions: {calibration: {slope: -1}}\n",
        "suggestions: {calibration: {shift: nan}}\n"}) {
    const Parsed parsed = parse(lines);
    ASSERT_EQ(parsed.findings.size(), 1u) << lines;
    EXPECT_EQ(parsed.findings[0].line, 2) << lines;
    EXPECT_DOUBLE_EQ(parsed.settings.threshold, SuggestionSettings{}.threshold) << lines;
    EXPECT_DOUBLE_EQ(parsed.settings.slope, 1) << lines;
    EXPECT_DOUBLE_EQ(parsed.settings.shift, 0) << lines;
  }
}

}  // namespace
}  // namespace firstline
