#include "server/search/calibration.h"

#include <gtest/gtest.h>

#include <cmath>

#include "server/search/confidence.h"

namespace firstline {
namespace {

// Tickets whose first suggestion is right as often as sigmoid(slope logit(p) + shift) says.
std::vector<JudgedTicket> tickets_with(double slope, double shift, std::size_t count) {
  SuggestionSettings truth;
  truth.slope = slope;
  truth.shift = shift;
  std::vector<JudgedTicket> tickets;
  double owed = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double p = 0.02 + 0.96 * static_cast<double>(i * 37 % count) / static_cast<double>(count);
    owed += calibrated(p, truth);
    const bool right = owed >= 1;
    if (right) owed -= 1;
    tickets.push_back({right || i % 2 == 0, {{p, right}}});
  }
  return tickets;
}

TEST(Calibration, FindsTheMappingThatMakesConfidenceTrue) {
  const auto tickets = tickets_with(1, -1.5, 600);
  EXPECT_GT(calibration_error(tickets, {}), 0.15);
  const SuggestionSettings fitted = fit_calibration(tickets, {});
  EXPECT_LT(calibration_error(tickets, fitted), 0.05);
  EXPECT_LT(held_out_calibration_error(tickets, {}), 0.05);
  EXPECT_LT(fitted.shift, -0.5);
}

TEST(Calibration, KeepsWhatIsShippedWhenThereIsNothingToLearnFrom) {
  EXPECT_EQ(fit_calibration({}, {}).slope, 1);
  EXPECT_EQ(fit_calibration(tickets_with(1, -1.5, 10), {}).shift, 0);
  std::vector<JudgedTicket> all_right(50, JudgedTicket{true, {{0.5, true}}});
  EXPECT_EQ(fit_calibration(all_right, {}).slope, 1);
  std::vector<JudgedTicket> without(50, JudgedTicket{true, {}});
  EXPECT_EQ(fit_calibration(without, {}).shift, 0);
  EXPECT_EQ(calibration_error({}, {}), 0);
}

TEST(Calibration, SurvivesConfidenceThatSaysTheOpposite) {
  std::vector<JudgedTicket> tickets;
  tickets.reserve(100);
  for (int i = 0; i < 100; ++i) tickets.push_back({true, {{i % 2 ? 0.999999 : 0.000001, i % 2 == 0}}});
  const SuggestionSettings fitted = fit_calibration(tickets, {});
  EXPECT_TRUE(std::isfinite(fitted.slope) && std::isfinite(fitted.shift));
  EXPECT_GT(fitted.slope, 0);
}

TEST(Calibration, KeepsTheSitesThreshold) {
  SuggestionSettings now;
  now.threshold = 0.7;
  EXPECT_EQ(fit_calibration(tickets_with(1, 0, 100), now).threshold, 0.7);
}

TEST(Calibration, HoldsTheSameShareOfRightOnesInEachPart) {
  // In the file's order every tenth ticket would be held with its like: right ones stand ten apart.
  std::vector<JudgedTicket> tickets;
  tickets.reserve(200);
  for (int i = 0; i < 200; ++i) tickets.push_back({true, {{0.1, i % 10 == 0}}});
  EXPECT_LT(held_out_calibration_error(tickets, {}), 0.01);
}

TEST(Calibration, SaysHowFarChanceAloneGoes) {
  // Of 100 fair coins, the mean distance from 50 heads is 3.98: 100! / (2^100 50! 50!) * 50.
  const std::vector<JudgedTicket> coins(100, JudgedTicket{true, {{0.5, true}}});
  EXPECT_NEAR(chance_calibration_error(coins, {}), 0.0398, 0.0002);
  const std::vector<JudgedTicket> more(400, JudgedTicket{true, {{0.5, true}}});
  EXPECT_NEAR(chance_calibration_error(more, {}), 0.0199, 0.0002);
  EXPECT_EQ(chance_calibration_error({}, {}), 0);
  const std::vector<JudgedTicket> without(50, JudgedTicket{true, {}});
  EXPECT_EQ(chance_calibration_error(without, {}), 0);
}

TEST(Calibration, MeasuresWhatAThresholdKeeps) {
  const std::vector<JudgedTicket> tickets = {{true, {{0.9, true}}},   {true, {{0.6, false}, {0.3, true}}},
                                             {true, {{0.2, true}}},   {false, {{0.3, false}}},
                                             {false, {{0.7, false}}}, {false, {}}};
  const ThresholdRow row = measure_threshold(tickets, {}, 0.5);
  EXPECT_DOUBLE_EQ(row.kept, 3.0 / 6);
  EXPECT_DOUBLE_EQ(row.right_first, 1.0 / 3);
  EXPECT_DOUBLE_EQ(row.answered, 2.0 / 3);
  EXPECT_DOUBLE_EQ(row.silent, 2.0 / 3);
  EXPECT_EQ(measure_threshold({}, {}, 0.5).kept, 0);
}

}  // namespace
}  // namespace firstline
