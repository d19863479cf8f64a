// Gaps on their way into the index: each becomes an article that nobody may read, ranked like those that are there.
//
// So do the questions that the locale's public articles name, a few at a time, so that a gap's few sentences have
// something of their own size to be compared with: an article of many sections and fifty questions scores less for one
// of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/article/content_tree.h"
#include "indexer/article/gap_list.h"
#include "indexer/base/result.h"
#include "indexer/index/database_writer.h"
#include "indexer/text/locale.h"

namespace firstline {

// About as many sentences as gaps have.
inline constexpr std::size_t kQuestionsTogether = 3;

// The title is the first sentence, the questions the others, and the text has them all.
Article make_gap_article(const Gap& gap, const std::string& locale);
// In the same form; none for an article that is internal, archived or names no question.
std::vector<Article> make_answered_articles(const ArticleMeta& article);

// Puts into `writer` those that are new or changed, and keeps the others. Of `articles`, those of the locale count.
Result<void> index_gaps(const std::vector<Gap>& gaps, std::span<const ArticleSource> articles, const Locale& locale,
                        DatabaseWriter& writer);

}  // namespace firstline
