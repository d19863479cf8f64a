// A site of the test's own, and what a visitor finds there.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {

inline constexpr std::int64_t kNow = 1'800'000'000;

inline std::vector<std::string> ids(const SearchResponse& response) {
  std::vector<std::string> out;
  for (const SearchHit& hit : response.hits) out.push_back(hit.id);
  return out;
}

class SearcherFixture : public testing::Test {
 protected:
  SearchResponse search(const std::string& query, const std::string& locale = "en",
                        Audience audience = Audience::everyone) {
    SearchRequest request;
    request.query = query;
    request.locale = locale;
    return search(request, audience);
  }
  SearchResponse search(const SearchRequest& request, Audience audience = Audience::everyone) {
    Searcher searcher(site_.reader(audience));
    return searcher.search(request, kNow);
  }
  TempSite site_;
};

}  // namespace firstline
