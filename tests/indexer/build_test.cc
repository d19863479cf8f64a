#include "indexer/build.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/base/file.h"
#include "indexer/index/publication.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::Contains;
using testing::HasSubstr;

constexpr std::int64_t kNow = 1'800'000'000;

std::size_t count_generations(const TempSite& site) { return list_generations(site.index()).size(); }

TEST(Build, PublishesWhatTheFolderHolds) {
  TempSite site;
  site.article("en/a.md", "One", "Body.").article("de/a.md", "Eins", "Text.");
  const BuildReport report = site.build();
  EXPECT_TRUE(report.published);
  EXPECT_EQ(report.total, 2u);
  EXPECT_EQ(report.articles.at("de"), 1u);
  const Reader reader = site.reader();
  const auto article = reader.find("en", "a", kNow);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "One");
  EXPECT_THAT(std::string(article->html), HasSubstr("<p>Body.</p>"));
  EXPECT_EQ(reader.translations(*article, kNow).size(), 1u);
  EXPECT_FALSE(reader.find("en", "b", kNow));
  EXPECT_FALSE(reader.find("fr", "a", kNow));
}

TEST(Build, AnalyzesOnlyWhatChanged) {
  TempSite site;
  for (int i = 0; i < 20; ++i) site.article("en/" + std::to_string(i) + ".md", "Title", "Body.");
  EXPECT_EQ(site.build().analyzed, 20u);
  const BuildReport again = site.build();
  EXPECT_EQ(again.analyzed, 0u);
  EXPECT_FALSE(again.published);
  site.article("en/3.md", "Changed", "Body.").remove("en/4.md");
  const BuildReport changed = site.build();
  EXPECT_EQ(changed.analyzed, 1u);
  EXPECT_TRUE(changed.published);
  const Reader reader = site.reader();
  EXPECT_EQ(reader.find("en", "3", kNow)->title, "Changed");
  EXPECT_FALSE(reader.find("en", "4", kNow));
  EXPECT_EQ(reader.find("en", "5", kNow)->title, "Title");
  EXPECT_EQ(reader.all_articles("en", kNow).size(), 19u);
}

TEST(Build, IncrementalEqualsFresh) {
  TempSite site;
  for (int i = 0; i < 10; ++i) site.article("en/" + std::to_string(i) + ".md", "Title " + std::to_string(i), "Body.");
  site.build();
  site.article("en/2.md", "Other", "zebra zebra").remove("en/7.md").article("en/new.md", "New", "zebra");
  site.build();
  TempSite fresh;
  for (const auto& item : std::filesystem::directory_iterator(site.content() / "en")) {
    fresh.file("en/" + item.path().filename().string(), *read_file(item.path()));
  }
  fresh.build();
  const Reader updated = site.reader();
  const Reader anew = fresh.reader();
  const auto a = updated.all_articles("en", kNow);
  const auto b = anew.all_articles("en", kNow);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].id, b[i].id);
    EXPECT_EQ(a[i].html, b[i].html);
  }
}

TEST(Build, AWrongFileCostsOnlyItself) {
  TempSite site;
  site.article("en/good.md", "Good", "Body.")
      .file("en/bad.md", "---\ntitle: [\n---\nx\n")
      .file("en/bytes.md", "\xff\xfe");
  const BuildReport report = site.build();
  EXPECT_EQ(report.total, 1u);
  EXPECT_TRUE(has_errors(report.findings));
  std::vector<std::string> paths;
  for (const Diagnostic& finding : report.findings) paths.push_back(finding.path);
  EXPECT_THAT(paths, Contains("en/bad.md"));
  EXPECT_THAT(paths, Contains("en/bytes.md"));
}

TEST(Build, StrictPublishesNothingWhenThereIsAnError) {
  TempSite site;
  site.article("en/good.md", "Good", "Body.");
  site.build();
  site.article("en/good.md", "Better", "Body.").file("en/bad.md", "---\ntitle: [\n---\nx\n");
  BuildOptions strict;
  strict.strict = true;
  EXPECT_FALSE(site.build(strict).published);
  EXPECT_EQ(site.reader().find("en", "good", kNow)->title, "Good");
  EXPECT_TRUE(site.build().published);
  EXPECT_EQ(site.reader().find("en", "good", kNow)->title, "Better");
}

TEST(Build, NothingToPublishLeavesWhatWasThere) {
  TempSite site;
  site.article("en/a.md", "One", "Body.");
  site.build();
  site.remove("en/a.md").file("en/bad.md", "---\ntitle: [\n---\nx\n");
  const auto report = build_index(site.content(), site.index(), {});
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().kind, ErrorKind::content);
  EXPECT_THAT(report.error().message, HasSubstr("en/bad.md"));
  EXPECT_EQ(site.reader().find("en", "a", kNow)->title, "One");
}

TEST(Build, ContentThatIsNotThereIsAnError) {
  TempDir dir;
  const auto report = build_index(dir.path() / "none", dir.path() / "index", {});
  ASSERT_FALSE(report.has_value());
}

TEST(Build, KeepsTwoGenerationsAndRollsBack) {
  TempSite site;
  for (int i = 0; i < 4; ++i) {
    site.article("en/a.md", "Version " + std::to_string(i), "Body.");
    site.build();
  }
  EXPECT_EQ(count_generations(site), 2u);
  ASSERT_TRUE(roll_back(site.index()));
  EXPECT_EQ(site.reader().find("en", "a", kNow)->title, "Version 2");
  EXPECT_FALSE(roll_back(site.index()));
  EXPECT_TRUE(site.build().published);
  EXPECT_EQ(site.reader().find("en", "a", kNow)->title, "Version 3");
}

TEST(Build, RefusesASecondWriter) {
  TempSite site;
  site.article("en/a.md", "One", "Body.");
  const auto lock = IndexLock::acquire(site.index());
  ASSERT_TRUE(lock);
  const auto report = build_index(site.content(), site.index(), {});
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().kind, ErrorKind::environment);
}

TEST(Build, RedirectsAndAttachmentsFollowTheAudience) {
  TempSite site;
  site.article("en/a.md", "One", "![](a.png)", "redirect_from: [/old/a, former]")
      .article("en/staff/b.md", "Two", "![](b.png)", "audience: agents\nredirect_from: [/old/b]")
      .file("en/a.png", "png")
      .file("en/staff/b.png", "png");
  site.build();
  const Reader customer = site.reader();
  EXPECT_EQ(customer.redirect("/old/a"), "/en/articles/a");
  EXPECT_EQ(customer.redirect("/en/articles/former"), "/en/articles/a");
  EXPECT_EQ(customer.redirect("/old/b"), std::nullopt);
  EXPECT_TRUE(customer.attachment("/files/en/a.png", 0));
  EXPECT_FALSE(customer.attachment("/files/en/staff/b.png", 0));
  EXPECT_FALSE(customer.attachment("/files/en/../../site.yml", 0));
  const Reader agent = site.reader(Audience::agents);
  EXPECT_EQ(agent.redirect("/old/b"), "/en/articles/staff/b");
  EXPECT_TRUE(agent.attachment("/files/en/staff/b.png", 0));
}

TEST(Build, AttachmentsExpireWithTheLastArticleThatUsesThem) {
  TempSite site;
  site.article("en/a.md", "One", "[x](a.pdf) [y](b.pdf)", "expires_at: 2030-01-01")
      .article("en/b.md", "Two", "[y](b.pdf)")
      .article("en/c.md", "Three", "[x](a.pdf)", "expires_at: 2031-01-01")
      .article("en/d.md", "Four", "[x](a.pdf)", "audience: agents")
      .file("en/a.pdf", "pdf")
      .file("en/b.pdf", "pdf");
  site.build();
  constexpr std::int64_t k2030 = 1'900'000'000, k2032 = 1'960'000'000;
  const Reader customer = site.reader();
  EXPECT_TRUE(customer.attachment("/files/en/a.pdf", k2030));
  EXPECT_FALSE(customer.attachment("/files/en/a.pdf", k2032));
  EXPECT_TRUE(customer.attachment("/files/en/b.pdf", k2032));
  EXPECT_TRUE(site.reader(Audience::agents).attachment("/files/en/a.pdf", k2032));
}

TEST(Build, RemovingAnArticleLeavesAWholeGeneration) {
  TempSite site;
  site.article("en/a.md", "One", "Body.").article("en/b.md", "Two", "Body.");
  site.build();
  std::filesystem::remove(site.content() / "en/b.md");
  site.build();
  const Reader reader = site.reader();
  EXPECT_TRUE(reader.find("en", "a", kNow));
  EXPECT_FALSE(reader.find("en", "b", kNow));
}

TEST(Build, PublishesTheLogo) {
  TempSite site;
  site.file("site.yml", "name: X\ndefault_locale: en\nlogo: img/logo.svg\nlocales:\n  en: { name: English }\n")
      .file("img/logo.svg", "<svg/>")
      .article("en/a.md", "One", "Body.");
  site.build();
  EXPECT_TRUE(site.reader().attachment("/files/img/logo.svg", 0));
}

TEST(Build, AReplacedArticlesAddressLeadsToItsSuccessor) {
  TempSite site;
  site.article("en/new.md", "New", "Body.", "replaces: [gone, old]\nredirect_from: [/trail/]")
      .article("en/old.md", "Old", "Body.");
  site.build();
  const Reader reader = site.reader();
  EXPECT_EQ(reader.redirect("/en/articles/gone"), "/en/articles/new");
  EXPECT_TRUE(reader.find("en", "old", kNow)) << "and one that is still there stays";
  EXPECT_LT(reader.find("en", "old", kNow)->boost, 0.2);
  EXPECT_EQ(reader.redirect("/trail"), "/en/articles/new");
  EXPECT_EQ(reader.redirect("/trail/"), "/en/articles/new");
}

TEST(Build, CustomersSeeNoCategoryThatHoldsOnlyInternalArticles) {
  TempSite site;
  site.article("en/open/a.md", "One", "Body.")
      .file("en/staff/_index.md", "---\ntitle: Staff room\naudience: agents\n---\n")
      .article("en/staff/b.md", "Two", "Body.");
  site.build();
  const Reader customer = site.reader();
  EXPECT_EQ(customer.categories("en").size(), 1u);
  EXPECT_EQ(customer.find_category("en", "staff"), nullptr);
  EXPECT_FALSE(customer.find("en", "staff/b", kNow));
  EXPECT_EQ(site.reader(Audience::agents).categories("en").size(), 2u);
}

TEST(Build, CheckFindsWithoutWriting) {
  TempSite site;
  site.article("en/a.md", "One", "[dead](nowhere.md)", "status: draft");
  const auto report = check_content(site.content(), {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->total, 1u);
  EXPECT_FALSE(report->findings.empty());
  EXPECT_FALSE(std::filesystem::exists(site.index()));
}

// A child process builds and is killed at some moment; whatever it left, the old index serves and the next build works.
TEST(Build, CheckNamesPinsThatNoArticleAnswers) {
  TempSite site;
  site.article("en/a.md", "One", "Text.").article("de/b.md", "Zwei", "Text.");
  site.file("_search.yml", "pins:\n  - {query: one, ids: [a, b]}\n  - {query: two, ids: [c]}\n");
  site.file("de/_search.yml", "pins:\n  - {query: eins, ids: [a]}\n");
  const auto report = check_content(site.content(), {});
  ASSERT_TRUE(report);
  std::vector<std::string> found;
  for (const Diagnostic& finding : report->findings) found.push_back(to_string(finding));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NE(found[0].find("_search.yml:3"), std::string::npos) << found[0];
  EXPECT_NE(found[0].find("'c', which no locale has"), std::string::npos) << found[0];
  EXPECT_NE(found[1].find("de/_search.yml:2"), std::string::npos) << found[1];
  EXPECT_NE(found[1].find("locale de lacks"), std::string::npos) << found[1];
}

TEST(Build, SurvivesBeingKilledAtAnyMoment) {
  TempSite site;
  for (int i = 0; i < 30; ++i) site.article("en/" + std::to_string(i) + ".md", "First", "Some body text.");
  site.build();
  for (int round = 0; round < 12; ++round) {
    for (int i = 0; i < 30; ++i) {
      site.article("en/" + std::to_string(i) + ".md", "Round " + std::to_string(round), "Other body text.");
    }
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      BuildOptions options;
      options.content.threads = 1;
      (void)build_index(site.content(), site.index(), options);
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(round) * 4000);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const Reader reader = site.reader();
    const auto titles = reader.all_articles("en", kNow);
    ASSERT_EQ(titles.size(), 30u);
    for (const ArticleView& article : titles) EXPECT_EQ(article.title, titles.front().title);
  }
  site.build();
  EXPECT_EQ(site.reader().find("en", "7", kNow)->title, "Round 11");
  EXPECT_EQ(count_generations(site), 2u);
  EXPECT_FALSE(std::filesystem::exists(site.index() / "staging.tmp"));
}

}  // namespace
}  // namespace firstline
