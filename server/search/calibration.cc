#include "server/search/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "server/search/confidence.h"

namespace firstline {
namespace {

constexpr std::size_t kFewest = 20;
constexpr std::size_t kBins = 5;
constexpr std::size_t kFolds = 5;
constexpr int kSteps = 100;

bool first_is_right(const JudgedTicket& ticket) { return !ticket.suggestions.empty() && ticket.suggestions[0].right; }

double log_odds(double p) { return std::log(p / (1 - p)); }

// Gathers how far predictions and outcomes lie apart.
class Bins {
 public:
  void add(double predicted, bool right) {
    const auto bin = std::min(static_cast<std::size_t>(predicted * kBins), kBins - 1);
    predicted_[bin] += predicted;
    right_[bin] += right;
    ++total_;
  }
  double error() const {
    double error = 0;
    for (std::size_t i = 0; i < kBins; ++i) error += std::abs(predicted_[i] - right_[i]);
    return total_ > 0 ? error / total_ : 0;
  }

 private:
  std::array<double, kBins> predicted_{};
  std::array<double, kBins> right_{};
  double total_ = 0;
};

void add_to(Bins& bins, const JudgedTicket& ticket, const SuggestionSettings& settings) {
  const double shipped = ticket.suggestions.empty() ? 0 : ticket.suggestions[0].confidence;
  bins.add(calibrated(shipped, settings), first_is_right(ticket));
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
  // Newton's method with a little regularization towards what is shipped, and steps halved while they overshoot.
  const auto loss = [&](double slope, double shift) {
    double sum = 0.5 * ((slope - 1) * (slope - 1) + shift * shift);
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
    double g_slope = slope - 1, g_shift = shift, h_slope = 1, h_both = 0, h_shift = 1;
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
  Bins bins;
  for (const JudgedTicket& ticket : tickets) add_to(bins, ticket, settings);
  return bins.error();
}

double held_out_calibration_error(std::span<const JudgedTicket> tickets, const SuggestionSettings& now) {
  Bins bins;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<JudgedTicket> others;
    for (std::size_t i = 0; i < tickets.size(); ++i) {
      if (i % kFolds != fold) others.push_back(tickets[i]);
    }
    const SuggestionSettings fitted = fit_calibration(others, now);
    for (std::size_t i = fold; i < tickets.size(); i += kFolds) add_to(bins, tickets[i], fitted);
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
