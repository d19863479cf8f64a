// What site.yml may name and what ranking reads are two lists in two libraries.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>

#include "indexer/article/site.h"
#include "server/search/ranking.h"

namespace firstline {
namespace {

constexpr std::size_t kWeights = sizeof(RankingWeights) / sizeof(double);

std::array<double, kWeights> values(const RankingWeights& weights) {
  return std::bit_cast<std::array<double, kWeights>>(weights);
}

TEST(SearchWeightNames, AreThoseOfTheRanking) {
  ASSERT_EQ(search_weight_names().size(), kWeights);
  std::map<std::string, double> all;
  for (const std::string_view name : search_weight_names()) {
    EXPECT_NE(values(make_weights({{std::string(name), 1234}})), values({})) << name << " is nothing to the ranking";
    all[std::string(name)] = 1234;
  }
  for (const double value : values(make_weights(all))) EXPECT_EQ(value, 1234);
}

}  // namespace
}  // namespace firstline
