// Operators with values in quotes, searches that are a filter alone, and what a fallback's answer says of itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::int64_t kNow = 1'800'000'000;

class SearcherScope : public testing::Test {
 protected:
  SearchResponse search(SearchRequest request) {
    if (request.locale.empty()) request.locale = "en";
    Searcher searcher(site_.reader(Audience::everyone));
    return searcher.search(request, kNow);
  }
  SearchResponse search(const std::string& query, const std::string& locale = "en") {
    SearchRequest request;
    request.query = query;
    request.locale = locale;
    return search(request);
  }
  static std::vector<std::string> ids(const SearchResponse& response) {
    std::vector<std::string> out;
    for (const SearchHit& hit : response.hits) out.push_back(hit.id);
    return out;
  }
  void two_languages() {
    site_.file("site.yml",
               "name: T\ndefault_locale: en\nlocales:\n  en: {name: English}\n  de: {name: Deutsch, fallback: [en]}\n");
  }
  TempSite site_;
};

TEST_F(SearcherScope, TakesOperatorsWithSeveralWords) {
  site_.article("en/a.md", "One", "the giraffe in the zoo", "tags: [Two Words]")
      .article("en/b.md", "Two", "a giraffe on the road", "tags: [two]")
      .build();
  EXPECT_THAT(ids(search("giraffe -\"giraffe in the zoo\"")), ElementsAre("b"));
  EXPECT_THAT(ids(search("giraffe -\"zoo\"")), ElementsAre("b"));
  EXPECT_THAT(ids(search("giraffe tag:\"two words\"")), ElementsAre("a"));
}

TEST_F(SearcherScope, ShowsWhatIsNearlyAsGoodAsTheBestWithAllWords) {
  site_.article("en/all.md", "Zoo", "The giraffe and the okapi are fed at noon, the zebra is not.")
      .article("en/near.md", "Giraffe in the zoo", "Giraffe, giraffe.")
      .article("en/far.md", "Parking", "Beside the giraffe stands a car, and many others that nobody has counted yet.");
  for (int i = 0; i < 20; ++i) site_.article("en/n" + std::to_string(i) + ".md", "Okapi", "okapi");
  site_.build();
  const SearchResponse found = search("giraffe okapi zoo");
  EXPECT_THAT(ids(found), UnorderedElementsAre("all", "near"));
  EXPECT_FALSE(found.relaxed);
  EXPECT_EQ(found.total, 2u) << "who is shown is counted";
}

TEST_F(SearcherScope, ACorrectionHidesNoArticleThatHasTheOtherWords) {
  site_.article("en/desk.md", "Desks", "A standing desk.");
  for (int i = 0; i < 20; ++i) {
    site_.article("en/n" + std::to_string(i) + ".md", "Care", "The oak table is oiled, the oak table is waxed.");
  }
  site_.build();
  const SearchResponse found = search("oak table sanding");
  EXPECT_EQ(found.corrected_query, "oak table standing");
  EXPECT_EQ(found.total, 21u);
  EXPECT_TRUE(found.relaxed);
  EXPECT_EQ(search("sandingg desk").total, 1u) << "a correction that some article fits counts like any word";
}

TEST_F(SearcherScope, FindsATranslationByTheNameOfItsFile) {
  two_languages();
  site_.article("de/integration-mode.md", "Verträglichkeit", "Zusammen mit der Anwendung.")
      .article("de/other.md", "Anderes", "Ein Text.")
      .build();
  EXPECT_THAT(ids(search("Integration mode", "de")), ElementsAre("integration-mode"));
}

TEST_F(SearcherScope, AnExactTitleIsFoundBehindManyThatHaveItsWordMoreOften) {
  site_.article("en/a.md", "Giraffe", "On page nine.");
  for (int i = 0; i < 150; ++i) {
    site_.article("en/n" + std::to_string(i) + ".md", "Giraffe, giraffe", "Giraffe giraffe giraffe giraffe.");
  }
  site_.build();
  EXPECT_EQ(ids(search("giraffe")).front(), "a");
}

TEST_F(SearcherScope, WhatIsPinnedIsShownOnceThoughManyAreBetter) {
  site_.file("_search.yml", "pins:\n  - {query: giraffe, ids: [pinned]}\n");
  site_.article("en/pinned.md", "Zoo", "A giraffe lives beside many other animals that nobody has counted yet.");
  for (int i = 0; i < 99; ++i) site_.article("en/n" + std::to_string(i) + ".md", "Giraffe", "Giraffe.");
  site_.build();
  SearchRequest request;
  request.query = "giraffe";
  request.per_page = 50;
  std::vector<std::string> shown;
  for (request.page = 1; request.page <= 3; ++request.page) {
    const SearchResponse found = search(request);
    EXPECT_EQ(found.total, 100u);
    for (const std::string& id : ids(found)) shown.push_back(id);
  }
  EXPECT_EQ(shown.size(), 100u);
  EXPECT_EQ(shown.front(), "pinned");
  EXPECT_EQ(std::count(shown.begin(), shown.end(), "pinned"), 1);
}

TEST_F(SearcherScope, APhraseRequiresItsOwnWordsAlone) {
  site_.article("en/a.md", "One", "the red giraffe in the zoo")
      .article("en/b.md", "Two", "a giraffe, red")
      .article("en/c.md", "Three", "which feeding costs what")
      .build();
  const SearchResponse found = search("which feeding costs \"red giraffe\"");
  EXPECT_THAT(ids(found), ElementsAre("a"));
  EXPECT_TRUE(found.relaxed);
}

TEST_F(SearcherScope, APhraseThatNoArticleHasGivesWay) {
  site_.article("en/a.md", "One", "giraffe, red")
      .article("en/b.md", "Two", "a zoo", "tags: [t]")
      .article("en/c.md", "Three", "the zoo opens")
      .build();
  const SearchResponse found = search("\"red giraffe\"");
  EXPECT_THAT(ids(found), ElementsAre("a"));
  EXPECT_THAT(*found.relaxed, ElementsAre("\"red giraffe\"")) << "the words it has, but apart";
  EXPECT_THAT(*search("\"Red Giraffe\" sleeps").relaxed, ElementsAre("Red", "Giraffe", "sleeps"));
  EXPECT_THAT(ids(search("\"zoo opens\" tag:t")), ElementsAre("b")) << "a filter never gives way";
  EXPECT_THAT(ids(search("\"red giraffe\" -red")), IsEmpty());
}

TEST_F(SearcherScope, APhraseIsFoundBehindManyThatHaveItsWordsApart) {
  site_.article("en/a.md", "One", "It is a red giraffe that stands behind all the other ones of this large zoo.");
  for (int i = 0; i < 250; ++i) {
    site_.article("en/n" + std::to_string(i) + ".md", "Giraffe, red", "Giraffe in red, no giraffe.");
  }
  site_.build();
  const SearchResponse found = search("\"red giraffe\"");
  EXPECT_THAT(ids(found), ElementsAre("a"));
  EXPECT_FALSE(found.relaxed);
}

TEST_F(SearcherScope, AHyphenatedWordIsThereWhereItsPartsAre) {
  site_.article("en/a.md", "One", "feeding the giraffe").article("en/b.md", "Two", "giraffe").build();
  const SearchResponse found = search("giraffe-feeding");
  EXPECT_THAT(ids(found), ElementsAre("a"));
  EXPECT_FALSE(found.relaxed);
}

TEST_F(SearcherScope, ListsWhatAFilterHolds) {
  site_.article("en/billing/b.md", "Beta", "Text.", "tags: [pay]\norder: 2")
      .article("en/billing/a.md", "Alpha", "Text.", "tags: [pay]\norder: 1")
      .article("en/billing/old.md", "Old", "Text.", "tags: [pay]\nexpires_at: 2020-01-01")
      .article("en/billing/kept.md", "Kept", "Text.", "tags: [pay]\nstatus: archived")
      .article("en/c.md", "Gamma", "Text.")
      .build();
  SearchRequest request;
  request.tag = "Pay";
  const SearchResponse found = search(request);
  EXPECT_THAT(ids(found), ElementsAre("billing/a", "billing/b"));
  EXPECT_EQ(found.total, 2u);
  EXPECT_FALSE(found.relaxed);
  EXPECT_EQ(found.categories.at(0).count, 2u);
  EXPECT_THAT(ids(search("tag:pay")), UnorderedElementsAre("billing/a", "billing/b"));
  EXPECT_THAT(ids(search("category:billing")), UnorderedElementsAre("billing/a", "billing/b"));
  EXPECT_THAT(ids(search("tag:pay -Alpha")), ElementsAre("billing/b"));
  EXPECT_THAT(ids(search("-Alpha")), IsEmpty());
}

TEST_F(SearcherScope, AFallbackWithAllWordsIsNotRelaxed) {
  two_languages();
  site_.article("en/a.md", "Webhooks", "How webhooks work.").article("de/b.md", "Passwort", "Das Passwort.").build();
  EXPECT_FALSE(search("webhooks", "de").relaxed);
  const SearchResponse misspelt = search("webhoks", "de");
  EXPECT_THAT(ids(misspelt), ElementsAre("a"));
  EXPECT_EQ(misspelt.corrected_query, "webhooks");
}

TEST_F(SearcherScope, AnUntranslatedCopyStandsForItsOriginal) {
  two_languages();
  site_.article("en/a.md", "Zebra", "A zebra.").article("de/a.md", "Zebra", "A zebra.", "untranslated: true").build();
  EXPECT_EQ(search("zebra", "de").hits.size(), 1u);
}

}  // namespace
}  // namespace firstline
