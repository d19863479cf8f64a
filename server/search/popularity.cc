#include "server/search/popularity.h"

#include <algorithm>

namespace firstline {
namespace {

constexpr double kStrength = 0.25;
constexpr double kDoubt = 10;  // votes that say nothing, had by every article

std::string key(std::string_view locale, std::string_view article) {
  return std::string(locale).append(1, '\n').append(article);
}

}  // namespace

void PopularityTable::add(std::string_view locale, std::string_view article, std::int64_t helpful,
                          std::int64_t unhelpful) {
  const auto yes = static_cast<double>(std::max<std::int64_t>(helpful, 0));
  const auto no = static_cast<double>(std::max<std::int64_t>(unhelpful, 0));
  factors_[key(locale, article)] = 1 + kStrength * (yes - no) / (yes + no + kDoubt);
}

double PopularityTable::factor(std::string_view locale, std::string_view article) const {
  const auto found = factors_.find(key(locale, article));
  return found == factors_.end() ? 1 : found->second;
}

}  // namespace firstline
