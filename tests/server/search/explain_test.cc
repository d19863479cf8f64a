// Every score that is shown is the sum of its parts, however the result came to be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

constexpr std::int64_t kNow = 1'800'000'000;

double sum(const std::vector<ScorePart>& parts) {
  double total = 0;
  for (const ScorePart& part : parts) total += part.value;
  return total;
}

std::vector<SearchHit> explained(TempSite& site, const std::string& query, const std::string& locale,
                                 unsigned per_page = 10, unsigned page = 1) {
  Searcher searcher(site.reader(Audience::agents));
  SearchRequest request;
  request.query = query;
  request.locale = locale;
  request.explain = true;
  request.per_page = per_page;
  request.page = page;
  return searcher.search(request, kNow).hits;
}

TEST(Explain, PartsAddUpToEveryScore) {
  TempSite site;
  site.file("site.yml",
            "name: T\ndefault_locale: en\nlocales:\n  en: {name: English}\n  de: {name: Deutsch, fallback: [en]}\n"
            "  ja: {name: 日本語, fallback: [en]}\n")
      .file("en/_search.yml",
            "synonyms:\n  - {from: [sofa], to: [couch]}\npins:\n  - {query: greetings, ids: [welcome]}\n")
      .article("en/couch.md", "Couch covers", "Wash the couch covers.", "boost: 2.5")
      .article("en/low.md", "Couch legs", "Screw in the couch legs.", "boost: 0.2")
      .article("en/welcome.md", "Welcome", "Read this first.")
      .article("en/hello.md", "Greetings", "Greetings, covers and couch.")
      .article("en/secret.md", "Couch discounts", "Internal: couch covers.", "audience: agents\nboost: 3")
      .article("de/konto.md", "Passwort zurücksetzen", "Der Passwortmanager hilft beim Passwort.")
      .article("ja/a.md", "パスワードの再設定", "設定を開きます。");
  for (int i = 0; i < 230; ++i) site.article("en/many/" + std::to_string(i) + ".md", "Widget", "widget text");
  site.build();
  struct Case {
    std::string query;
    std::string locale;
    std::size_t least;  // results
  };
  for (const Case& c :
       {Case{"couch covers", "en", 3}, Case{"sofa", "en", 3}, Case{"cuoch cvoers", "en", 3}, Case{"greetings", "en", 2},
        Case{"\"couch legs\"", "en", 1}, Case{"couch -legs", "en", 3}, Case{"couch zeppelin quantum", "en", 1},
        Case{"passwort", "de", 1}, Case{"couch", "de", 3}, Case{"設定", "ja", 1}, Case{"widget", "en", 10}}) {
    const auto hits = explained(site, c.query, c.locale);
    EXPECT_GE(hits.size(), c.least) << c.query;
    for (const SearchHit& hit : hits) EXPECT_NEAR(sum(hit.parts), hit.score, 1e-9) << c.query << " " << hit.id;
  }
  EXPECT_TRUE(explained(site, "couch", "de").front().fallback);
  // Beyond what is ranked together, too.
  const auto last = explained(site, "widget", "en", 100, 3);
  ASSERT_FALSE(last.empty());
  for (const SearchHit& hit : last) EXPECT_NEAR(sum(hit.parts), hit.score, 1e-9);
}

TEST(Explain, BoostIsAPartOfItsOwn) {
  TempSite site;
  site.article("en/a.md", "One", "penguin").article("en/b.md", "Two", "penguin", "boost: 3").build();
  const auto hits = explained(site, "penguin", "en");
  EXPECT_EQ(hits.at(0).parts.back().name, "boost");
  EXPECT_NEAR(hits.at(0).parts.back().value, hits.at(0).score * 2 / 3, 1e-9);
  EXPECT_NE(hits.at(1).parts.back().name, "boost");
}

TEST(Explain, TicketsScoresAddUpToo) {
  TempSite site;
  site.article("en/a.md", "Cancel a subscription", "Cancel your subscription in billing.", "boost: 1.5")
      .article("en/b.md", "Change your name", "Names are changed in the profile.")
      .build();
  Searcher searcher(site.reader());
  const auto ranked = searcher.rank_ticket("Subscripton", "I cannot cancel it!", "en", 10, kNow);
  ASSERT_FALSE(ranked.empty());
  for (const auto& each : ranked) EXPECT_NEAR(sum(each.parts), each.score, 1e-9);
}

}  // namespace
}  // namespace firstline
