// A locale's list of gaps on its way into a generation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/base/file.h"
#include "indexer/build.h"
#include "indexer/index/database.h"
#include "indexer/index/gap_ids.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::int64_t kNow = 1'800'000'000;
constexpr const char* kGaps =
    "podcast: Would one of you be a guest on our show?\nprinting:\n  - Booklets\n  - Posters\n";

std::vector<std::string> messages(const BuildReport& report) {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : report.findings) lines.push_back(to_string(finding));
  return lines;
}

TEST(GapsBuild, StandBesideTheArticlesAndAreNone) {
  TempSite site;
  site.article("en/a.md", "One", "Body.").article("de/a.md", "Eins", "Text.").file("en/_gaps.yml", kGaps);
  const BuildReport report = site.build();
  EXPECT_EQ(report.total, 2u);
  EXPECT_THAT(messages(report), testing::IsEmpty());
  for (const Audience audience : {Audience::everyone, Audience::agents}) {
    const Reader reader = site.reader(audience);
    ASSERT_NE(reader.gaps("en"), nullptr);
    EXPECT_EQ(reader.gaps("EN"), reader.gaps("en"));
    EXPECT_EQ(reader.gaps("de"), nullptr);
    EXPECT_EQ(reader.gaps("fr"), nullptr);
    const auto docid = reader.gaps("en")->articles().find(gap_id("printing"));
    ASSERT_TRUE(docid);
    EXPECT_EQ(reader.gaps("en")->article(*docid).title, "Booklets");
    EXPECT_EQ(reader.databases("en").size(), 1u);
    EXPECT_FALSE(reader.find("en", "podcast", kNow));
    EXPECT_EQ(reader.all_articles("en", kNow).size(), 1u);
    EXPECT_EQ(reader.article_count("en", "", kNow), 1u);
  }
}

TEST(GapsBuild, HoldTheQuestionsThatPublicArticlesAnswer) {
  TempSite site;
  site.article("en/a.md", "One", "Body.", "questions: [q1, q2, q3, q4]");
  site.article("en/b.md", "Two", "Body.", "questions: [q5]\naudience: agents");
  site.article("en/c.md", "Three", "Body.", "questions: [q6]\nstatus: archived");
  site.article("en/d.md", "Four", "Body.");
  site.file("en/_gaps.yml", kGaps).build();
  const Reader reader = site.reader();
  const ArticleFile& entries = reader.gaps("en")->articles();
  EXPECT_EQ(entries.by_id().size(), 4u);  // two gaps and the two groups of a's questions
  const auto first = entries.find(answered_id("a", 0));
  const auto second = entries.find(answered_id("a", 1));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(reader.gaps("en")->article(*first).title, "q1");
  EXPECT_EQ(reader.gaps("en")->article(*first).questions.size(), 2u);
  EXPECT_EQ(reader.gaps("en")->article(*second).title, "q4");
}

TEST(GapIds, TellGapsFromAnsweredQuestions) {
  EXPECT_EQ(gap_name(gap_id("a/b#1")), "a/b#1");
  EXPECT_EQ(gap_name(answered_id("gap/x", 0)), "");
}

TEST(GapsBuild, FollowTheirFile) {
  TempSite site;
  site.article("en/a.md", "One", "Body.").file("en/_gaps.yml", kGaps).build();
  EXPECT_FALSE(site.build().published);
  site.file("en/_gaps.yml", "podcast: May we interview you?\n");
  EXPECT_TRUE(site.build().published);
  {
    const Reader reader = site.reader();
    EXPECT_FALSE(reader.gaps("en")->articles().find(gap_id("printing")));
    const auto docid = reader.gaps("en")->articles().find(gap_id("podcast"));
    ASSERT_TRUE(docid);
    EXPECT_EQ(reader.gaps("en")->article(*docid).title, "May we interview you?");
  }
  site.article("en/a.md", "One", "Another body.");
  EXPECT_TRUE(site.build().published);
  EXPECT_NE(site.reader().gaps("en"), nullptr);
  site.remove("en/_gaps.yml");
  EXPECT_TRUE(site.build().published);
  EXPECT_EQ(site.reader().gaps("en"), nullptr);
}

TEST(GapsBuild, AreOfALocaleThatHasArticles) {
  TempSite site;
  site.file("site.yml", "name: T\ndefault_locale: en\nlocales:\n  en: {name: English}\n  de: {name: Deutsch}\n");
  site.article("de/a.md", "Eins", "Text.", "status: draft");
  site.article("en/a.md", "One", "Body.").file("de/_gaps.yml", kGaps).file("_gaps.yml", kGaps);
  const BuildReport report = site.build();
  EXPECT_THAT(messages(report),
              ElementsAre(HasSubstr("move the file into the folder of its locale"),
                          HasSubstr("de/_gaps.yml:1:1: warning: left out: the locale has no articles")));
  EXPECT_EQ(site.reader().gaps("de"), nullptr);
  EXPECT_EQ(site.reader().gaps("en"), nullptr);
}

TEST(GapsBuild, AreNoDownloadEvenWhenAPageLinksToThem) {
  TempSite site;
  site.article("en/a.md", "One", "[a](_gaps.yml) ![b](_gaps.yml) [c](_search.yml) [d](../en/_queries.tsv)");
  site.file("en/_gaps.yml", kGaps).file("en/_search.yml", "stop_words: [x]\n").file("en/_queries.tsv", "dev\tone\ta\n");
  const BuildReport report = site.build();
  EXPECT_THAT(messages(report), testing::Contains(HasSubstr("_gaps.yml\" is for the site's own people")));
  for (const char* file : {"_gaps.yml", "_search.yml", "_queries.tsv"}) {
    EXPECT_FALSE(site.reader(Audience::agents).attachment(std::string("/files/en/") + file, kNow));
  }
}

TEST(GapsBuild, ADamagedDatabaseIsRefused) {
  TempSite site;
  site.article("en/a.md", "One", "Body.").file("en/_gaps.yml", kGaps).build();
  std::filesystem::remove(site.index() / "gen-000001" / "en.gaps" / "articles.bin");
  const auto opened = Generation::open(site.index());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, HasSubstr("en.gaps"));
}

TEST(GapsBuild, CheckReportsMistakesAndWhatIsAnsweredSince) {
  TempSite site;
  site.article("en/a.md", "One", "Body.", "questions: [Posters]");
  site.article("en/b.md", "Two", "Body.", "questions: [Booklets]\naudience: agents");
  site.article("en/c.md", "Three", "Body.", "questions: [Booklets]\nstatus: draft");
  site.file("en/_gaps.yml", std::string(kGaps) + "empty: []\n");
  const auto report = check_content(site.content(), {});
  ASSERT_TRUE(report);
  EXPECT_THAT(messages(*report),
              ElementsAre(HasSubstr("en/_gaps.yml:2:1: warning: the gap 'printing' is a question of the article 'a'"),
                          HasSubstr("the gap 'empty' has no sentence")));
  EXPECT_FALSE(std::filesystem::exists(site.index()));
}

}  // namespace
}  // namespace firstline
