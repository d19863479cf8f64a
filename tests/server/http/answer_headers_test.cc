// Problem documents, and the headers that every answer carries.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/http/problem.h"
#include "server/http/security_headers.h"

namespace firstline {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

TEST(Problem, IsAProblemDocument) {
  const Response response = problem(400, "q: \"x\"\n\xff", "/api/v1/search");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.content_type, "application/problem+json");
  EXPECT_EQ(*response.header("Cache-Control"), "no-store");
  const auto json = nlohmann::json::parse(response.body);
  EXPECT_EQ(json["type"], "about:blank");
  EXPECT_EQ(json["title"], "Bad Request");
  EXPECT_EQ(json["status"], 400);
  EXPECT_EQ(json["detail"], "q: \"x\"\n\xef\xbf\xbd");
  EXPECT_EQ(json["instance"], "/api/v1/search");
}

TEST(SecurityHeaders, ForbidWhatPagesDoNotNeed) {
  Response response;
  add_security_headers(response, {});
  const std::string& policy = *response.header("Content-Security-Policy");
  for (const auto* directive :
       {"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "connect-src 'self'",
        "base-uri 'none'", "img-src 'self' https: data:", "font-src 'self'"}) {
    EXPECT_THAT(policy, HasSubstr(directive));
  }
  EXPECT_THAT(policy, EndsWith("frame-ancestors 'none'"));
  EXPECT_EQ(*response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_NE(response.header("Referrer-Policy"), nullptr);
}

TEST(SecurityHeaders, LetNamedSitesFrame) {
  Response response;
  add_security_headers(response, {"https://a.example", "https://b.example"});
  EXPECT_THAT(*response.header("Content-Security-Policy"),
              EndsWith("frame-ancestors https://a.example https://b.example"));
}

TEST(SecurityHeaders, LeaveAStricterPolicyAlone) {
  Response response;
  response.set("Content-Security-Policy", "sandbox");
  add_security_headers(response, {});
  EXPECT_EQ(*response.header("Content-Security-Policy"), "sandbox");
}

TEST(CorsHeaders, NameOnlyAnAllowedOrigin) {
  const std::vector<std::string> allowed = {"https://a.example"};
  const std::string ours = "https://a.example", theirs = "https://evil.example", null = "null";
  Response yes, no, none, off;
  add_cors_headers(yes, &ours, allowed);
  EXPECT_EQ(*yes.header("Access-Control-Allow-Origin"), ours);
  EXPECT_EQ(*yes.header("Vary"), "Origin");
  add_cors_headers(no, &theirs, allowed);
  EXPECT_EQ(no.header("Access-Control-Allow-Origin"), nullptr);
  EXPECT_EQ(*no.header("Vary"), "Origin");
  add_cors_headers(none, &null, allowed);
  EXPECT_EQ(none.header("Access-Control-Allow-Origin"), nullptr);
  add_cors_headers(off, &ours, {});
  EXPECT_TRUE(off.headers.empty());
}

}  // namespace
}  // namespace firstline
