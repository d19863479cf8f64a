#include "server/search/search_check.h"

#include <algorithm>

namespace firstline {
namespace {

constexpr std::size_t kNoticed = 3;  // results that a visitor looks at before giving up

std::vector<std::string> first_page(const std::string& query, const std::string& locale, Searcher& searcher,
                                    std::int64_t now) {
  SearchRequest request;
  request.query = query;
  request.locale = locale;
  std::vector<std::string> ids;
  for (const SearchHit& hit : searcher.search(request, now).hits) ids.push_back(hit.fallback ? std::string() : hit.id);
  return ids;
}

struct SetRun {
  Judgments judgments;
  std::map<std::string, std::vector<std::string>> runs;
  std::vector<FallenQuery> fallen;
};

void add(const JudgedQuery& query, std::vector<std::string> ids, SetRun& run) {
  const std::string key = std::to_string(query.line);
  for (const std::string& id : query.ids) run.judgments[key].emplace(id, id == query.ids.front() ? 2 : 1);
  std::size_t rank = 0;
  for (std::size_t i = 0; i < ids.size() && rank == 0; ++i) {
    if (std::find(query.ids.begin(), query.ids.end(), ids[i]) != query.ids.end()) rank = i + 1;
  }
  if (rank == 0 || rank > kNoticed) run.fallen.push_back({query, rank, ids.empty() ? "" : ids.front()});
  run.runs[key] = std::move(ids);
}

}  // namespace

double metric_of(const Relevance& relevance, std::string_view metric) {
  if (metric == "ndcg@10") return relevance.ndcg10;
  if (metric == "mrr@10") return relevance.mrr10;
  if (metric == "recall@10") return relevance.recall10;
  return relevance.success3;
}

std::vector<SetResult> check_search(const JudgedQueries& judged, const std::string& locale, Searcher& searcher,
                                    std::int64_t now) {
  std::map<std::string, SetRun> runs;
  for (const JudgedQuery& query : judged.queries) {
    add(query, first_page(query.text, locale, searcher, now), runs[query.set]);
  }
  std::vector<SetResult> results;
  for (auto& [set, run] : runs) {
    SetResult result{set, measure(run.judgments, run.runs), std::move(run.fallen), {}};
    for (const Requirement& requirement : judged.requirements) {
      if (requirement.set != set) continue;
      const double reached = metric_of(result.relevance, requirement.metric);
      if (reached < requirement.least) result.shortfalls.push_back({requirement, reached});
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace firstline
