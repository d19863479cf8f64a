// Which articles an answer shows, counts and pages to.
#include "server/search/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/search/searcher_fixture.h"

namespace firstline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class AnswerTest : public SearcherFixture {};

TEST_F(AnswerTest, CountsArticlesWithAllWords) {
  site_.article("en/a.md", "One", "alpha beta")
      .article("en/b.md", "Two", "alpha")
      .article("en/c.md", "Three", "gamma")
      .build();
  const SearchResponse both = search("alpha beta");
  EXPECT_EQ(both.total, 1u);
  EXPECT_THAT(ids(both), ElementsAre("a"));
  EXPECT_FALSE(both.relaxed);
  EXPECT_EQ(search("alpha").total, 2u);
}

TEST_F(AnswerTest, RelaxesRatherThanShowingNothing) {
  site_.article("en/a.md", "One", "alpha beta").article("en/b.md", "Two", "gamma delta").build();
  const SearchResponse response = search("alpha beta gamma");
  EXPECT_THAT(ids(response), ElementsAre("a"));
  ASSERT_TRUE(response.relaxed);
  EXPECT_THAT(*response.relaxed, ElementsAre("alpha", "beta", "gamma"));
}

TEST_F(AnswerTest, CommonWordsAreNotRequired) {
  site_.article("en/a.md", "Passwords", "Reset it in settings.").build();
  const SearchResponse response = search("how do I reset my password");
  EXPECT_THAT(ids(response), ElementsAre("a"));
  EXPECT_FALSE(response.relaxed);
}

TEST_F(AnswerTest, PhrasesExclusionsAndFilters) {
  site_.article("en/billing/a.md", "One", "red green blue", "tags: [Invoices]")
      .article("en/billing/b.md", "Two", "green red blue")
      .article("en/c.md", "Three", "red green")
      .build();
  EXPECT_THAT(ids(search("\"red green\"")), UnorderedElementsAre("billing/a", "c"));
  EXPECT_THAT(ids(search("red -blue")), ElementsAre("c"));
  EXPECT_THAT(ids(search("red tag:invoices")), ElementsAre("billing/a"));
  EXPECT_THAT(ids(search("red category:billing")), UnorderedElementsAre("billing/a", "billing/b"));
  SearchRequest request;
  request.query = "red";
  request.locale = "en";
  request.category = "billing";
  EXPECT_EQ(search(request).total, 2u);
  request.category = "bill";
  EXPECT_EQ(search(request).total, 0u);
}

TEST_F(AnswerTest, CountsFacetsOverEverythingThatCanBePagedTo) {
  for (int i = 0; i < 30; ++i) {
    site_.article("en/billing/" + std::to_string(i) + ".md", "Invoice " + std::to_string(i), "invoice", "tags: [pay]");
  }
  site_.article("en/account/x.md", "Account", "invoice").build();
  SearchRequest request;
  request.query = "invoice";
  request.locale = "en";
  const SearchResponse response = search(request);
  EXPECT_EQ(response.total, 31u);
  EXPECT_EQ(response.hits.size(), 10u);
  ASSERT_EQ(response.categories.size(), 2u);
  EXPECT_EQ(response.categories[0].id, "billing");
  EXPECT_EQ(response.categories[0].count, 30u);
  ASSERT_EQ(response.tags.size(), 1u);
  EXPECT_EQ(response.tags[0].count, 30u);
}

TEST_F(AnswerTest, PagesHoldEveryArticleOnce) {
  for (int i = 0; i < 437; ++i) {
    site_.article("en/" + std::to_string(i) + ".md", "Article " + std::to_string(i), "word " + std::string(i % 7, 'x'));
  }
  site_.build();
  std::vector<std::string> all;
  SearchRequest request;
  request.query = "word";
  request.locale = "en";
  request.per_page = 50;
  std::size_t total = 0;
  for (request.page = 1; request.page <= 9; ++request.page) {
    const SearchResponse response = search(request);
    total = response.total;
    for (const auto& id : ids(response)) all.push_back(id);
  }
  EXPECT_EQ(total, 437u);
  EXPECT_EQ(all.size(), 437u);
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
}

TEST_F(AnswerTest, FallsBackToOtherLocalesAndMarksThem) {
  site_
      .file("site.yml",
            "name: T\ndefault_locale: en\nlocales:\n  en: {name: English}\n  de: {name: Deutsch, fallback: [en]}\n")
      .article("en/a.md", "Webhooks", "How webhooks work.")
      .article("de/b.md", "Passwort", "Das Passwort.")
      .build();
  const SearchResponse response = search("webhooks", "de");
  ASSERT_THAT(ids(response), ElementsAre("a"));
  EXPECT_TRUE(response.hits[0].fallback);
  EXPECT_EQ(response.hits[0].locale, "en");
  EXPECT_EQ(response.hits[0].url, "/en/articles/a");
  EXPECT_FALSE(search("passwort", "de").hits.at(0).fallback);
}

TEST_F(AnswerTest, LeavesOutAFallbackThatIsShownInTheOwnLanguage) {
  site_
      .file("site.yml",
            "name: T\ndefault_locale: en\nlocales:\n  en: {name: English}\n  de: {name: Deutsch, fallback: [en]}\n")
      .article("en/hooks.md", "Webhooks", "How webhooks work.")
      .article("de/hooks.md", "Webhooks", "Wie Webhooks arbeiten.")
      .build();
  const SearchResponse response = search("webhooks", "de");
  ASSERT_EQ(response.hits.size(), 1u);
  EXPECT_EQ(response.hits[0].locale, "de");
}

TEST_F(AnswerTest, ArchivedAndExpiredArticlesAreNotFound) {
  site_.article("en/a.md", "Old", "zebra", "status: archived")
      .article("en/b.md", "Gone", "zebra", "expires_at: 2026-12-31")
      .article("en/c.md", "Here", "zebra")
      .build();
  Searcher searcher(site_.reader());
  SearchRequest request;
  request.query = "zebra";
  request.locale = "en";
  EXPECT_EQ(searcher.search(request, 1'900'000'000).total, 1u);
  EXPECT_EQ(searcher.search(request, 1'700'000'000).total, 2u);
}

TEST_F(AnswerTest, NoPageIsEmptyWhereSomeWordHelps) {
  site_.article("en/install.md", "Install", "Get the packages with apt.")
      .article("en/other.md", "Required settings", "Which settings are needed.")
      .article("en/more.md", "Required steps", "Steps.")
      .build();
  // No article has half of the words' weight.
  const SearchResponse response = search("quantum flux packages required tomorrow zeppelin");
  ASSERT_FALSE(response.hits.empty());
  EXPECT_THAT(ids(response), Contains("install"));
  EXPECT_TRUE(response.relaxed.has_value());
  EXPECT_THAT(search("quantum zeppelin").hits, IsEmpty());
}

}  // namespace
}  // namespace firstline
