#include "server/search/gaps.h"

#include <algorithm>

#include "server/search/answer.h"
#include "server/search/candidates.h"
#include "server/search/prepared_query.h"
#include "server/search/ticket.h"

namespace firstline {

NearestGap find_gap(const CustomerText& text, const RankingWeights& weights, Collection& with_gaps, std::int64_t now) {
  NearestGap nearest;
  ParsedQuery query = read_ticket(text, with_gaps);
  if (query.empty()) return nearest;
  const PreparedQuery prepared = prepare(query, {}, {}, with_gaps);
  double best_gap = 0;
  double best_article = 0;
  for (const Candidate& candidate :
       find_ranked(prepared, query, kTicketCandidates, weights, with_gaps, now).candidates) {
    const bool is_gap = candidate.shard + 1 == with_gaps.shard_count();
    double& best = is_gap ? best_gap : best_article;
    if (candidate.score <= best) continue;
    best = candidate.score;
    if (!is_gap) continue;
    const ArticleView gap = with_gaps.database(candidate.shard).article(candidate.docid);
    nearest.name = gap.id;
    nearest.sentence = gap.title;
  }
  if (best_gap > 0) nearest.share = best_article > 0 ? std::min(best_gap / best_article, kNoArticle) : kNoArticle;
  return nearest;
}

}  // namespace firstline
