#include "indexer/article/upkeep.h"

#include <gmock/gmock.h>

#include "indexer/article/source_hash.h"
#include "tests/indexer/article/content_fixture.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kSite =
    "name: X\ndefault_locale: en\nlocales:\n  en: { name: English }\n  de: { name: Deutsch }\n  fr: { name: Français "
    "}\n";
constexpr std::int64_t kNow = 1'700'000'000;  // 2023-11-14

std::string page(const std::string& front, const std::string& body = "Text.\n") {
  return "---\ntitle: T\n" + front + "---\n" + body;
}

std::vector<std::string> tasks(const Upkeep& upkeep) {
  std::vector<std::string> lines;
  for (const Upkeep::Task& task : upkeep.tasks) lines.push_back(task.path + ": " + task.what);
  return lines;
}

Upkeep inspect(const ContentFixture::Files& files, const GitHistory& history = {}) {
  ContentFixture content(files);
  content.write("site.yml", std::string(kSite));
  return find_upkeep(content.scan(), history, kNow);
}

TEST(Upkeep, TellsReviewsThatAreDue) {
  EXPECT_THAT(tasks(inspect({{"de/a.md", page("review_by: 2023-11-01\n")},
                             {"de/b.md", page("review_by: 2023-12-01\n")},
                             {"de/c.md", page("review_by: 2023-11-01\nstatus: archived\n")}})),
              ElementsAre("de/a.md: review was due on 2023-11-01"));
}

TEST(Upkeep, TellsMissingTranslations) {
  const Upkeep upkeep = inspect({{"en/a.md", page("updated: 2023-01-01\n")},
                                 {"en/b.md", page("updated: 2023-01-01\n")},
                                 {"de/a.md", page("updated: 2023-01-02\n")},
                                 {"fr/b.md", page("untranslated: true\nupdated: 2023-01-02\n")},
                                 {"de/only-german.md", page("")}});
  EXPECT_THAT(tasks(upkeep),
              ElementsAre("en/a.md: not translated into fr", "en/b.md: an untranslated copy stands in fr",
                          "en/b.md: not translated into de"));
  ASSERT_EQ(upkeep.coverage.size(), 2u);
  EXPECT_EQ(upkeep.coverage[0].locale, "de");
  EXPECT_EQ(upkeep.coverage[0].originals, 2u);
  EXPECT_EQ(upkeep.coverage[0].translated, 1u);
  EXPECT_EQ(upkeep.coverage[1].copies, 1u);
}

TEST(Upkeep, ComparesDatesWhenATranslationNamesNoOriginal) {
  EXPECT_THAT(
      tasks(inspect({{"en/a.md", page("updated: 2023-03-01\n")},
                     {"de/a.md", page("updated: 2023-02-01\n")},
                     {"fr/a.md", page("updated: 2023-03-01\n")}})),
      ElementsAre("de/a.md: translation is outdated: en/a.md was changed on 2023-03-01, this last on 2023-02-01"));
}

TEST(Upkeep, KnowsTheRevisionThatWasTranslated) {
  GitHistory history;
  history.commits = {{"1111aaaa", 1'600'000'000}, {"2222bbbb", 1'650'000'000}};
  history.changed = {{"en/a.md", 1'650'000'000}};
  EXPECT_THAT(
      tasks(inspect({{"en/a.md", page("updated: 2023-01-01\n")},
                     {"de/a.md", page("translation_of_revision: 1111aaa\nupdated: 2023-05-01\n")},
                     {"fr/a.md", page("translation_of_revision: 2222bbb\nupdated: 2022-01-01\n")}},
                    history)),
      ElementsAre("de/a.md: translation is outdated: en/a.md was changed on 2022-04-15, after revision 1111aaa"));
}

TEST(Upkeep, KnowsTheHashOfTheOriginal) {
  const std::string original = page("updated: 2023-01-01\n");
  EXPECT_THAT(tasks(inspect({{"en/a.md", original},
                             {"de/a.md", page("source_hash: abcdef0123\n")},
                             {"fr/a.md", page("source_hash: SHA\n")}})),
              ElementsAre("de/a.md: translation is outdated: en/a.md no longer has the hash abcdef0123, and no commit "
                          "begins with it",
                          "fr/a.md: translation is outdated: en/a.md no longer has the hash SHA, and no commit begins "
                          "with it"));
}

TEST(Upkeep, FindsNothingInNothing) { EXPECT_THAT(inspect({{"en/x.txt", ""}}).tasks, IsEmpty()); }

TEST(SourceHash, KnowsTheHashesThatToolsWrite) {
  const std::string text = "hello\n";
  EXPECT_TRUE(is_hash_of("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03", text));  // sha256sum
  EXPECT_TRUE(is_hash_of("f572d396fae9206628714fb2ce00f72e94f2258f", text));                          // sha1sum
  EXPECT_TRUE(is_hash_of("b1946ac92492d2347c6235b4d2611184", text));                                  // md5sum
  EXPECT_TRUE(is_hash_of("ce01362", text));                                                           // git hash-object
  EXPECT_TRUE(is_hash_of("CE01362", text));
  EXPECT_FALSE(is_hash_of("ce0136", text));
  EXPECT_FALSE(is_hash_of("", text));
  EXPECT_FALSE(is_hash_of("ce01363", text));
}

TEST(GitHistory, FindsCommitsByTheirFirstDigits) {
  GitHistory history;
  history.commits = {{"abcd1111", 1}, {"abcd2222", 2}, {"ffff0000", 3}};
  EXPECT_EQ(history.time_of("abcd1"), 1);
  EXPECT_EQ(history.time_of("ffff0000"), 3);
  EXPECT_FALSE(history.time_of("abcd"));  // two
  EXPECT_FALSE(history.time_of("fff"));   // too short
  EXPECT_FALSE(history.time_of("eeee"));
  EXPECT_FALSE(history.time_of("ffff00001"));
}

}  // namespace
}  // namespace firstline
