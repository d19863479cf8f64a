// Gaps on their way into the index: each becomes an article that nobody may read, ranked like those that are there.
#pragma once

#include <string>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/article/gap_list.h"
#include "indexer/base/result.h"
#include "indexer/index/database_writer.h"
#include "indexer/text/locale.h"

namespace firstline {

// Its id is the gap's name, its title the first sentence, its questions the others; its text has them all.
Article make_gap_article(const Gap& gap, const std::string& locale);

// Puts into `writer` those that are new or changed, and keeps the others.
Result<void> index_gaps(const std::vector<Gap>& gaps, const Locale& locale, DatabaseWriter& writer);

}  // namespace firstline
