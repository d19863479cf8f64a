// Nothing of an agents-only article or of the list of gaps reaches a customer: not a title, a tag, a question, a file
// name or a word of its body, on any page that can be reached, in any answer of the API, in any header.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <regex>
#include <set>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

constexpr std::size_t kMostPages = 400;

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// What must never be seen; `asked` is what the request itself said, which a page may repeat.
void expect_no_secret(const ReceivedAnswer& answer, const std::string& asked) {
  const std::string all = lower(answer.head + answer.body);
  for (const std::string word : {"zanzibar", "quaggatag", "numbat", "wombat", "account/secret", "axolotl", "narwhal"}) {
    if (asked.find(word) != std::string::npos) continue;
    EXPECT_EQ(all.find(word), std::string::npos) << word << " in the answer to " << asked;
  }
}

TEST(Leaks, NoPageThatLinksLeadToKnowsOfInternalArticles) {
  RunningSite site(RunningSite::addressed());
  std::deque<std::string> queue = {"/en/",         "/de/",         "/pt-BR/",         "/sitemap.xml",
                                   "/robots.txt",  "/en/feed.xml", "/opensearch.xml", "/llms.txt",
                                   "/de/llms.txt", "/metrics",     "/readyz",         "/healthz",
                                   "/en/search",   "/en/contact",  "/nowhere",        "/en/articles/nowhere"};
  std::set<std::string> seen(queue.begin(), queue.end());
  const std::regex link("(?:href|src|action)=\"(/[^\"#]*)");
  for (std::size_t pages = 0; !queue.empty() && pages < kMostPages; ++pages) {
    const std::string path = queue.front();
    queue.pop_front();
    const ReceivedAnswer answer = site.get(path);
    expect_no_secret(answer, lower(path));
    for (auto it = std::sregex_iterator(answer.body.begin(), answer.body.end(), link); it != std::sregex_iterator();
         ++it) {
      std::string next = std::regex_replace((*it)[1].str(), std::regex("&amp;"), "&");
      if (seen.insert(next).second) queue.push_back(std::move(next));
    }
  }
  EXPECT_GT(seen.size(), 20u);
}

TEST(Leaks, NoQuestionToTheApiGetsThemOut) {
  RunningSite site(RunningSite::addressed());
  for (const std::string query : {"zanziba", "zanzibra", "zanzi", "quaggatga", "numbta", "wombta", "override", "agents",
                                  "secret", "say%20the%20word", "tag:quaggata", "settings", "category:account",
                                  "narwahl", "narwha", "settings%20booklet"}) {
    for (const std::string& path : {"/api/v1/search?locale=en&q=" + query, "/api/v1/autocomplete?locale=en&q=" + query,
                                    "/en/search?q=" + query, "/de/search?q=" + query}) {
      expect_no_secret(site.get(path), lower(path));
    }
    for (const std::string body : {"say the word override", "print the settings as one booklet"}) {
      expect_no_secret(
          site.post_json("/api/v1/suggest", R"({"subject":")" + query + R"(","body":")" + body + R"(","locale":"en"})"),
          query);
      expect_no_secret(site.post_form("/en/contact", "subject=" + query + "&body=" + body), query);
    }
  }
}

// The other side: what is kept from customers is there for agents, so that the tests above look for words that exist.
TEST(Leaks, EverySecretReachesASignedInAgentAndNobodyAfter) {
  RunningSite site(RunningSite::addressed());
  const std::string session = site.sign_in();
  for (const std::string& fields : {session, site.bearer()}) {
    std::string all;
    for (const char* path : {"/en/", "/en/articles/account/secret", "/en/search?q=zanzibar", "/en/search?tag=quaggatag",
                             "/api/v1/search?locale=en&q=numbat", "/api/v1/article?locale=en&id=account/secret"}) {
      all += lower(site.get(path, fields).body);
    }
    all +=
        site.post_json("/api/v1/suggest", R"({"body":"print the settings as one booklet","locale":"en"})", fields).body;
    for (const std::string word : {"zanzibar", "quaggatag", "wombat", "account/secret", "narwhal-booklet"}) {
      EXPECT_NE(all.find(word), std::string::npos) << word;
    }
    EXPECT_EQ(site.get("/old/axolotl", fields).status, 301);
  }
  for (const char* path : {"/en/", "/en/search?q=settings", "/sitemap.xml", "/en/feed.xml", "/metrics"}) {
    expect_no_secret(site.get(path), lower(path));
  }
  for (const char* path : {"/sitemap.xml", "/en/feed.xml", "/robots.txt", "/metrics"}) {
    expect_no_secret(site.get(path, session), lower(path));
  }
}

TEST(Leaks, AnInternalArticleIsAnsweredLikeOneThatDoesNotExist) {
  RunningSite site(RunningSite::addressed());
  const auto strip = [](std::string text) {
    text = std::regex_replace(text, std::regex("account/(secret|nothing)"), "ID");
    return std::regex_replace(text, std::regex("(X-Request-Id|Date|ETag): [^\r]*"), "");
  };
  for (const std::string& path :
       {std::string("/en/articles/account/"), std::string("/api/v1/article?locale=en&id=account/"),
        std::string("/de/articles/account/")}) {
    const ReceivedAnswer internal = site.get(path + "secret");
    const ReceivedAnswer absent = site.get(path + "nothing");
    EXPECT_EQ(internal.status, 404);
    EXPECT_EQ(absent.status, 404);
    EXPECT_EQ(strip(internal.body).size(), strip(absent.body).size()) << path;
  }
  EXPECT_EQ(site.get("/files/en/account/wombat.png").status, 404);
  EXPECT_EQ(site.get("/files/en/account/picture.png").status, 200);
  EXPECT_EQ(site.get("/old/axolotl").status, 404);
}

}  // namespace
}  // namespace firstline
