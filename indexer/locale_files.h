// The files of a locale that are no articles, checked against those that are.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/article/content_tree.h"
#include "indexer/article/gap_list.h"
#include "indexer/base/diagnostic.h"

namespace firstline {

// The texts of the _search.yml files by the site's tag, "" for the one of all locales. What is wrong with them is
// reported, pins to articles that are not there among it.
std::map<std::string, std::string> read_search_rules(const ContentTree& tree, Diagnostics& findings);

using GapLists = std::map<std::string, std::vector<Gap>>;  // by the site's tag; lists that hold none are left out

// The _gaps.yml files of locales that have articles. What is wrong with them is reported.
GapLists read_gap_lists(const ContentTree& tree, Diagnostics& findings);

// Reports gaps that a public article of the locale names among its questions: they are none any more.
void check_gap_lists(const ContentTree& tree, const GapLists& lists, Diagnostics& findings);

// Reports what is wrong with the judged queries. They are no part of the index.
void check_judged_queries(const ContentTree& tree, Diagnostics& findings);

}  // namespace firstline
