// Articles suggested for a ticket: by the API and on the contact page. What people write there is kept nowhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::Ge;
using testing::HasSubstr;
using testing::Le;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const char* const kSuggest = "/api/v1/suggest";
const char* const kTicket = R"({"subject":"Reset password","body":"Hello,\r\nhow do I reset my password?\r\nThanks"})";

std::vector<std::string> keys(const nlohmann::json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;  // sorted
}

std::string with_locale(const std::string& json, const std::string& locale) {
  return json.substr(0, json.size() - 1) + R"(,"locale":")" + locale + "\"}";
}

TEST(SiteSuggest, AnswersTickets) {
  RunningSite site;
  const auto answer = site.post_json(kSuggest, with_locale(kTicket, "en"));
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("content-type"), "application/json");
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  const auto json = nlohmann::json::parse(answer.body);
  EXPECT_THAT(keys(json), ElementsAre("detected", "locale", "suggestions", "took_ms"));
  EXPECT_EQ(json["locale"], "en");
  EXPECT_EQ(json["detected"], false);
  ASSERT_GE(json["suggestions"].size(), 1u);
  EXPECT_LE(json["suggestions"].size(), 3u);
  const auto& first = json["suggestions"][0];
  EXPECT_THAT(keys(first), ElementsAre("audience", "because", "confidence", "fallback", "id", "locale", "passage_html",
                                       "passage_markdown", "passage_text", "section", "title", "url"));
  EXPECT_EQ(first["id"], "account/password");
  EXPECT_EQ(first["audience"], "public");
  EXPECT_EQ(first["fallback"], false);
  EXPECT_THAT(first["url"].get<std::string>(), StartsWith("/en/articles/account/password"));
  EXPECT_THAT(first["confidence"].get<double>(), testing::AllOf(Ge(0.0), Le(1.0)));
  EXPECT_TRUE(first["because"].is_array());
  EXPECT_TRUE(first["section"].is_null() || first["section"].contains("anchor"));
}

TEST(SiteSuggest, DetectsTheLanguageUnlessItIsGiven) {
  RunningSite site;
  const auto json = nlohmann::json::parse(
      site.post_json(kSuggest,
                     R"({"body":"Hallo, ich habe leider mein Passwort vergessen und möchte es zurücksetzen"})")
          .body);
  EXPECT_EQ(json["detected"], true);
  EXPECT_EQ(json["locale"], "de");
  EXPECT_EQ(nlohmann::json::parse(site.post_json(kSuggest, with_locale(kTicket, "DE")).body)["locale"], "de");
}

TEST(SiteSuggest, NeverShowsWhatIsForAgents) {
  RunningSite site;
  const auto answer = site.post_json(kSuggest, R"({"subject":"zanzibar override","body":"zanzibar","limit":20})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, Not(HasSubstr("secret")));
}

TEST(SiteSuggest, GivesAbsoluteAddressesWhenItKnowsItsOwn) {
  Settings settings;
  settings.base_url = "https://help.example.org";
  RunningSite site(settings);
  const auto json = nlohmann::json::parse(site.post_json(kSuggest, with_locale(kTicket, "en")).body);
  ASSERT_GE(json["suggestions"].size(), 1u);
  EXPECT_THAT(json["suggestions"][0]["url"].get<std::string>(), StartsWith("https://help.example.org/en/articles/"));
}

TEST(SiteSuggest, ExplainsItsErrors) {
  RunningSite site;
  struct Case {
    std::string body;
    int status;
    const char* detail;
  };
  const std::string half(33 * 1024, 'x');
  for (const Case& one : {Case{"", 400, "The body is empty"},
                          Case{"{", 400, "The body is no valid JSON in UTF-8; it goes wrong at byte 2"},
                          Case{"[]", 400, "The body must be"},
                          Case{"\"text\"", 400, "The body must be"},
                          Case{"{\"body\":\"\xff\"}", 400, "The body is no valid JSON in UTF-8"},
                          Case{R"({"body":"\ud800"})", 400, "The body is no valid JSON in UTF-8"},
                          Case{R"({"body":"x","limit":1e999})", 400, "The body is no valid JSON"},
                          Case{std::string(100000, '['), 400, "The body is no valid JSON"},
                          Case{"{}", 400, "body: "},
                          Case{R"({"subject":" ","body":"\n\t"})", 400, "body: "},
                          Case{R"({"body":7})", 400, "body: "},
                          Case{R"({"subject":{},"body":"x"})", 400, "subject: "},
                          Case{R"({"body":"x","locale":1})", 400, "locale: "},
                          Case{R"({"body":"x","locale":"xx"})", 404, "locale: "},
                          Case{R"({"body":"x","limit":0})", 400, "limit: "},
                          Case{R"({"body":"x","limit":21})", 400, "limit: "},
                          Case{R"({"body":"x","limit":-1})", 400, "limit: "},
                          Case{R"({"body":"x","limit":2.5})", 400, "limit: "},
                          Case{R"({"body":"x","limit":"3"})", 400, "limit: "},
                          Case{R"({"subject":")" + half + R"(","body":")" + half + "\"}", 413, "body: "},
                          Case{R"({"subject":")" + half + half + "\"}", 413, "subject: "}}) {
    const auto answer = site.post_json(kSuggest, one.body);
    EXPECT_EQ(answer.status, one.status) << one.body.substr(0, 80);
    EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
    EXPECT_THAT(nlohmann::json::parse(answer.body)["detail"].get<std::string>(), StartsWith(one.detail));
  }
  EXPECT_EQ(site.post_json(kSuggest, R"({"subject":"only this","limit":20,"locale":null,"body":null})").status, 200);
  EXPECT_EQ(site.post_json(kSuggest, R"({"body":")" + half + "\"}").status, 200);
}

TEST(SiteSuggest, WantsJsonThatSaysSo) {
  RunningSite site;
  for (const auto* type : {"", "Content-Type: text/plain\r\n", "Content-Type: application/jsonp\r\n",
                           "Content-Type: application/x-www-form-urlencoded\r\n", "Content-Type: \r\n"}) {
    EXPECT_EQ(site.post(kSuggest, kTicket, type).status, 415) << type;
  }
  EXPECT_EQ(site.post(kSuggest, kTicket, "Content-Type: Application/JSON ; charset=utf-8\r\n").status, 200);
  const auto asked = site.get(kSuggest);
  EXPECT_EQ(asked.status, 405);
  EXPECT_EQ(asked.headers.at("allow"), "POST, OPTIONS");
}

TEST(SiteSuggest, IsLimitedForOneAddress) {
  Settings settings;
  settings.rate = Rate{0.01, 2};
  settings.trusted_proxies = {*Cidr::parse("127.0.0.1")};
  RunningSite site(settings);
  const std::string from = "X-Forwarded-For: 203.0.113.7\r\n";
  EXPECT_EQ(site.post_json(kSuggest, kTicket, from).status, 200);
  EXPECT_EQ(site.post_form("/en/contact", "body=password", from).status, 200);
  const auto refused = site.post_json(kSuggest, kTicket, from);
  EXPECT_EQ(refused.status, 429);
  EXPECT_TRUE(refused.headers.contains("retry-after"));
  EXPECT_EQ(site.get("/en/contact", from).status, 200);
}

TEST(SiteSuggest, LeavesNoTraceOfATicket) {
  Settings settings;
  settings.log_queries = true;
  RunningSite site(settings);
  testing::internal::CaptureStderr();
  static_cast<void>(set_log_level("debug"));
  const std::string marker = "xylophonemarker";
  for (const auto* body : {R"({"subject":"xylophonemarker","body":"xylophonemarker password"})",
                           R"({"body":"xylophonemarker)", R"({"body":"x","locale":"xylophonemarker"})"}) {
    site.post_json(kSuggest, body);
  }
  site.post_form("/en/contact", "subject=xylophonemarker&body=password+xylophonemarker");
  site.post_form("/en/contact", "xylophonemarker=%zz");
  site.post_form("/en/feedback", "id=account%2Fpassword&helpful=true&comment=xylophonemarker");
  const auto metrics = site.get("/metrics").body;
  static_cast<void>(set_log_level("off"));
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("\"route\":\"suggest\""));
  EXPECT_THAT(log, HasSubstr("\"route\":\"contact_form\""));
  EXPECT_THAT(log, Not(HasSubstr(marker)));
  EXPECT_THAT(metrics, Not(HasSubstr(marker)));
}

TEST(SiteContact, AnswersWithArticlesAndWhatWasWritten) {
  RunningSite site;
  const auto answer = site.post_form("/en/contact", "subject=Password&body=How+do+I+reset+my+%3Cpassword%3E%3F",
                                     "Sec-Fetch-Site: same-origin\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.headers.at("content-type"), StartsWith("text/html"));
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_FALSE(answer.headers.contains("etag"));
  EXPECT_THAT(answer.body, HasSubstr("href=\"/en/articles/account/password"));
  EXPECT_THAT(answer.body, HasSubstr("value=\"Password\""));
  EXPECT_THAT(answer.body, HasSubstr("reset my &lt;password&gt;?"));
}

TEST(SiteContact, SaysWhenNothingAnswers) {
  RunningSite site;
  const std::string nothing = "We found no article that answers this.";
  EXPECT_THAT(site.post_form("/en/contact", "body=qwxyzzy+plughfoo").body, HasSubstr(nothing));
  const auto blank = site.post_form("/en/contact", "subject=&body=+%0D%0A");
  EXPECT_EQ(blank.status, 200);
  EXPECT_THAT(blank.body, Not(HasSubstr(nothing)));
}

TEST(SiteContact, RefusesFormsThatAreNotItsOwn) {
  RunningSite site;
  EXPECT_EQ(site.post_form("/en/contact", "body=x", "Sec-Fetch-Site: cross-site\r\n").status, 403);
  EXPECT_EQ(site.post_form("/en/contact", "body=x", "Sec-Fetch-Site: same-site\r\n").status, 403);
  EXPECT_EQ(site.post_form("/en/contact", "body=x", "Origin: https://evil.example\r\n").status, 403);
  EXPECT_EQ(site.post_form("/en/contact", "body=x", "Origin: null\r\n").status, 403);
  EXPECT_EQ(site.post_form("/en/contact", "body=x", "Origin: http://localhost\r\n").status, 200);
  EXPECT_EQ(site.post("/en/contact", "body=x", "Content-Type: text/plain\r\n").status, 415);
  EXPECT_EQ(site.post_form("/xx/contact", "body=x").status, 404);
  EXPECT_EQ(site.post_form("/en/contact", "body=%FF").status, 400);
  EXPECT_EQ(site.post_form("/en/contact", "body=x&body=y").status, 400);
  EXPECT_EQ(site.post_form("/en/contact", "subject=" + std::string(301, 'x')).status, 413);
  EXPECT_EQ(site.post_form("/en/contact", "body=" + std::string(20001, 'x')).status, 413);
  const auto longest =
      site.post_form("/en/contact", "subject=" + std::string(300, 'x') + "&body=" + std::string(20000, 'x'));
  EXPECT_EQ(longest.status, 200);
  EXPECT_THAT(site.post_form("/en/contact", "body=%FF").headers.at("content-type"), StartsWith("text/html"));
}

TEST(SiteContact, TakesTheLongestTextOfAnyScript) {
  RunningSite site;
  std::string body = "body=";
  for (int i = 0; i < 20000; ++i) body += "%E0%B8%A3";
  EXPECT_EQ(site.post_form("/en/contact", body).status, 200);
}

}  // namespace
}  // namespace firstline
