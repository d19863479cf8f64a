// The files of a locale that are no articles, checked against those that are.
#pragma once

#include <map>
#include <string>

#include "indexer/article/content_tree.h"
#include "indexer/base/diagnostic.h"

namespace firstline {

// The texts of the _search.yml files by the site's tag, "" for the one of all locales. What is wrong with them is
// reported, pins to articles that are not there among it.
std::map<std::string, std::string> read_search_rules(const ContentTree& tree, Diagnostics& findings);

// Reports what is wrong with the judged queries. They are no part of the index.
void check_judged_queries(const ContentTree& tree, Diagnostics& findings);

}  // namespace firstline
