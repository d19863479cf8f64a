// The writer's desk over HTTP: whom it opens to, what it shows, and that nothing of it is kept or indexed.
#include <gmock/gmock.h>

#include "server/preview/preview_desk.h"
#include "tests/server/http/running_front.h"
#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SitePreview : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kProgram)) GTEST_SKIP() << kProgram << " is not built";
    site_.site().article("en/draft.md", "A draft <b>of</b> mine", "Half [done](gone.md).", "status: draft");
    desk_.emplace(PreviewOptions{.content = site_.site().content(), .program = kProgram});
    site_.application().offer_preview(*desk_);
  }

  static constexpr const char* kProgram = FIRSTLINE_BINARY_DIR "/firstline-server";
  RunningSite site_;
  std::optional<PreviewDesk> desk_;
};

TEST_F(SitePreview, ShowsADraftWithItsFindings) {
  const auto answer = site_.get("/preview/en/draft");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("<h1>A draft &lt;b&gt;of&lt;/b&gt; mine</h1>"), HasSubstr("en/draft.md:6"),
                                 HasSubstr("gone.md"), HasSubstr("Draft"), HasSubstr("preview.")));
  EXPECT_EQ(answer.headers.at("x-robots-tag"), "noindex");
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_FALSE(answer.headers.contains("etag"));
  EXPECT_EQ(site_.get("/en/articles/draft").status, 404);
  EXPECT_THAT(site_.get("/en/articles/only-english").body, Not(HasSubstr("preview.")));
}

TEST_F(SitePreview, ListsWhatThereIs) {
  const auto answer = site_.get("/preview/");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("/preview/en/draft"), HasSubstr("/preview/en/account/secret"),
                                 HasSubstr("/preview/de/account/password"), HasSubstr("1 finding")));
  EXPECT_EQ(answer.headers.at("x-robots-tag"), "noindex");
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_LT(answer.body.find("/preview/en/draft"), answer.body.find("/preview/en/account/"));
  EXPECT_EQ(site_.get("/preview").status, 302);
}

TEST_F(SitePreview, NamesTheMistakeInAFileThatIsNoArticle) {
  site_.site().file("en/broken.md", "---\ntitle: [\n---\n");
  const auto answer = site_.get("/preview/en/broken");
  EXPECT_EQ(answer.status, 404);
  EXPECT_THAT(answer.body, HasSubstr("en/broken.md:"));
  EXPECT_EQ(site_.get("/preview/en/..%2F..%2Fetc%2Fpasswd").status, 404);
  EXPECT_EQ(site_.get("/preview/xx/draft").status, 404);
}

TEST_F(SitePreview, TellsWhereAnArticleRanks) {
  EXPECT_THAT(site_.get("/preview/en/account/password?q=reset+password").body, HasSubstr("Number 1 among"));
  EXPECT_THAT(site_.get("/preview/en/draft?q=reset+password").body, HasSubstr("Not among the first 100"));
}

TEST_F(SitePreview, OpensForTheMachineItselfAndForAgents) {
  for (const std::string path : {"/preview/", "/preview/en/draft", "/preview/events"}) {
    for (const std::string fields : {"X-Forwarded-For: 203.0.113.7\r\n", "Forwarded: for=203.0.113.7\r\n",
                                     "X-Real-IP: 203.0.113.7\r\n", "Via: 1.1 proxy\r\n"}) {
      EXPECT_EQ(site_.get(path, fields).status, 401) << path << fields;
    }
    const auto rebound = site_.ask("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    EXPECT_EQ(rebound.status, 401) << path;
    EXPECT_THAT(rebound.body, Not(HasSubstr("draft of")));
    const auto named = site_.ask("GET " + path + " HTTP/1.1\r\nHost: 127.evil.example\r\n\r\n");
    EXPECT_EQ(named.status, 401) << path;
  }
  const std::string proxied = "X-Forwarded-For: 203.0.113.7\r\n";
  const auto agents = site_.get("/preview/en/draft", proxied + site_.bearer());
  EXPECT_EQ(agents.status, 200);
  EXPECT_EQ(agents.headers.at("x-robots-tag"), "noindex");
  EXPECT_THAT(agents.headers.at("cache-control"), HasSubstr("no-store"));
  EXPECT_EQ(site_.get("/preview/en/draft", proxied + "Authorization: Bearer nonsense\r\n").status, 401);
}

TEST(WithoutPreview, ThereIsNoDesk) {
  RunningSite site;
  for (const std::string path : {"/preview/", "/preview/en/account/password", "/preview/events"}) {
    EXPECT_EQ(site.get(path).status, 404) << path;
  }
}

TEST_F(SitePreview, TellsEveryOpenPageWhenFilesAreSaved) {
  TestClient client(site_.port());
  client.send(get("/preview/events"));
  const std::string head = client.receive_until("\n\n");
  EXPECT_THAT(head, AllOf(HasSubstr("HTTP/1.1 200"), HasSubstr("text/event-stream"), Not(HasSubstr("Content-Length")),
                          HasSubstr("no-store")));
  ASSERT_TRUE(RunningFront::eventually([&] { return site_.front().open_streams() == 1; }));
  site_.front().publish("event: saved\ndata: 2\n\n");
  EXPECT_EQ(client.receive_until("data: 2\n\n"), "event: saved\ndata: 2\n\n");
  site_.front().publish("event: saved\ndata: 3\n\n");
  EXPECT_EQ(client.receive_until("data: 3\n\n"), "event: saved\ndata: 3\n\n");
  client.close();
  EXPECT_TRUE(RunningFront::eventually([&] { return site_.front().open_streams() == 0; }));
}

}  // namespace
}  // namespace firstline
