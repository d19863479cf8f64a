#include "server/search/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "server/search/confidence.h"

namespace firstline {
namespace {

constexpr std::size_t kFewest = 20;
constexpr std::size_t kBins = 5;
constexpr std::size_t kFolds = 10;
constexpr int kSteps = 100;
// How firmly the mapping is held to what is shipped, as the precision of a normal prior. What differs between
// collections is how many tickets have an answer, which is the shift, more than how confidence grows: with 50 tickets
// to fit on, the error on all others is 0.038 to 0.066 on four collections, 0.043 to 0.070 with 1 for both.
constexpr double kSlopePrior = 10;
constexpr double kShiftPrior = 0.5;

bool first_is_right(const JudgedTicket& ticket) { return !ticket.suggestions.empty() && ticket.suggestions[0].right; }

double log_odds(double p) { return std::log(p / (1 - p)); }

// Gathers how far predictions and outcomes lie apart.
class Bins {
 public:
  void add(double predicted, bool right) {
    const auto bin = std::min(static_cast<std::size_t>(predicted * kBins), kBins - 1);
    predicted_[bin] += predicted;
    right_[bin] += right;
    variance_[bin] += predicted * (1 - predicted);
    ++total_;
  }
  double error() const {
    double error = 0;
    for (std::size_t i = 0; i < kBins; ++i) error += std::abs(predicted_[i] - right_[i]);
    return total_ > 0 ? error / total_ : 0;
  }
  // What error() would be on the mean if every prediction were true.
  double chance() const {
    double distance = 0;
    for (const double variance : variance_) distance += std::sqrt(2 / std::numbers::pi * variance);
    return total_ > 0 ? distance / total_ : 0;
  }

 private:
  std::array<double, kBins> predicted_{};
  std::array<double, kBins> right_{};
  std::array<double, kBins> variance_{};
  double total_ = 0;
};

void add_to(Bins& bins, const JudgedTicket& ticket, const SuggestionSettings& settings) {
  const double shipped = ticket.suggestions.empty() ? 0 : ticket.suggestions[0].confidence;
  bins.add(calibrated(shipped, settings), first_is_right(ticket));
}

Bins bins_of(std::span<const JudgedTicket> tickets, const SuggestionSettings& settings) {
  Bins bins;
  for (const JudgedTicket& ticket : tickets) add_to(bins, ticket, settings);
  return bins;
}

}  // namespace

SuggestionSettings fit_calibration(std::span<const JudgedTicket> tickets, const SuggestionSettings& now) {
  SuggestionSettings fitted = now;
  fitted.slope = 1;
  fitted.shift = 0;
  std::vector<std::pair<double, bool>> points;
  double right = 0;
  for (const JudgedTicket& ticket : tickets) {
    if (ticket.suggestions.empty() || ticket.suggestions[0].confidence <= 0) continue;
    points.emplace_back(log_odds(std::clamp(ticket.suggestions[0].confidence, 1e-6, 1 - 1e-6)), first_is_right(ticket));
    right += first_is_right(ticket) ? 1 : 0;
  }
  const double wrong = static_cast<double>(points.size()) - right;
  if (points.size() < kFewest || right == 0 || wrong == 0) return fitted;
  const double target_right = (right + 1) / (right + 2);
  const double target_wrong = 1 / (wrong + 2);
  // Newton's method, its steps halved while they overshoot.
  const auto loss = [&](double slope, double shift) {
    double sum = 0.5 * (kSlopePrior * (slope - 1) * (slope - 1) + kShiftPrior * shift * shift);
    for (const auto& [x, is_right] : points) {
      const double z = slope * x + shift;
      sum += (z > 0 ? z + std::log1p(std::exp(-z)) : std::log1p(std::exp(z))) -
             (is_right ? target_right : target_wrong) * z;
    }
    return sum;
  };
  double slope = 1;
  double shift = 0;
  for (int step = 0; step < kSteps; ++step) {
    double g_slope = kSlopePrior * (slope - 1), g_shift = kShiftPrior * shift;
    double h_slope = kSlopePrior, h_both = 0, h_shift = kShiftPrior;
    for (const auto& [x, is_right] : points) {
      const double p = 1 / (1 + std::exp(-(slope * x + shift)));
      const double difference = p - (is_right ? target_right : target_wrong);
      const double weight = p * (1 - p);
      g_slope += difference * x;
      g_shift += difference;
      h_slope += weight * x * x;
      h_both += weight * x;
      h_shift += weight;
    }
    const double determinant = h_slope * h_shift - h_both * h_both;
    if (determinant <= 0) break;
    const double d_slope = (h_shift * g_slope - h_both * g_shift) / determinant;
    const double d_shift = (h_slope * g_shift - h_both * g_slope) / determinant;
    double rate = 1;
    const double before = loss(slope, shift);
    while (rate > 1e-6 && loss(slope - rate * d_slope, shift - rate * d_shift) > before) rate /= 2;
    slope -= rate * d_slope;
    shift -= rate * d_shift;
    if (std::abs(d_slope) + std::abs(d_shift) < 1e-9) break;
  }
  // A mapping that turned the order around would say that confidence means nothing here.
  fitted.slope = std::clamp(slope, 0.01, 100.0);
  fitted.shift = std::clamp(shift, -100.0, 100.0);
  return fitted;
}

double calibration_error(std::span<const JudgedTicket> tickets, const SuggestionSettings& settings) {
  return bins_of(tickets, settings).error();
}

double chance_calibration_error(std::span<const JudgedTicket> tickets, const SuggestionSettings& settings) {
  return bins_of(tickets, settings).chance();
}

double held_out_calibration_error(std::span<const JudgedTicket> tickets, const SuggestionSettings& now) {
  // Dealt out in turn, those that are right before the others.
  std::array<std::vector<JudgedTicket>, kFolds> folds;
  std::size_t dealt = 0;
  for (const bool right : {true, false}) {
    for (const JudgedTicket& ticket : tickets) {
      if (first_is_right(ticket) == right) folds[dealt++ % kFolds].push_back(ticket);
    }
  }
  Bins bins;
  for (std::size_t held = 0; held < kFolds; ++held) {
    std::vector<JudgedTicket> others;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      if (fold != held) others.insert(others.end(), folds[fold].begin(), folds[fold].end());
    }
    const SuggestionSettings fitted = fit_calibration(others, now);
    for (const JudgedTicket& ticket : folds[held]) add_to(bins, ticket, fitted);
  }
  return bins.error();
}

ThresholdRow measure_threshold(std::span<const JudgedTicket> tickets, SuggestionSettings settings, double threshold) {
  settings.threshold = threshold;
  ThresholdRow row;
  row.threshold = threshold;
  double kept = 0, right_first = 0, answerable = 0, answered = 0, silent = 0;
  for (const JudgedTicket& ticket : tickets) {
    std::vector<double> confidences;
    for (const JudgedSuggestion& suggestion : ticket.suggestions) {
      confidences.push_back(calibrated(suggestion.confidence, settings));
    }
    const std::size_t shown = count_shown(confidences, settings);
    const bool any_right =
        std::any_of(ticket.suggestions.begin(), ticket.suggestions.begin() + static_cast<std::ptrdiff_t>(shown),
                    [](const JudgedSuggestion& suggestion) { return suggestion.right; });
    kept += shown > 0;
    right_first += shown > 0 && first_is_right(ticket);
    answerable += ticket.answerable;
    answered += ticket.answerable && any_right;
    silent += !ticket.answerable && shown == 0;
  }
  const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
  const auto all = static_cast<double>(tickets.size());
  row.kept = share(kept, all);
  row.right_first = share(right_first, kept);
  row.answered = share(answered, answerable);
  row.silent = share(silent, all - answerable);
  return row;
}

}  // namespace firstline
