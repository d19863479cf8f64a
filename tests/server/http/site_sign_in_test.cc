// The way in and out for people: the form, its cookie, and everything that must not open with it.
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

const char* const kSameOrigin = "Sec-Fetch-Site: same-origin\r\n";
const char* const kCrossSite = "Sec-Fetch-Site: cross-site\r\n";

TEST(SignIn, ShowsAFormUntilSomebodyIsIn) {
  RunningSite site;
  const auto form = site.get("/agent");
  EXPECT_EQ(form.status, 200);
  EXPECT_EQ(form.headers.at("cache-control"), "no-store");
  EXPECT_THAT(form.body, AllOf(HasSubstr("action=\"/agent/sign-in"), HasSubstr("type=\"password\""),
                               HasSubstr("noindex"), Not(HasSubstr("name=\"body\""))));
  const auto desk = site.get("/agent", site.sign_in());
  EXPECT_THAT(desk.body, AllOf(HasSubstr("action=\"/agent/sign-out"), HasSubstr("name=\"body\""), HasSubstr("ada")));
}

TEST(SignIn, GivesACookieThatScriptsAndOtherSitesDoNotGet) {
  RunningSite site;
  const auto answer = site.post_form("/agent/sign-in?lang=de", "token=+" + site.token() + "%0A", kSameOrigin);
  EXPECT_EQ(answer.status, 303) << "white space around a pasted token is no mistake";
  EXPECT_EQ(answer.headers.at("location"), "/agent?lang=de");
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_EQ(answer.headers.at("clear-site-data"), "\"cache\"");
  const std::string cookie = answer.headers.at("set-cookie");
  EXPECT_THAT(cookie, AllOf(HasSubstr("; HttpOnly"), HasSubstr("; SameSite=Strict"), HasSubstr("; Path=/"),
                            HasSubstr("; Max-Age=43200"), Not(HasSubstr("Secure")), Not(HasSubstr(site.token()))));
}

TEST(SignIn, KeepsTheCookieToTlsWhereThereIsTls) {
  Settings settings;
  settings.base_url = "https://help.example.org";
  settings.allow_origins = {"https://desk.example.com"};
  RunningSite site(settings);
  const std::string body = "token=" + site.token();
  EXPECT_THAT(site.post_form("/agent/sign-in", body, kSameOrigin).headers.at("set-cookie"),
              AllOf(testing::StartsWith("__Host-agent="), HasSubstr("; Secure"), HasSubstr("; SameSite=Strict")));
  // In the frame of a help desk of another site, Strict would never come back.
  const std::string framed = std::string(kSameOrigin) + "Sec-Fetch-Dest: iframe\r\n";
  EXPECT_THAT(site.post_form("/agent/sign-in", body, framed).headers.at("set-cookie"),
              AllOf(HasSubstr("; SameSite=None; Partitioned"), HasSubstr("; Secure"), HasSubstr("; HttpOnly")));
}

TEST(SignIn, SaysWhenTheTokenIsWrongAndDoesNotRepeatIt) {
  RunningSite site;
  const std::string wrong = *make_agent_token();
  for (const std::string& token : {wrong, std::string("%3Cb%3E"), std::string()}) {
    const auto answer = site.post_form("/agent/sign-in", "token=" + token);
    EXPECT_EQ(answer.status, 401);
    EXPECT_FALSE(answer.headers.contains("set-cookie"));
    EXPECT_THAT(answer.body, AllOf(HasSubstr("role=\"alert\""), Not(HasSubstr(wrong)), Not(HasSubstr("<b>"))));
  }
  EXPECT_EQ(site.post_form("/agent/sign-in", "token=" + std::string(5000, 'x')).status, 413);
  EXPECT_EQ(site.post("/agent/sign-in", "token=x", "Content-Type: text/plain\r\n").status, 415);
  EXPECT_EQ(site.get("/agent/sign-in").status, 405);
}

TEST(SignIn, LimitsAttemptsFromLoopbackToo) {
  RunningSite site;
  ReceivedAnswer answer;
  for (int i = 0; i < 12; ++i) answer = site.post_form("/agent/sign-in", "token=wrong");
  EXPECT_EQ(answer.status, 429);
  EXPECT_GT(std::stoi(answer.headers.at("retry-after")), 0);
  EXPECT_EQ(site.post_form("/agent/sign-in", "token=" + site.token()).status, 429);
  RunningSite fresh;
  for (int i = 0; i < 15; ++i) {
    EXPECT_EQ(fresh.post_form("/agent/sign-in", "token=" + fresh.token()).status, 303) << "success is no attempt";
  }
}

TEST(SignIn, LeadsBackWithinTheSiteAndNowhereElse) {
  RunningSite site;
  const auto led = [&](const std::string& next) {
    return site.post_form("/agent/sign-in", "token=" + site.token() + "&next=" + next).headers.at("location");
  };
  EXPECT_EQ(led("%2Fpreview%2Fen%2Fhello%3Fx%3D1"), "/preview/en/hello?x=1");
  for (const std::string next : {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example",
                                 "%2Fa%0D%0AX%3A1", "javascript%3A1", "%2Fa%20b", ""}) {
    EXPECT_EQ(led(next), "/agent") << next;
  }
}

TEST(SignIn, TakesNoFormOfAnotherSite) {
  RunningSite site;
  const std::string session = site.sign_in();
  const std::string body = "token=" + site.token();
  EXPECT_EQ(site.post_form("/agent/sign-in", body, kCrossSite).status, 403);
  EXPECT_EQ(site.post_form("/agent/sign-in", body, "Origin: https://evil.example\r\n").status, 403);
  EXPECT_EQ(site.post_form("/agent/sign-out", "", session + kCrossSite).status, 403);
  const auto desk = site.post_form("/agent", "body=zanzibar", session + kCrossSite);
  EXPECT_EQ(desk.status, 401);
  EXPECT_THAT(desk.body, Not(HasSubstr("Zanzibar")));
}

TEST(SignIn, GivesOtherSitesNothingThroughTheApi) {
  Settings settings;
  settings.allow_origins = {"https://desk.example.com"};
  RunningSite site(settings);
  const std::string session = site.sign_in();
  const std::string path = "/api/v1/search?locale=en&q=zanzibar";
  EXPECT_THAT(site.get(path, session + kSameOrigin).body, HasSubstr("account/secret"));
  EXPECT_THAT(site.get(path, session + kCrossSite).body, Not(HasSubstr("account/secret")));
  const auto cors = site.get(path, session + "Origin: https://desk.example.com\r\n");
  EXPECT_THAT(cors.body, Not(HasSubstr("account/secret")));
  EXPECT_FALSE(cors.headers.contains("access-control-allow-credentials"));
  EXPECT_THAT(site.get(path, site.bearer() + "Origin: https://desk.example.com\r\n").body, HasSubstr("account/secret"));
}

TEST(SignIn, ShowsNothingInternalInAFrameButTheDesk) {
  Settings settings;
  settings.allow_origins = {"https://desk.example.com"};
  RunningSite site(settings);
  const std::string session = site.sign_in();
  const auto framed_by = [&](const std::string& path, const std::string& fields) {
    const std::string policy = site.get(path, fields).headers.at("content-security-policy");
    return policy.substr(policy.find("frame-ancestors"));
  };
  EXPECT_EQ(framed_by("/agent", session), "frame-ancestors https://desk.example.com");
  EXPECT_EQ(framed_by("/agent", ""), "frame-ancestors https://desk.example.com");
  EXPECT_EQ(framed_by("/en/articles/account/secret", session), "frame-ancestors 'none'");
  EXPECT_EQ(framed_by("/en/", session), "frame-ancestors 'none'");
}

TEST(SignIn, TakesNoForgedCookie) {
  RunningSite site;
  RunningSite other;
  for (const std::string& cookie : {std::string("Cookie: agent=ada\r\n"), std::string("Cookie: agent=\r\n"),
                                    other.sign_in(), "Cookie: agent=9999999999." + std::string(64, '0') + ".ada\r\n",
                                    "Cookie: __Host-" + site.sign_in().substr(8)}) {
    EXPECT_EQ(site.get("/en/articles/account/secret", cookie).status, 404) << cookie;
  }
}

TEST(SignIn, EndsWithSignOut) {
  RunningSite site;
  const auto answer = site.post_form("/agent/sign-out", "", site.sign_in() + kSameOrigin);
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.headers.at("location"), "/agent");
  EXPECT_THAT(answer.head, AllOf(HasSubstr("Set-Cookie: agent=; Path=/; Max-Age=0"), HasSubstr("Clear-Site-Data")));
}

}  // namespace
}  // namespace firstline
