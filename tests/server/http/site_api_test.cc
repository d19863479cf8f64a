// The API in the shape that is promised, its errors, its limits, and what happens when the index changes under it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::vector<std::string> keys(const nlohmann::json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;  // sorted
}

TEST(SiteApi, AnswersSearches) {
  RunningSite site;
  const auto json = site.json("/api/v1/search?q=reset+password&locale=en");
  EXPECT_THAT(keys(json), ElementsAre("corrected_query", "facets", "locale", "page", "per_page", "query", "relaxed",
                                      "results", "took_ms", "total"));
  ASSERT_GE(json["results"].size(), 1u);
  const auto& first = json["results"][0];
  EXPECT_THAT(keys(first), ElementsAre("audience", "category", "fallback", "id", "locale", "score", "section",
                                       "snippet_html", "tags", "title", "title_html", "type", "updated_at", "url"));
  EXPECT_EQ(first["id"], "account/password");
  EXPECT_EQ(first["audience"], "public");
  EXPECT_EQ(first["category"]["id"], "account");
  EXPECT_EQ(first["category"]["title"], "Account");
  EXPECT_THAT(first["url"].get<std::string>(), StartsWith("/en/articles/account/password"));
  EXPECT_THAT(first["updated_at"].get<std::string>(), testing::MatchesRegex("....-..-..T..:..:..Z"));
  EXPECT_TRUE(json["corrected_query"].is_null());
  EXPECT_TRUE(json["facets"]["category"].is_array());
}

TEST(SiteApi, AnswersAnyWords) {
  RunningSite site;
  for (const auto* query : {"%22", "-", "AND", "%28%28%28", "tag%3A", "%22a+b", "%F0%9F%98%80", "C%2B%2B", "*", "a%00b",
                            "%E0%B8%A3%E0%B8%AB%E0%B8%B1%E0%B8%AA"}) {
    const int status = site.get(std::string("/api/v1/search?q=") + query).status;
    EXPECT_EQ(status, std::string(query) == "a%00b" ? 400 : 200) << query;
  }
  EXPECT_EQ(site.get("/api/v1/search?q=" + std::string(4000, 'a')).status, 200);
}

TEST(SiteApi, CompletesAndShowsArticles) {
  RunningSite site;
  const auto completions = site.json("/api/v1/autocomplete?q=res&locale=en");
  EXPECT_THAT(keys(completions), ElementsAre("locale", "query", "suggestions"));
  ASSERT_GE(completions["suggestions"].size(), 1u);
  EXPECT_THAT(keys(completions["suggestions"][0]), ElementsAre("audience", "id", "title", "title_html", "url"));
  const auto article = site.json("/api/v1/article?id=account/password&locale=en");
  EXPECT_THAT(keys(article), ElementsAre("audience", "category", "html", "id", "locale", "locales", "related", "tags",
                                         "title", "toc", "updated_at", "url"));
  EXPECT_THAT(article["locales"], ElementsAre("en", "de"));
  EXPECT_THAT(article["html"].get<std::string>(), HasSubstr("Open the settings"));
  EXPECT_EQ(article["toc"][0]["title"], "Steps");
}

TEST(SiteApi, ExplainsItsErrors) {
  RunningSite site;
  struct Case {
    const char* target;
    int status;
    const char* detail;
  };
  for (const Case& one :
       {Case{"/api/v1/search", 400, "q: "}, Case{"/api/v1/search?q=a&page=1001", 400, "page: "},
        Case{"/api/v1/search?q=a&locale=xx", 404, "locale: "}, Case{"/api/v1/autocomplete?q=a&limit=0", 400, "limit: "},
        Case{"/api/v1/article?id=none", 404, "id: "}, Case{"/api/v1/nothing", 404, ""}}) {
    const auto answer = site.get(one.target);
    EXPECT_EQ(answer.status, one.status) << one.target;
    EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
    const auto json = nlohmann::json::parse(answer.body);
    EXPECT_THAT(keys(json), ElementsAre("detail", "instance", "status", "title", "type"));
    EXPECT_EQ(json["status"], one.status);
    EXPECT_THAT(json["detail"].get<std::string>(), StartsWith(one.detail));
  }
}

TEST(SiteApi, GivesAbsoluteAddressesWhenItKnowsItsOwn) {
  Settings settings;
  settings.base_url = "https://help.example.org";
  RunningSite site(settings);
  EXPECT_THAT(site.json("/api/v1/search?q=password")["results"][0]["url"].get<std::string>(),
              StartsWith("https://help.example.org/en/articles/"));
}

TEST(SiteApi, LetsNamedOriginsIn) {
  Settings settings;
  settings.allow_origins = {"https://www.example.org"};
  RunningSite site(settings);
  const auto allowed = site.get("/api/v1/search?q=a", "Origin: https://www.example.org\r\n");
  EXPECT_EQ(allowed.headers.at("access-control-allow-origin"), "https://www.example.org");
  EXPECT_FALSE(site.get("/api/v1/search?q=a", "Origin: https://evil.example\r\n")
                   .headers.contains("access-control-allow-origin"));
  EXPECT_FALSE(site.get("/en/", "Origin: https://www.example.org\r\n").headers.contains("access-control-allow-origin"));
  const auto preflight =
      site.ask("OPTIONS /api/v1/search HTTP/1.1\r\nHost: h\r\nOrigin: https://www.example.org\r\n\r\n");
  EXPECT_EQ(preflight.status, 204);
  EXPECT_EQ(preflight.headers.at("access-control-allow-methods"), "GET, HEAD, OPTIONS");
}

TEST(SiteApi, LimitsOneAddressButNotItsPages) {
  Settings settings;
  settings.rate = Rate{0.01, 2};
  settings.trusted_proxies = {*Cidr::parse("127.0.0.1")};
  RunningSite site(settings);
  const std::string from = "X-Forwarded-For: 203.0.113.7\r\n";
  EXPECT_EQ(site.get("/api/v1/search?q=a", from).status, 200);
  EXPECT_EQ(site.get("/en/search?q=a", from).status, 200);
  const auto refused = site.get("/api/v1/search?q=a", from);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers.at("content-type"), "application/problem+json");
  EXPECT_EQ(refused.headers.at("retry-after"), "100");
  EXPECT_THAT(site.get("/en/search?q=a", from).headers.at("content-type"), StartsWith("text/html"));
  EXPECT_EQ(site.get("/en/articles/account/password", from).status, 200);
  EXPECT_EQ(site.get("/api/v1/search?q=a", "X-Forwarded-For: 203.0.113.8\r\n").status, 200);
  EXPECT_EQ(site.get("/api/v1/search?q=a").status, 200) << "the proxy itself is not limited";
}

TEST(SiteApi, SwitchesGenerationsWithoutAFailedRequest) {
  RunningSite site;
  std::atomic<bool> stop{false};
  std::atomic<int> failed{0}, asked{0};
  std::thread visitor([&] {
    TestClient client(site.port());
    while (!stop) {
      client.send(get("/api/v1/search?q=brandnew") + get("/en/articles/account/password"));
      const auto search = client.receive(), page = client.receive();
      if (!search || !page || search->status != 200 || page->status != 200) ++failed;
      ++asked;
    }
  });
  for (int round = 0; round < 3; ++round) {
    const std::uint64_t version = site.generations().version();
    site.site().article("en/new" + std::to_string(round) + ".md", "Brandnew " + std::to_string(round), "Text.");
    site.site().build();
    site.generations().reload();
    while (site.generations().version() == version) std::this_thread::yield();
    EXPECT_EQ(site.json("/api/v1/search?q=brandnew")["total"], round + 1);
  }
  stop = true;
  visitor.join();
  EXPECT_EQ(failed, 0);
  EXPECT_GT(asked, 0);
}

TEST(SiteApi, GoesOnServingWhenTheNextGenerationIsBroken) {
  RunningSite site;
  const auto serving = site.generations().current()->reader.generation().name();
  std::ofstream(site.site().index() / "CURRENT") << "gen-999999\n";
  site.generations().reload();
  EXPECT_EQ(site.get("/en/articles/account/password").status, 200);
  EXPECT_EQ(site.generations().current()->reader.generation().name(), serving);
}

}  // namespace
}  // namespace firstline
