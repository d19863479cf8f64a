// What the access log says of a request, and what it never says.
#include <gmock/gmock.h>

#include <sstream>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;

// The lines that `ask` causes, as JSON.
template <class Ask>
std::vector<nlohmann::json> logged(const Ask& ask) {
  testing::internal::CaptureStderr();
  static_cast<void>(set_log_level("info"));
  ask();
  static_cast<void>(set_log_level("off"));
  std::vector<nlohmann::json> lines;
  std::istringstream text(testing::internal::GetCapturedStderr());
  for (std::string line; std::getline(text, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

Settings behind_proxy() {
  Settings settings;
  settings.trusted_proxies.push_back(*Cidr::parse("127.0.0.1"));
  return settings;
}

TEST(AccessLog, TellsWhatWasAskedAndHowItWent) {
  RunningSite site;
  std::string id;
  const auto lines = logged([&] { id = site.get("/de/search?q=geheim").headers.at("x-request-id"); });
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].at("id"), id);
  EXPECT_EQ(lines[0].at("route"), "search");
  EXPECT_EQ(lines[0].at("method"), "GET");
  EXPECT_EQ(lines[0].at("status"), 200);
  EXPECT_EQ(lines[0].at("locale"), "de");
  EXPECT_EQ(lines[0].at("cache"), "miss");
  EXPECT_GT(lines[0].at("bytes"), 1000);
  EXPECT_GE(lines[0].at("ms"), 0);
  EXPECT_THAT(lines[0].dump(), Not(HasSubstr("geheim")));
}

TEST(AccessLog, KnowsWhatTheClientHadAlready) {
  RunningSite site;
  const std::string tag = site.get("/en/").headers.at("etag");
  const auto lines = logged([&] { site.get("/en/", "If-None-Match: " + tag + "\r\n"); });
  EXPECT_EQ(lines.at(0).at("status"), 304);
  EXPECT_EQ(lines.at(0).at("cache"), "hit");
}

TEST(AccessLog, NamesRefusalsToo) {
  RunningSite site;
  const auto lines = logged([&] { site.ask("NONSENSE\r\n\r\n"); });
  EXPECT_EQ(lines.at(0).at("route"), "refused");
  EXPECT_EQ(lines.at(0).at("status"), 400);
}

TEST(AccessLog, CanBeTurnedOffAlone) {
  Settings settings;
  settings.log_requests = false;
  RunningSite site(settings);
  EXPECT_THAT(logged([&] { site.get("/en/"); }), IsEmpty());
}

TEST(RequestId, IsTheTrustedProxys) {
  RunningSite site(behind_proxy());
  const auto id_for = [&](const std::string& given) {
    return site.get("/en/", "X-Request-Id: " + given + "\r\n").headers.at("x-request-id");
  };
  EXPECT_EQ(id_for("0af7651916cd43dd8448eb211c80319c"), "0af7651916cd43dd8448eb211c80319c");
  for (const std::string& bad : {std::string("with space"), std::string("quote\""), std::string("<b>"),
                                 std::string(129, 'a'), std::string("\xc3\xa9")}) {
    EXPECT_THAT(id_for(bad), MatchesRegex("[0-9a-f]+-[0-9]+")) << bad;
  }
}

TEST(RequestId, IsOursWhoeverElseClaimsOne) {
  RunningSite site;
  EXPECT_THAT(site.get("/en/", "X-Request-Id: forged\r\n").headers.at("x-request-id"),
              MatchesRegex("[0-9a-f]+-[0-9]+"));
}

TEST(Reconfigure, HoldsForTheNextRequest) {
  RunningSite site;
  EXPECT_THAT(site.get("/en/").headers.at("content-security-policy"), HasSubstr("frame-ancestors 'none'"));
  Settings settings = behind_proxy();
  settings.allow_origins = {"https://a.example"};
  settings.rate = Rate{1, 1};
  site.application().reconfigure(settings);
  EXPECT_THAT(site.get("/en/").headers.at("content-security-policy"), HasSubstr("https://a.example"));
  const std::string from = "X-Forwarded-For: 203.0.113.7\r\n";
  EXPECT_EQ(site.get("/en/search?q=a", from).status, 200);
  EXPECT_EQ(site.get("/en/search?q=a", from).status, 429);
  settings.rate.reset();
  site.application().reconfigure(settings);
  EXPECT_EQ(site.get("/en/search?q=a", from).status, 200);
}

}  // namespace
}  // namespace firstline
