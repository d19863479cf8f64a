// Pages as visitors and crawlers get them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class SitePages : public testing::Test {
 protected:
  static void SetUpTestSuite() { site_ = new RunningSite; }
  static void TearDownTestSuite() {
    delete site_;
    site_ = nullptr;
  }
  RunningSite& site() { return *site_; }

 private:
  static RunningSite* site_;
};
RunningSite* SitePages::site_ = nullptr;

TEST_F(SitePages, LeadToTheVisitorsLocale) {
  EXPECT_EQ(site().get("/").headers.at("location"), "/en/");
  const auto german = site().get("/", "Accept-Language: de-AT,de;q=0.9,en;q=0.1\r\n");
  EXPECT_EQ(german.status, 302);
  EXPECT_EQ(german.headers.at("location"), "/de/");
  EXPECT_EQ(german.headers.at("vary"), "Accept-Language");
  EXPECT_EQ(site().get("/", "Accept-Language: " + std::string(3000, ';') + "\r\n").status, 302);
}

TEST_F(SitePages, AnswerWhatThereIs) {
  for (const auto* path :
       {"/en/", "/de/", "/pt-BR/", "/en/search", "/en/search?q=password", "/en/articles/account/password",
        "/en/categories/account", "/en/contact", "/de/articles/account%2Fpassword"}) {
    const auto answer = site().get(path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_THAT(answer.headers.at("content-type"), StartsWith("text/html")) << path;
    EXPECT_THAT(answer.headers.at("content-security-policy"), HasSubstr("default-src 'none'")) << path;
    EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff") << path;
    EXPECT_TRUE(answer.headers.contains("cache-control")) << path;
    EXPECT_TRUE(answer.headers.contains("date")) << path;
    EXPECT_FALSE(answer.headers.contains("server")) << path;
  }
  EXPECT_THAT(site().get("/en/articles/account/password").body, HasSubstr("Reset your password"));
  EXPECT_THAT(site().get("/en/search?q=pasword").body, HasSubstr("account/password"));
}

TEST_F(SitePages, ComeAsMarkdownToo) {
  const auto markdown = site().get("/en/articles/account/password.md");
  EXPECT_EQ(markdown.status, 200);
  EXPECT_EQ(markdown.headers.at("content-type"), "text/markdown; charset=utf-8");
  EXPECT_THAT(markdown.headers.at("link"), HasSubstr("/en/articles/account/password>; rel=\"canonical\""));
  EXPECT_THAT(markdown.body, StartsWith("# Reset your password\n"));
  EXPECT_THAT(markdown.body, Not(HasSubstr("<p>")));
  const auto same =
      site().get("/en/articles/account/password.md", "If-None-Match: " + markdown.headers.at("etag") + "\r\n");
  EXPECT_EQ(same.status, 304);
  EXPECT_FALSE(markdown.headers.contains("x-robots-tag"));
  EXPECT_EQ(site().get("/en/articles/account/secret.md").status, 404);
  EXPECT_EQ(site().get("/en/articles/.md").status, 404);
  EXPECT_EQ(site().get("/en/articles/account/password.md.md").status, 404);
}

TEST_F(SitePages, ListThemselvesForLanguageModels) {
  const auto list = site().get("/llms.txt");
  EXPECT_EQ(list.status, 200);
  EXPECT_THAT(list.headers.at("content-type"), StartsWith("text/plain"));
  EXPECT_THAT(list.body, HasSubstr("/en/articles/account/password.md"));
  EXPECT_EQ(site().get("/llms.txt", "Accept-Language: de\r\n").body, list.body);
  EXPECT_THAT(site().get("/de/llms.txt").body, HasSubstr("/de/articles/account/password.md"));
  EXPECT_EQ(site().get("/xx/llms.txt").status, 404);
}

TEST_F(SitePages, LinkOnlyWhatTheyHave) {
  const std::string page = site().get("/en/articles/account/password").body;
  const std::regex link("href=\"(/[^\"#]*)");
  int links = 0;
  for (std::sregex_iterator found(page.begin(), page.end(), link), end; found != end; ++found, ++links) {
    const int status = site().get((*found)[1]).status;
    EXPECT_TRUE(status == 200 || status == 302) << (*found)[1] << ' ' << status;
  }
  EXPECT_GT(links, 5);
}

TEST_F(SitePages, AnswerHeadAsGetWithoutTheBody) {
  for (const auto* path : {"/en/", "/en/search?q=x", "/robots.txt", "/api/v1/search?q=x", "/en/nothing", "/healthz"}) {
    const auto with_body = site().get(path);
    const auto head = site().ask("HEAD " + std::string(path) + " HTTP/1.1\r\nHost: h\r\n\r\n", true);
    EXPECT_EQ(head.status, with_body.status) << path;
    if (!std::string(path).starts_with("/api")) {
      EXPECT_EQ(head.headers.at("content-length"), with_body.headers.at("content-length")) << path;
    }
  }
}

TEST_F(SitePages, ComeToTheCanonicalSpelling) {
  struct Case {
    const char *from, *to;
  };
  for (const Case& one :
       {Case{"/EN/search?q=a%20b&page=2", "/en/search?q=a%20b&page=2"}, Case{"/pt_br/", "/pt-BR/"}, Case{"/en", "/en/"},
        Case{"/DE/articles/account/password", "/de/articles/account/password"}, Case{"/en/search/", "/en/search"},
        Case{"/en/articles/account/password/", "/en/articles/account/password"}}) {
    const auto answer = site().get(one.from);
    EXPECT_EQ(answer.status, 301) << one.from;
    EXPECT_EQ(answer.headers.at("location"), one.to) << one.from;
  }
}

TEST_F(SitePages, FollowOldAddresses) {
  for (const auto* old : {"/hc/en-us/articles/360001", "/en/articles/old-password"}) {
    const auto answer = site().get(old);
    EXPECT_EQ(answer.status, 301) << old;
    EXPECT_EQ(answer.headers.at("location"), "/en/articles/account/password") << old;
  }
}

TEST_F(SitePages, ShowTheFallbackLocalesArticle) {
  const auto answer = site().get("/de/articles/only-english");
  EXPECT_EQ(answer.status, 302);
  EXPECT_EQ(answer.headers.at("location"), "/en/articles/only-english");
}

TEST_F(SitePages, AreHelpfulWhenThereIsNothing) {
  for (const auto* path :
       {"/en/articles/none", "/en/nothing", "/xx/", "/nothing/at/all", "/en/categories/none", "/wp-login.php",
        "/en/articles/../../etc/passwd", "/static/../main.cc", "/static/none.css", "/files/en/none.png",
        "/files/en/account/password.md", "/files/../CURRENT", "/en/articles/account/secret"}) {
    const auto answer = site().get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_THAT(answer.body, HasSubstr("/search\"")) << path << " has a search box";
    EXPECT_EQ(answer.headers.at("cache-control"), "no-store") << path;
  }
}

TEST_F(SitePages, RefuseWhatIsMalformed) {
  for (const auto* path : {"/en/%00", "/en/articles/%ff", "/en/%zz", "/%0d%0aX: y"}) {
    EXPECT_EQ(site().get(std::string(path).substr(0, std::string(path).find(' '))).status, 400) << path;
  }
  EXPECT_EQ(site().get("/en/" + std::string(1100, 'a')).status, 414);
  const auto bad_page = site().get("/en/search?q=a&page=0");
  EXPECT_EQ(bad_page.status, 400);
  EXPECT_THAT(bad_page.body, HasSubstr("page: must be"));
}

TEST_F(SitePages, NameTheMethodsTheyHave) {
  for (const auto* method : {"DELETE", "TRACE"}) {
    const auto answer = site().ask(std::string(method) + " /en/ HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.headers.at("allow"), "GET, HEAD, OPTIONS");
  }
  EXPECT_EQ(site().ask(post("/en/search", "q=x")).status, 405);
  const auto options = site().ask("OPTIONS /en/ HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.headers.at("allow"), "GET, HEAD, OPTIONS");
  EXPECT_FALSE(options.headers.contains("content-length"));
}

TEST_F(SitePages, AreNotSentTwice) {
  for (const auto* path : {"/en/", "/en/articles/account/password", "/en/categories/account", "/en/llms.txt",
                           "/files/en/account/picture.png"}) {
    const auto first = site().get(path);
    ASSERT_EQ(first.status, 200) << path;
    const std::string tag = first.headers.at("etag");
    for (const std::string& condition : {tag, "W/" + tag, "\"x\", " + tag, std::string("*")}) {
      const auto second = site().get(path, "If-None-Match: " + condition + "\r\n");
      EXPECT_EQ(second.status, 304) << path << condition;
      EXPECT_EQ(second.headers.at("etag"), tag);
      EXPECT_FALSE(second.headers.contains("content-length"));
    }
    EXPECT_EQ(site().get(path, "If-None-Match: \"other\"\r\n").status, 200) << path;
  }
  EXPECT_EQ(site().get("/en/articles/none", "If-None-Match: *\r\n").status, 404);
}

TEST_F(SitePages, IgnoreRanges) {
  const auto answer = site().get("/files/en/account/prices.csv", "Range: bytes=0-0,1-1\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "a,b\n");
}

TEST_F(SitePages, SendAttachmentsSafely) {
  const auto picture = site().get("/files/en/account/picture.png");
  EXPECT_EQ(picture.status, 200);
  EXPECT_EQ(picture.headers.at("content-type"), "image/png");
  EXPECT_FALSE(picture.headers.contains("content-disposition"));
  EXPECT_EQ(picture.body, "\x89PNG not really");
  const auto sheet = site().get("/files/en/account/prices.csv");
  EXPECT_EQ(sheet.headers.at("content-type"), "application/octet-stream");
  EXPECT_EQ(sheet.headers.at("content-disposition"), "attachment");
}

TEST_F(SitePages, LinkStaticFilesThatExist) {
  const std::string page = site().get("/en/").body;
  const std::size_t begin = page.find("/static/");
  ASSERT_NE(begin, std::string::npos);
  const auto asset = site().get(page.substr(begin, page.find('"', begin) - begin));
  EXPECT_EQ(asset.status, 200);
  EXPECT_EQ(asset.headers.at("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_THAT(asset.body, Not(IsEmpty()));
}

TEST_F(SitePages, ServeMachinesToo) {
  EXPECT_EQ(site().get("/healthz").body, "ok\n");
  EXPECT_THAT(site().get("/readyz").body, StartsWith("ready "));
  EXPECT_THAT(site().get("/robots.txt").body, HasSubstr("User-agent"));
}

TEST_F(SitePages, CountThemselves) {
  site().get("/en/articles/account/password");
  const std::string metrics = site().get("/metrics").body;
  EXPECT_THAT(metrics, HasSubstr("firstline_requests_total{route=\"article\",status=\"200\"}"));
  EXPECT_THAT(metrics, HasSubstr("firstline_articles{locale=\"en\"} 3\n")) << "agents' articles are not counted";
  EXPECT_THAT(metrics, HasSubstr("firstline_generation_info{generation=\"gen-"));
}

// In any text that a visitor gets: no title, no address, no count; and asking for it by name tells nothing either.
TEST_F(SitePages, NeverSayWhatAgentsKnow) {
  for (const auto* path :
       {"/en/", "/en/search?q=zanzibar", "/api/v1/search?q=zanzibar", "/api/v1/autocomplete?q=zanz",
        "/en/categories/account", "/api/v1/search?q=override", "/metrics", "/en/articles/account/email"}) {
    const std::string body = site().get(path).body;
    EXPECT_THAT(body, Not(HasSubstr("anzibar override"))) << path;
    EXPECT_THAT(body, Not(HasSubstr("account/secret"))) << path;
  }
  EXPECT_EQ(site().json("/api/v1/search?q=zanzibar")["results"].size(), 0u);
  for (const std::string& path :
       std::vector<std::string>{"/en/articles/account/", "/de/articles/account/", "/api/v1/article?id=account/"}) {
    const std::string hidden = site().get(path + "secret").body;
    const std::string absent = site().get(path + "absent").body;
    EXPECT_EQ(std::regex_replace(hidden, std::regex("secret"), "absent"), absent) << path;
  }
}

}  // namespace
}  // namespace firstline
