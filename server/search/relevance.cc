#include "server/search/relevance.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>

namespace firstline {
namespace {

constexpr std::size_t kDepth = 10;

double discounted_gain(const std::vector<int>& grades) {
  double sum = 0;
  for (std::size_t i = 0; i < grades.size() && i < kDepth; ++i) {
    sum += std::max(grades[i], 0) / std::log2(static_cast<double>(i) + 2);
  }
  return sum;
}

}  // namespace

Result<Judgments> parse_qrels(std::string_view text, const std::string& path) {
  Judgments judgments;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream fields(line);
    std::string query, iteration, article, rest;
    int grade = 0;
    if (!(fields >> query)) continue;
    if (!(fields >> iteration >> article >> grade) || fields >> rest) {
      return fail(path + ":" + std::to_string(number) + ": error: expected 'qid 0 docid grade'");
    }
    judgments[query][article] = grade;
  }
  return judgments;
}

Relevance measure(const Judgments& judgments, const std::map<std::string, std::vector<std::string>>& runs) {
  Relevance mean;
  for (const auto& [query, ids] : runs) {
    const auto judged = judgments.find(query);
    if (judged == judgments.end()) continue;
    std::vector<int> ideal;
    for (const auto& [id, grade] : judged->second) ideal.push_back(grade);
    std::sort(ideal.begin(), ideal.end(), std::greater<>());
    const auto relevant = std::count_if(ideal.begin(), ideal.end(), [](int grade) { return grade > 0; });
    if (relevant == 0) continue;
    std::vector<int> found;
    for (const std::string& id : ids) {
      const auto grade = judged->second.find(id);
      found.push_back(grade == judged->second.end() ? 0 : grade->second);
    }
    if (found.size() > kDepth) found.resize(kDepth);
    ++mean.queries;
    mean.ndcg10 += discounted_gain(found) / discounted_gain(ideal);
    const auto first = std::find_if(found.begin(), found.end(), [](int grade) { return grade > 0; });
    if (first != found.end()) mean.mrr10 += 1.0 / static_cast<double>(first - found.begin() + 1);
    if (first != found.end() && first - found.begin() < 3) mean.success3 += 1;
    mean.recall10 += static_cast<double>(std::count_if(found.begin(), found.end(), [](int g) { return g > 0; })) /
                     static_cast<double>(relevant);
  }
  for (double* value : {&mean.ndcg10, &mean.mrr10, &mean.recall10, &mean.success3}) {
    if (mean.queries > 0) *value /= static_cast<double>(mean.queries);
  }
  return mean;
}

}  // namespace firstline
