#include "server/search/gaps.h"

#include <algorithm>

#include "indexer/index/gap_ids.h"
#include "server/search/answer.h"
#include "server/search/candidates.h"
#include "server/search/prepared_query.h"
#include "server/search/ticket.h"

namespace firstline {

NearestGap find_gap(const CustomerText& text, const Candidate& best, const RankingWeights& weights,
                    Collection& with_gaps, std::int64_t now) {
  NearestGap nearest;
  ParsedQuery query = read_ticket(text, with_gaps);
  if (query.empty()) return nearest;
  const PreparedQuery prepared = prepare(query, {}, {}, with_gaps);
  double best_gap = 0;
  double best_answered = 0;
  for (const Candidate& candidate :
       find_ranked(prepared, query, kTicketCandidates, weights, with_gaps, now).candidates) {
    if (candidate.score <= 0 || (best_gap > 0 && best_answered > 0)) break;  // the best come first
    const ArticleView entry = with_gaps.database(candidate.shard).article(candidate.docid);
    const bool from_list = candidate.shard + 1 == with_gaps.shard_count();
    const std::string_view gap = from_list ? gap_name(entry.id) : std::string_view();
    if (gap.empty()) {
      best_answered = std::max(best_answered, candidate.score);
    } else if (best_gap == 0) {
      best_gap = candidate.score;
      nearest.name = gap;
      nearest.sentence = entry.title;
    }
  }
  if (best_gap > 0 && best_answered == 0) {
    // Gaps alone fill the candidates, as hundreds about one matter do.
    std::vector<Candidate> article = {
        make_candidate(with_gaps.combined_docid(best.shard, best.docid), prepared, with_gaps)};
    rank(prepared.ranking, weights, article);
    best_answered = article.front().score;
  }
  if (best_gap > 0) nearest.share = best_answered > 0 ? std::min(best_gap / best_answered, kNoArticle) : kNoArticle;
  return nearest;
}

}  // namespace firstline
