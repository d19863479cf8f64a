// Votes, from the page's form and by the API, into the store and back out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const char* const kYes = "id=account%2Fpassword&helpful=true";

std::string cookie_of(const ReceivedAnswer& answer) {
  const std::string& set = answer.headers.at("set-cookie");
  return "Cookie: " + set.substr(0, set.find(';')) + "\r\n";
}

TEST(SiteFeedback, LeadsBackToTheArticleWithThanks) {
  RunningSite site;
  const auto answer = site.post_form("/en/feedback", "id=account%2Fpassword&comment=No%0D%0Ascreenshot&helpful=false");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.headers.at("location"), "/en/articles/account/password#thanks");
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_THAT(answer.headers.at("set-cookie"), StartsWith("visitor="));
  EXPECT_THAT(answer.headers.at("set-cookie"), HasSubstr("; HttpOnly; SameSite=Lax"));
  EXPECT_THAT(answer.headers.at("set-cookie"), Not(HasSubstr("Secure")));
  EXPECT_EQ(site.get("/en/articles/account/password").status, 200);
  const auto rows = site.feedback().rows();
  ASSERT_THAT(*rows, SizeIs(1));
  EXPECT_EQ(rows->front().locale, "en");
  EXPECT_EQ(rows->front().article, "account/password");
  EXPECT_FALSE(rows->front().helpful);
  EXPECT_EQ(rows->front().comment, "No\nscreenshot");
}

TEST(SiteFeedback, VotesMoveCompletionsThatAreAsGoodButNotAtEachKeystroke) {
  const auto first = [](RunningSite& site) {
    const auto answer = site.get("/api/v1/autocomplete?q=your&locale=en");
    return nlohmann::json::parse(answer.body).at("suggestions").at(0).at("id").get<std::string>();
  };
  const auto vote = [](RunningSite& site, const std::string& article) {
    for (int i = 0; i < 20; ++i) {
      ASSERT_TRUE(site.feedback().vote({std::to_string(i) + article, "en", article, true, "", 1}));
    }
  };
  RunningSite unloved;
  EXPECT_EQ(first(unloved), "account/password");
  vote(unloved, "account/email");
  EXPECT_EQ(first(unloved), "account/password") << "the store is not asked again so soon";
  RunningSite loved;
  vote(loved, "account/email");
  EXPECT_EQ(first(loved), "account/email");
}

TEST(SiteFeedback, CountsAVisitorOnce) {
  RunningSite site;
  const auto first = site.post_form("/en/feedback", kYes);
  const auto second = site.post_form("/en/feedback", "id=account/password&helpful=false", cookie_of(first));
  EXPECT_EQ(second.status, 303);
  EXPECT_FALSE(second.headers.contains("set-cookie"));
  EXPECT_EQ(site.feedback().totals("en", "account/password")->helpful, 0);
  EXPECT_EQ(site.feedback().totals("en", "account/password")->unhelpful, 1);
  site.post_form("/en/feedback", kYes);
  const auto forged = site.post_form("/en/feedback", kYes, "Cookie: visitor=me\r\n");
  EXPECT_TRUE(forged.headers.contains("set-cookie"));
  EXPECT_EQ(site.feedback().totals("en", "account/password")->helpful, 2);
}

TEST(SiteFeedback, KeepsItsCookieToTlsWhereThereIsTls) {
  Settings settings;
  settings.base_url = "https://help.example.org";
  RunningSite site(settings);
  const auto answer = site.post_form("/en/feedback", kYes, "Origin: https://help.example.org\r\n");
  EXPECT_EQ(answer.status, 303);
  EXPECT_THAT(answer.headers.at("set-cookie"), HasSubstr("; Secure"));
}

TEST(SiteFeedback, RefusesFormsThatAreNotItsOwn) {
  RunningSite site;
  struct Case {
    const char *target, *body, *fields;
    int status;
  };
  for (const Case& one :
       {Case{"/en/feedback", kYes, "Sec-Fetch-Site: cross-site\r\n", 403},
        Case{"/en/feedback", kYes, "Origin: https://evil.example\r\n", 403},
        Case{"/en/feedback", "id=nothing&helpful=true", "", 404},
        Case{"/en/feedback", "id=account%2Fsecret&helpful=true", "", 404},
        Case{"/de/feedback", "id=account%2Femail&helpful=true", "", 404}, Case{"/xx/feedback", kYes, "", 404},
        Case{"/en/feedback", "helpful=true", "", 400}, Case{"/en/feedback", "id=account%2Fpassword", "", 400},
        Case{"/en/feedback", "id=account%2Fpassword&helpful=yes", "", 400},
        Case{"/en/feedback", "id=%FF&helpful=true", "", 400}, Case{"/en/feedback", "", "", 400}}) {
    const auto answer = site.post_form(one.target, one.body, one.fields);
    EXPECT_EQ(answer.status, one.status) << one.target << ' ' << one.body << ' ' << one.fields;
    EXPECT_THAT(answer.headers.at("content-type"), StartsWith("text/html"));
    EXPECT_FALSE(answer.headers.contains("set-cookie"));
  }
  EXPECT_EQ(site.post("/en/feedback", kYes, "").status, 415);
  EXPECT_EQ(site.post("/en/feedback", kYes, "Content-Type: text/plain\r\n").status, 415);
  EXPECT_EQ(site.post_form("/en/feedback", std::string(kYes) + "&comment=" + std::string(2001, 'x')).status, 413);
  EXPECT_EQ(site.get("/en/feedback").status, 405);
  EXPECT_THAT(*site.feedback().rows(), SizeIs(0));
}

TEST(SiteFeedback, KeepsALongCommentInAnyScript) {
  RunningSite site;
  std::string thai;
  for (int i = 0; i < 2000; ++i) thai += "ร";
  EXPECT_EQ(site.post_form("/en/feedback", std::string(kYes) + "&comment=" + thai).status, 303);
  const auto rows = site.feedback().rows();
  ASSERT_THAT(*rows, SizeIs(1));
  EXPECT_EQ(rows->front().comment, thai);
  EXPECT_EQ(
      site.post_json("/api/v1/feedback", R"({"id":"account/email","helpful":true,"comment":")" + thai + "\"}").status,
      204);
}

TEST(SiteFeedback, AnswersTheSpellingOfALocaleWithTheFormWhole) {
  RunningSite site;
  const auto answer = site.post_form("/pt_br/feedback", "id=hello&helpful=true");
  EXPECT_EQ(answer.status, 308);
  EXPECT_EQ(answer.headers.at("location"), "/pt-BR/feedback");
}

TEST(SiteFeedback, TakesVotesByTheApi) {
  RunningSite site;
  const auto answer = site.post_json(
      "/api/v1/feedback", R"({"id":"account/password","locale":"DE","helpful":true,"comment":"Gut. Danke!"})");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.body, "");
  const auto rows = site.feedback().rows();
  ASSERT_THAT(*rows, SizeIs(1));
  EXPECT_EQ(rows->front().locale, "de");
  EXPECT_EQ(rows->front().comment, "Gut. Danke!");
  site.post_json("/api/v1/feedback", R"({"id":"account/password","locale":"de","helpful":false,"comment":null})",
                 cookie_of(answer));
  EXPECT_EQ(site.feedback().totals("de", "account/password")->helpful, 0);
  EXPECT_EQ(site.post_json("/api/v1/feedback", R"({"id":"account/email","helpful":true})").status, 204);
  EXPECT_EQ(site.feedback().totals("en", "account/email")->helpful, 1);
}

TEST(SiteFeedback, ExplainsTheApisErrors) {
  RunningSite site;
  const std::string long_comment =
      R"({"id":"account/password","helpful":true,"comment":")" + std::string(2001, 'x') + "\"}";
  struct Case {
    std::string body;
    int status;
    const char* detail;
  };
  for (const Case& one : {Case{R"({"helpful":true})", 400, "id: "}, Case{R"({"id":7,"helpful":true})", 400, "id: "},
                          Case{R"({"id":"account/password"})", 400, "helpful: "},
                          Case{R"({"id":"account/password","helpful":"true"})", 400, "helpful: "},
                          Case{R"({"id":"none","helpful":true})", 404, "id: "},
                          Case{R"({"id":"account/secret","helpful":true})", 404, "id: "},
                          Case{R"({"id":"account/password","helpful":true,"locale":"xx"})", 404, "locale: "},
                          Case{R"({"id":"account/password","helpful":true,"comment":[]})", 400, "comment: "},
                          Case{long_comment, 413, "comment: "}, Case{"[]", 400, "The body must be a JSON object"}}) {
    const auto answer = site.post_json("/api/v1/feedback", one.body);
    EXPECT_EQ(answer.status, one.status) << one.body;
    EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
    EXPECT_THAT(nlohmann::json::parse(answer.body)["detail"].get<std::string>(), StartsWith(one.detail));
  }
  EXPECT_EQ(site.post("/api/v1/feedback", R"({"id":"account/password","helpful":true})", "").status, 415);
  EXPECT_THAT(*site.feedback().rows(), SizeIs(0));
}

TEST(SiteFeedback, IsLimitedForOneAddress) {
  Settings settings;
  settings.rate = Rate{0.01, 2};
  settings.trusted_proxies = {*Cidr::parse("127.0.0.1")};
  RunningSite site(settings);
  const std::string from = "X-Forwarded-For: 203.0.113.7\r\n";
  EXPECT_EQ(site.post_form("/en/feedback", kYes, from).status, 303);
  EXPECT_EQ(site.post_json("/api/v1/feedback", R"({"id":"account/email","helpful":true})", from).status, 204);
  EXPECT_EQ(site.post_form("/en/feedback", kYes, from).status, 429);
  EXPECT_EQ(site.get("/en/articles/account/password", from).status, 200);
}

}  // namespace
}  // namespace firstline
