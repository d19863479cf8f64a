// What holds absolute addresses: there with --base-url, and not without, since a client's Host is no address to trust.
#include <gmock/gmock.h>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(SiteAddress, IsInSitemapFeedAndOpenSearch) {
  RunningSite site(RunningSite::addressed());
  EXPECT_THAT(site.get("/sitemap.xml").body,
              HasSubstr("<loc>https://help.example.org/de/articles/account/password</loc>"));
  EXPECT_EQ(site.get("/sitemap.xml?part=99").status, 404);
  EXPECT_EQ(site.get("/sitemap.xml?part=x").status, 400);
  EXPECT_THAT(site.get("/robots.txt").body, HasSubstr("Sitemap: https://help.example.org/sitemap.xml"));
  EXPECT_THAT(site.get("/opensearch.xml").body, HasSubstr("template=\"https://help.example.org/en/search?q="));
  EXPECT_THAT(site.get("/opensearch.xml?locale=de").body, HasSubstr("https://help.example.org/de/search"));
  EXPECT_EQ(site.get("/opensearch.xml?locale=xx").status, 404);
  EXPECT_THAT(site.get("/en/feed.xml").body,
              AllOf(HasSubstr("Reset your password"),
                    HasSubstr("<id>https://help.example.org/en/articles/account/password</id>")));
  EXPECT_THAT(site.get("/en/").body, AllOf(HasSubstr("href=\"/en/feed.xml\""), HasSubstr("/opensearch.xml?locale=en")));
}

TEST(SiteAddress, LetsCachesAskAgain) {
  RunningSite site(RunningSite::addressed());
  for (const std::string path : {"/sitemap.xml", "/en/feed.xml"}) {
    const auto first = site.get(path);
    ASSERT_EQ(first.status, 200) << path;
    EXPECT_EQ(site.get(path, "If-None-Match: " + first.headers.at("etag") + "\r\n").status, 304) << path;
  }
}

TEST(SiteAddress, ThatIsNotKnownIsNotGuessed) {
  RunningSite site;
  for (const std::string path : {"/sitemap.xml", "/en/feed.xml", "/opensearch.xml"}) {
    const auto answer = site.get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_THAT(answer.body, HasSubstr("--base-url")) << path;
  }
  EXPECT_THAT(site.get("/robots.txt").body, Not(HasSubstr("Sitemap")));
  EXPECT_THAT(site.get("/en/").body, AllOf(Not(HasSubstr("feed.xml")), Not(HasSubstr("opensearch.xml"))));
}

}  // namespace
}  // namespace firstline
