#include <map>
#include <string_view>

#include "server/search/ranking.h"

namespace firstline {

RankingWeights make_weights(const std::map<std::string, double>& named) {
  RankingWeights weights;
  const std::map<std::string_view, double*> fields = {
      {"body", &weights.body},
      {"headings", &weights.headings},
      {"keywords", &weights.keywords},
      {"title", &weights.title},
      {"query_coverage", &weights.query_coverage},
      {"title_coverage", &weights.title_coverage},
      {"pairs", &weights.pairs},
      {"relatives", &weights.relatives},
      {"cosine", &weights.cosine},
      {"exact", &weights.exact},
      {"likeness", &weights.likeness},
      {"topic", &weights.topic},
      {"passage", &weights.passage},
      {"k1", &weights.k1},
      {"b", &weights.b},
  };
  for (const auto& [name, value] : named) {
    const auto field = fields.find(name);
    if (field != fields.end()) *field->second = value;
  }
  return weights;
}

}  // namespace firstline
