// Measuring a ranking against judgments: TREC qrels in, nDCG@10, MRR@10, recall@10 and success@3 out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace firstline {

using Judgments = std::map<std::string, std::map<std::string, int>>;  // query id -> article id -> grade

// Lines `qid 0 docid grade`. `path` names the file in errors.
Result<Judgments> parse_qrels(std::string_view text, const std::string& path);

struct Relevance {
  std::size_t queries = 0;
  double ndcg10 = 0;  // gain is the grade, discount 1 / log2(rank + 1) (Järvelin and Kekäläinen 2002)
  double mrr10 = 0;
  double recall10 = 0;
  double success3 = 0;
};

// Means over the judged queries that `runs` holds and that have a relevant article. `runs`: ids, best first.
Relevance measure(const Judgments& judgments, const std::map<std::string, std::vector<std::string>>& runs);

}  // namespace firstline
