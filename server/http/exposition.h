// The text format in which Prometheus reads metrics (exposition format 0.0.4).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace firstline {

using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

class Exposition {
 public:
  // Begins a metric; all its samples must follow before the next one begins.
  Exposition& metric(std::string_view name, std::string_view type, std::string_view help);
  Exposition& sample(const Labels& labels, double value) { return sample("", labels, value); }
  Exposition& sample(double value) { return sample("", {}, value); }
  // A metric that is one number.
  Exposition& gauge(std::string_view name, std::string_view help, double value) {
    return metric(name, "gauge", help).sample(value);
  }
  // The series of one histogram: `counts` has one number for each bound and one more for what lies above them all.
  Exposition& histogram(const Labels& labels, std::span<const double> bounds, std::span<const std::uint64_t> counts,
                        double sum);

  std::string text() && { return std::move(text_); }

 private:
  Exposition& sample(std::string_view suffix, const Labels& labels, double value, std::string_view bound = {});

  std::string name_;
  std::string text_;
};

}  // namespace firstline
