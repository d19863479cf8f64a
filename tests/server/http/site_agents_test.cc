// What agents see that customers do not, by token and by session, and how everybody else is kept out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/agent/agent_token.h"
#include "server/agent/token_file.h"
#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

nlohmann::json parse(const ReceivedAnswer& answer) { return nlohmann::json::parse(answer.body); }

TEST(Agents, SearchSuggestCompleteAndReadWithAToken) {
  RunningSite site;
  const std::string agent = site.bearer();
  const auto found = parse(site.get("/api/v1/search?locale=en&q=zanzibar", agent));
  ASSERT_EQ(found["results"].size(), 1u);
  EXPECT_EQ(found["results"][0]["id"], "account/secret");
  EXPECT_EQ(found["results"][0]["audience"], "agents");
  EXPECT_EQ(parse(site.get("/api/v1/autocomplete?locale=en&q=zanz", agent))["suggestions"][0]["audience"], "agents");
  const auto article = site.get("/api/v1/article?locale=en&id=account/secret", agent);
  EXPECT_EQ(article.status, 200);
  EXPECT_THAT(article.body, HasSubstr("zanzibar"));
  const auto suggested = parse(site.post_json(
      "/api/v1/suggest", R"({"subject":"Zanzibar override","body":"Say the word zanzibar","locale":"en"})", agent));
  ASSERT_FALSE(suggested["suggestions"].empty());
  EXPECT_EQ(suggested["suggestions"][0]["audience"], "agents");
  EXPECT_EQ(site.get("/files/en/account/wombat.png", agent).status, 200);
  EXPECT_EQ(site.get("/en/articles/account/secret", agent).status, 200) << "a script may read pages, too";
  EXPECT_EQ(site.get("/old/axolotl", agent).headers["location"], "/en/articles/account/secret");
}

TEST(Agents, GetAnswersThatNoCacheKeeps) {
  RunningSite site;
  const std::string session = site.sign_in();
  for (const char* const path : {"/api/v1/search?locale=en&q=settings", "/api/v1/article?locale=en&id=account/email",
                                 "/en/", "/en/search?q=settings", "/en/articles/account/password",
                                 "/en/categories/account", "/files/en/account/picture.png", "/agent"}) {
    const auto answer = site.get(path, session);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_EQ(answer.headers.at("cache-control"), "private, no-store") << path;
    EXPECT_FALSE(answer.headers.contains("etag")) << path;
  }
}

TEST(Agents, LeaveCustomersAnswersInCaches) {
  RunningSite site(RunningSite::addressed());
  const auto page = site.get("/en/articles/account/password");
  EXPECT_EQ(page.headers.at("cache-control"), "public, max-age=60");
  EXPECT_EQ(page.headers.at("vary"), "Authorization, Cookie");
  const std::string tag = "If-None-Match: " + page.headers.at("etag") + "\r\n";
  EXPECT_EQ(site.get("/en/articles/account/password", tag).status, 304);
  EXPECT_EQ(site.get("/en/articles/account/password", tag + site.sign_in()).status, 200)
      << "the browser's copy is a customer's";
  EXPECT_THAT(site.get("/sitemap.xml", site.sign_in()).headers.at("cache-control"), HasSubstr("public"));
  EXPECT_THAT(site.get("/sitemap.xml", site.sign_in()).body, Not(HasSubstr("secret")));
}

// The desk's language is the agent's; a customer's text brings its own direction.
TEST(Agents, ReadTicketsInTheirOwnDirection) {
  RunningSite site;
  const std::string desk = site.get("/agent", site.sign_in()).body;
  EXPECT_THAT(desk, testing::ContainsRegex("<input id=\"subject\"[^>]* dir=\"auto\""));
  EXPECT_THAT(desk, testing::ContainsRegex("<textarea id=\"body\"[^>]* dir=\"auto\""));
}

TEST(Agents, AreToldWhenTheirTokenIsNoGood) {
  RunningSite site;
  for (const std::string& token : {*make_agent_token(), std::string("nonsense"), std::string(), site.token() + "A"}) {
    const auto answer = site.get("/api/v1/search?locale=en&q=settings", "Authorization: Bearer " + token + "\r\n");
    EXPECT_EQ(answer.status, 401) << token;
    EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
    EXPECT_THAT(answer.headers.at("www-authenticate"), HasSubstr("invalid_token"));
    EXPECT_THAT(answer.body, Not(HasSubstr("nonsense")));
  }
  EXPECT_EQ(site.get("/en/", "Authorization: bearer nonsense\r\n").status, 401);
  EXPECT_EQ(site.get("/en/", "Authorization: Basic dTpw\r\n").status, 200) << "that is for a proxy before us";
  EXPECT_EQ(site.get("/healthz", "Authorization: Bearer of-a-monitor\r\n").status, 200);
}

TEST(Agents, WhoGuessTokensHaveToWait) {
  RunningSite site;
  const std::string wrong = "Authorization: Bearer " + *make_agent_token() + "\r\n";
  int refused = 0;
  ReceivedAnswer answer;
  for (int i = 0; i < 12; ++i) {
    answer = site.get("/api/v1/search?locale=en&q=x", wrong);
    refused += answer.status == 429 ? 1 : 0;
  }
  EXPECT_GE(refused, 1) << "from loopback, too";
  EXPECT_GT(std::stoi(answer.headers.at("retry-after")), 0);
  EXPECT_EQ(site.get("/api/v1/search?locale=en&q=settings", site.bearer()).status, 200)
      << "who has a token is not kept out by those who guess";
  EXPECT_EQ(site.post_form("/agent/sign-in", "token=" + *make_agent_token()).status, 429);
}

TEST(Agents, AreOutAsSoonAsTheirTokenIsRevoked) {
  RunningSite site;
  const std::string session = site.sign_in();
  EXPECT_EQ(site.get("/en/articles/account/secret", session).status, 200);
  ASSERT_TRUE(revoke_token(site.token_file(), "ada"));
  EXPECT_EQ(site.get("/api/v1/search?locale=en&q=zanzibar", site.bearer()).status, 401);
  const auto page = site.get("/en/articles/account/secret", session);
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(page.headers.at("set-cookie"), HasSubstr("Max-Age=0"));
  EXPECT_EQ(site.get("/api/v1/search?locale=en&q=zanzibar", session).status, 401);
  EXPECT_THAT(site.get("/agent", session).body, HasSubstr("name=\"token\""));
}

TEST(Agents, AloneGetScoresExplained) {
  RunningSite site;
  const auto found = parse(site.get("/api/v1/search?locale=en&q=password&explain=1", site.bearer()));
  ASSERT_FALSE(found["results"].empty());
  double sum = 0;
  for (const auto& part : found["results"][0]["explain"]) sum += part["value"].get<double>();
  EXPECT_NEAR(sum, found["results"][0]["score"].get<double>(), 1e-6);
  EXPECT_FALSE(parse(site.get("/api/v1/search?locale=en&q=password", site.bearer()))["results"][0].contains("explain"));
  const auto refused = site.get("/api/v1/search?locale=en&q=password&explain=1");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("explain: "));
  EXPECT_EQ(site.get("/api/v1/search?locale=en&q=password&explain=yes", site.bearer()).status, 400);
  EXPECT_EQ(site.get("/api/v1/search?locale=en&q=password&explain=0").status, 200);
}

TEST(Agents, AreToldWhenATicketIsAKnownGap) {
  RunningSite site;
  const std::string ticket = R"({"body":"Can I print the settings as one booklet?","locale":"en"})";
  EXPECT_EQ(
      parse(site.post_json("/api/v1/suggest", ticket, site.bearer()))["gap"],
      nlohmann::json({{"name", "narwhal-booklet"}, {"sentence", "Can I print the settings as one narwhal booklet?"}}));
  EXPECT_FALSE(parse(site.post_json("/api/v1/suggest", ticket)).contains("gap"));
  const std::string session = site.sign_in();
  const std::string form = "body=Can+I+print+the+settings+as+one+booklet%3F&locale=en";
  EXPECT_THAT(site.post_form("/agent", form, session).body,
              HasSubstr("Known to have no answer yet: <bdi>Can I print the settings as one narwhal booklet?</bdi>"));
  EXPECT_THAT(site.post_form("/agent", "body=reset+my+password&locale=en", session).body, HasSubstr("data-gap hidden"));
}

TEST(Agents, SeeOnPagesWhatIsInternal) {
  RunningSite site;
  const std::string session = site.sign_in();
  EXPECT_THAT(site.get("/en/articles/account/secret", session).body,
              AllOf(HasSubstr("Zanzibar override"), HasSubstr("notice lock"), HasSubstr("noindex")));
  EXPECT_THAT(site.get("/en/articles/account/password", session).body, Not(HasSubstr("notice lock")));
  for (const char* const path : {"/en/search?q=zanzibar", "/en/categories/account", "/en/"}) {
    EXPECT_THAT(site.get(path, session).body, AllOf(HasSubstr("Zanzibar"), HasSubstr("#lock\""))) << path;
    EXPECT_THAT(site.get(path).body, Not(HasSubstr("#lock\""))) << path;
  }
}

}  // namespace
}  // namespace firstline
