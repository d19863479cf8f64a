// What only all articles together show: ids and addresses that two of them claim.
#pragma once

#include <vector>

#include "indexer/article/content_tree.h"
#include "indexer/article/link_table.h"

namespace firstline {

// Whether an article belongs into an index now.
bool is_publishable(const ArticleMeta& meta, const ContentOptions& options);

// Of two publishable articles with one id in one locale the second, by path, is an error and goes.
void remove_duplicates(std::vector<ArticleSource>& articles, const ContentOptions& options, Diagnostics& findings);

// Adds old addresses to `links`; those taken are findings and go. Related articles that do not exist, or that customers
// may not know of, are findings and go.
void check_addresses(std::vector<ArticleSource>& articles, const ContentOptions& options, LinkTable& links,
                     Diagnostics& findings);

// An article that another published one `replaces` ranks below it: its boost falls to a tenth. `articles` may hold no
// two of one locale and id.
void let_replacements_win(std::vector<ArticleSource>& articles, const ContentOptions& options);

}  // namespace firstline
