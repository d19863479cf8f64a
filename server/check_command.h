// firstline-search --check: judged queries from a shell.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "server/search/searcher.h"

namespace firstline {

// Runs the files that `paths` name, or that lie in the locales' folders of content folders, and prints what they reach.
// True when every requirement is met. Fails when a path holds no _queries.tsv, a file's locale is unknown to the index
// or a line cannot be read. `only_set`: the one set to run, "" for all.
Result<bool> run_check(const std::vector<std::string>& paths, const std::string& only_set, Searcher& searcher,
                       std::int64_t now);

}  // namespace firstline
