// The API's answers as JSON, in exactly the shape that product.md promises.
#pragma once

#include <string>
#include <vector>

#include "indexer/index/index_reader.h"
#include "server/http/request_parsing.h"
#include "server/search/searcher.h"

namespace firstline {

// `base_url` goes before every address; "" leaves paths.
std::string search_json(const SearchResponse& response, double took_ms, const std::string& base_url);
std::string autocomplete_json(const AutocompleteRequest& request, const std::vector<AutocompleteEntry>& entries,
                              const std::string& base_url);
std::string suggest_json(const SuggestResponse& response, double took_ms, const std::string& base_url);
// Of an outcome that was kept by `terms` words, or (undo "") taken back.
std::string outcome_json(std::size_t terms, const std::string& undo);
std::string totals_json(const std::string& id, const std::string& locale, std::int64_t helpful, std::int64_t unhelpful,
                        std::int64_t comments);
std::string article_json(const ArticleView& article, const Reader& reader, std::int64_t now,
                         const std::string& base_url);

}  // namespace firstline
