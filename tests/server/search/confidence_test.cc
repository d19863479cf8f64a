#include "server/search/confidence.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

ConfidenceFeatures usual() {
  ConfidenceFeatures features;
  features.evidence = 1.5;
  features.standout = 1.4;
  features.unknown = 0.2;
  features.together = 1;
  features.covered = 0.6;
  features.runner_up = 0.7;
  features.length = 2;
  features.brevity = 0.5;
  return features;
}

TEST(Confidence, GrowsWithWhatSpeaksForAnArticle) {
  const double before = confidence(usual());
  EXPECT_GT(before, 0);
  EXPECT_LT(before, 1);
  for (double ConfidenceFeatures::*feature : {&ConfidenceFeatures::evidence, &ConfidenceFeatures::standout,
                                              &ConfidenceFeatures::together, &ConfidenceFeatures::covered}) {
    ConfidenceFeatures better = usual();
    better.*feature += 0.3;
    EXPECT_GT(confidence(better), before);
  }
  for (double ConfidenceFeatures::*feature : {&ConfidenceFeatures::unknown, &ConfidenceFeatures::runner_up}) {
    ConfidenceFeatures worse = usual();
    worse.*feature += 0.2;
    EXPECT_LT(confidence(worse), before);
  }
}

TEST(Confidence, IsNoneWithoutEvidence) { EXPECT_EQ(confidence({}), 0); }

TEST(Confidence, IsCalibratedWithoutChangingTheOrder) {
  SuggestionSettings settings;
  EXPECT_DOUBLE_EQ(calibrated(0.3, settings), 0.3);
  settings.slope = 2;
  settings.shift = -1;
  double before = 0;
  for (double p = 0.05; p < 1; p += 0.05) {
    EXPECT_GT(calibrated(p, settings), before);
    before = calibrated(p, settings);
  }
  EXPECT_EQ(calibrated(0, settings), 0);
  EXPECT_EQ(calibrated(1, settings), 1);
}

TEST(Confidence, ShowsNothingBelowTheThreshold) {
  SuggestionSettings settings;
  settings.threshold = 0.4;
  EXPECT_EQ(count_shown(std::vector<double>{}, settings), 0u);
  EXPECT_EQ(count_shown(std::vector<double>{0.39}, settings), 0u);
  EXPECT_EQ(count_shown(std::vector<double>{0.2, 0.1, 0.1, 0.9}, settings), 0u);  // three are looked at
  EXPECT_EQ(count_shown(std::vector<double>{0.4, 0.2, 0.001, 0.2}, settings), 2u);
  EXPECT_EQ(count_shown(std::vector<double>{0.6, 0.005}, settings), 2u);
  EXPECT_EQ(count_shown(std::vector<double>{0.6, 0.003}, settings), 1u);  // less than a hundredth of the threshold
  settings.threshold = 0;
  EXPECT_EQ(count_shown(std::vector<double>{0.0}, settings), 0u);
  EXPECT_EQ(count_shown(std::vector<double>{0.001}, settings), 1u);
}

TEST(Confidence, CountsTheChanceThatAnyOfThreeIsRight) {
  SuggestionSettings settings;
  settings.threshold = 0.4;
  EXPECT_EQ(count_shown(std::vector<double>{0.3, 0.15}, settings), 2u);  // 0.405
  EXPECT_EQ(count_shown(std::vector<double>{0.15, 0.3}, settings), 2u);  // whichever comes first
  EXPECT_EQ(count_shown(std::vector<double>{0.25, 0.25, 0.25}, settings), 3u);
  EXPECT_EQ(count_shown(std::vector<double>{0.25, 0.1, 0.1}, settings), 0u);  // 0.39
}

}  // namespace
}  // namespace firstline
