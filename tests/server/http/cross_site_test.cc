#include "server/http/cross_site.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

FramedRequest request_with(std::vector<HeaderField> headers) {
  FramedRequest request;
  request.headers = std::move(headers);
  return request;
}

TEST(CrossSite, BelievesFetchMetadataFirst) {
  for (const auto* own : {"same-origin", "none"}) {
    EXPECT_FALSE(sent_by_another_site(request_with({{"sec-fetch-site", own}}), ""));
  }
  for (const auto* other : {"cross-site", "same-site", "", "SAME-ORIGIN?", "same-origin, none"}) {
    EXPECT_TRUE(sent_by_another_site(request_with({{"sec-fetch-site", other}, {"origin", "https://h"}, {"host", "h"}}),
                                     "https://h"))
        << other;
  }
}

TEST(CrossSite, ComparesTheOriginElse) {
  const auto another = [](const char* origin, const char* host, const char* base_url) {
    return sent_by_another_site(request_with({{"origin", origin}, {"host", host}}), base_url);
  };
  EXPECT_FALSE(another("http://127.0.0.1:8080", "127.0.0.1:8080", ""));
  EXPECT_FALSE(another("https://help.example.org", "HELP.example.org", ""));
  EXPECT_FALSE(another("https://help.example.org", "backend:8080", "https://Help.example.org"));
  EXPECT_TRUE(another("https://evil.example", "help.example.org", ""));
  EXPECT_TRUE(another("https://evil.example", "help.example.org", "https://help.example.org"));
  EXPECT_TRUE(another("https://help.example.org.evil.example", "help.example.org", ""));
  EXPECT_TRUE(another("http://127.0.0.1:9090", "127.0.0.1:8080", ""));
  EXPECT_TRUE(another("null", "null", ""));
  EXPECT_TRUE(another("", "", ""));
  EXPECT_TRUE(sent_by_another_site(request_with({{"origin", "https://h"}}), ""));
}

TEST(CrossSite, LetsProgramsIn) { EXPECT_FALSE(sent_by_another_site(request_with({{"host", "h"}}), "https://h")); }

}  // namespace
}  // namespace firstline
