// What people post with a form and is refused, wherever that happens: they get a page, programs a problem document.
#include <gmock/gmock.h>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kBrowser = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";

void expect_page(const ReceivedAnswer& answer, int status) {
  EXPECT_EQ(answer.status, status);
  EXPECT_EQ(answer.headers.at("content-type"), "text/html; charset=utf-8") << status;
  EXPECT_THAT(answer.body, StartsWith("<!doctype html>")) << status;
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store") << status;
  EXPECT_TRUE(answer.headers.contains("content-security-policy")) << status;
}

TEST(RefusedForm, GetsAPage) {
  RunningSite site;
  const std::string large(300 * 1024, 'x');
  expect_page(site.post_form("/en/contact", "body=" + large, kBrowser), 413);
  expect_page(site.post_form("/en/contact", "body=" + large), 413);
  expect_page(site.post_form("/en/contact", "body=x", std::string("Content-Encoding: gzip\r\n") + kBrowser), 415);
  expect_page(site.post("/en/contact", "{}", std::string("Content-Type: application/json\r\n") + kBrowser), 415);
  expect_page(site.post_form("/en/contact", "body=%ff", kBrowser), 400);
  expect_page(site.post_form("/en/feedback", "id=account/password&helpful=maybe", kBrowser), 400);
  expect_page(site.post_form("/en/feedback", "id=account/password&helpful=yes",
                             std::string("Origin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\n") + kBrowser),
              403);
}

TEST(RefusedForm, OfTooManyGetsAPageWithATime) {
  Settings settings;
  settings.rate = Rate{0.01, 1};
  settings.trusted_proxies = {*Cidr::parse("127.0.0.1/32")};
  RunningSite site(std::move(settings));
  const std::string from = std::string("X-Forwarded-For: 203.0.113.7\r\n") + kBrowser;
  ReceivedAnswer answer = site.post_form("/en/contact", "subject=a&body=b&search=1", from);
  for (int i = 0; i < 3 && answer.status != 429; ++i) {
    answer = site.post_form("/en/contact", "subject=a&body=b&search=1", from);
  }
  expect_page(answer, 429);
  EXPECT_TRUE(answer.headers.contains("retry-after"));
}

TEST(RefusedForm, ToTheApiGetsAProblemDocument) {
  RunningSite site;
  const auto answer = site.post_json("/api/v1/suggest", std::string(300 * 1024, 'x'), kBrowser);
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
  EXPECT_THAT(answer.body, HasSubstr("\"instance\":\"/api/v1/suggest\""));
  EXPECT_EQ(answer.headers.at("connection"), "close");
  const auto undecodable = site.get("/api/v1/%zz", kBrowser);
  EXPECT_EQ(undecodable.status, 400);
  EXPECT_EQ(undecodable.headers.at("content-type"), "application/problem+json");
}

}  // namespace
}  // namespace firstline
