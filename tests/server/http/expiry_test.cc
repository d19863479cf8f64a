// What has expired is gone from every answer at once, without a build.
#include <gmock/gmock.h>

#include <ctime>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

// The server's clock is the system's, so one article expired in 2001 and its twin expires in 2100. A build keeps both.
class Expiry : public testing::Test {
 protected:
  Expiry() {
    add("gone", "2001-01-01");
    add("kept", "2100-01-01");
    site_.site().article("en/old/only.md", "Last of its category", "Text.", "expires_at: 2001-01-01");
    site_.site().build();
    site_.generations().reload();
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (site_.get("/en/articles/kept").status != 200 && std::chrono::steady_clock::now() < limit) {
    }
  }
  static std::string iso_time(std::int64_t seconds) {
    const std::time_t moment = seconds;
    std::tm parts{};
    ::gmtime_r(&moment, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
  }
  void add(const std::string& id, const std::string& expires_at) {
    site_.site().article("en/" + id + ".md", "Quokka campaign " + id, "The quokka campaign is on. " + id + " marker",
                         "expires_at: " + expires_at + "\nboost: 2\nquestions: [\"Where is the quokka?\"]");
  }

  RunningSite site_{RunningSite::addressed()};
};

TEST_F(Expiry, HidesThePage) {
  EXPECT_EQ(site_.get("/en/articles/gone").status, 404);
  EXPECT_EQ(site_.get("/en/articles/kept").status, 200);
  EXPECT_EQ(site_.get("/api/v1/article?locale=en&id=gone").status, 404);
  EXPECT_EQ(site_.post_json("/api/v1/feedback", R"({"id":"gone","locale":"en","helpful":true})").status, 404);
}

TEST_F(Expiry, HidesItFromEveryListing) {
  for (const std::string path :
       {"/en/search?q=quokka+campaign", "/api/v1/search?locale=en&q=quokka+campaign",
        "/api/v1/autocomplete?locale=en&q=quokka", "/en/", "/sitemap.xml", "/en/feed.xml", "/en/articles/kept"}) {
    const auto answer = site_.get(path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_THAT(answer.body, HasSubstr("articles/kept")) << path;
    EXPECT_THAT(answer.body, Not(HasSubstr("articles/gone"))) << path;
  }
  const auto suggested =
      site_.post_json("/api/v1/suggest", R"({"subject":"Where is the quokka campaign?","body":"","locale":"en"})");
  EXPECT_THAT(suggested.body, HasSubstr("articles/kept"));
  EXPECT_THAT(suggested.body, Not(HasSubstr("articles/gone")));
}

// A copy in a cache must not outlive the next expiry; here the next is in 2100, so that caching is as ever.
TEST_F(Expiry, LeavesCachingAsItIsWhenNothingExpiresSoon) {
  EXPECT_EQ(site_.get("/en/").headers.at("cache-control"), "public, max-age=60");
  EXPECT_EQ(site_.get("/en/feed.xml").headers.at("cache-control"), "public, max-age=600");
}

TEST_F(Expiry, BoundsHowLongAnAnswerIsFresh) {
  const std::int64_t in_half_a_minute = std::time(nullptr) + 30;
  site_.site().article("en/soon.md", "Quokka sale", "Text.", "expires_at: " + iso_time(in_half_a_minute));
  site_.site().build();
  site_.generations().reload();
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (site_.get("/en/articles/soon").status != 200 && std::chrono::steady_clock::now() < limit) {
  }
  for (const std::string path : {"/en/", "/en/articles/kept", "/en/search?q=quokka", "/sitemap.xml", "/en/feed.xml",
                                 "/en/llms.txt", "/api/v1/search?locale=en&q=quokka",
                                 "/api/v1/autocomplete?locale=en&q=quokka", "/api/v1/article?locale=en&id=kept"}) {
    const auto answer = site_.get(path);
    ASSERT_EQ(answer.status, 200) << path;
    const std::string caching = answer.headers.at("cache-control");
    const int seconds = std::stoi(caching.substr(caching.find("max-age=") + 8));
    EXPECT_LE(seconds, 30) << path;
    EXPECT_GT(seconds, 0) << path;
  }
}

TEST_F(Expiry, HidesACategoryWithItsLastArticle) {
  EXPECT_EQ(site_.get("/en/categories/old").status, 404);
  EXPECT_THAT(site_.get("/en/").body, Not(HasSubstr("/en/categories/old")));
  EXPECT_THAT(site_.get("/sitemap.xml").body, Not(HasSubstr("/en/categories/old")));
}

TEST(Expiries, CountAndChangeTheEntityTagWhenTheyHappen) {
  TempSite site;
  site.article("en/a/x.md", "X", "Text.", "expires_at: 2030-01-01");
  site.article("en/a/y.md", "Y", "Text.");
  site.build();
  const Reader reader = site.reader();
  constexpr std::int64_t kDay = 86400;
  constexpr std::int64_t kExpires = 1893456000;  // 2030-01-01
  EXPECT_EQ(reader.expired_count(kExpires - kDay), 0u);
  EXPECT_EQ(reader.article_count("en", "a", kExpires - kDay), 2u);
  EXPECT_EQ(reader.expired_count(kExpires + kDay), 1u);
  EXPECT_EQ(reader.article_count("en", "a", kExpires + kDay), 1u);
  EXPECT_EQ(reader.categories("en", kExpires + kDay).size(), 1u);
}

}  // namespace
}  // namespace firstline
