// How readers liked articles: what of their votes moves an article among completions that are as good by their words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace firstline {

// Filled once, then read by any number of threads. What is known about one article moves that one alone, so votes on
// internal articles change nothing for customers.
class PopularityTable {
 public:
  void add(std::string_view locale, std::string_view article, std::int64_t helpful, std::int64_t unhelpful);

  bool empty() const { return factors_.empty(); }

  // What the article's score is multiplied by: 1 + 0.25 x, x = (helpful - unhelpful) / (helpful + unhelpful + 10), so 1
  // without votes and between 0.75 and 1.25 whatever anybody does. Ten votes that agree move it by an eighth.
  double factor(std::string_view locale, std::string_view article) const;

 private:
  std::unordered_map<std::string, double> factors_;  // by locale, a line break, article
};

}  // namespace firstline
