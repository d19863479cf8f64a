#include "server/search/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/search/searcher_fixture.h"

namespace firstline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SearcherTest : public SearcherFixture {};

TEST_F(SearcherTest, PutsTheExactTitleFirst) {
  site_.article("en/a.md", "Billing", "Password password password reset reset reset your password.")
      .article("en/b.md", "Reset your password", "Go to settings.")
      .build();
  EXPECT_EQ(search("reset your password").hits.at(0).id, "b");
  EXPECT_EQ(search("RESET YOUR PASSWORD?").hits.at(0).id, "b");
}

TEST_F(SearcherTest, PutsTheTitleTypedToTheLetterBeforeOneInAnotherCase) {
  site_.article("en/a.md", "Low-level Settings", "One.").article("en/b.md", "Low-level settings", "Two.").build();
  EXPECT_EQ(search("Low-level Settings").hits.at(0).id, "a");
  EXPECT_EQ(search("Low-level settings").hits.at(0).id, "b");
}

TEST_F(SearcherTest, TakesAFaqsHeadingForAnExactQuestion) {
  site_.article("en/a.md", "Where invoices go", "Where is my invoice? My invoice, where is it? Invoice, invoice.")
      .article("en/b.md", "Payments", "## Where is my invoice?\n\nIn your mail.\n\n## More\n\nText.", "type: faq")
      .build();
  const SearchHit hit = search("where is my invoice").hits.at(0);
  EXPECT_EQ(hit.id, "b");
  EXPECT_EQ(hit.section->title, "Where is my invoice?");
}

TEST_F(SearcherTest, PutsASuccessorAboveWhatItReplaces) {
  site_.article("en/a.md", "Reset your password", "Reset your password: the old way to reset a password.")
      .article("en/b.md", "Reset your password with a key", "Press reset.", "replaces: [a]")
      .build();
  EXPECT_EQ(search("reset password").hits.at(0).id, "b");
}

TEST_F(SearcherTest, PutsAnExactQuestionFirst) {
  site_.article("en/a.md", "Shipping", "Where is my order? Your order is on its way, my friend. Where is it?")
      .article("en/b.md", "Deliveries", "See the tracking page.", "questions: [\"Where is my order?\"]")
      .build();
  EXPECT_EQ(search("where is my order").hits.at(0).id, "b");
}

TEST_F(SearcherTest, FindsInflectedAndUnaccentedForms) {
  site_.article("en/a.md", "Résumé uploads", "Uploading documents.").build();
  EXPECT_THAT(ids(search("resume")), ElementsAre("a"));
  EXPECT_THAT(ids(search("upload document")), ElementsAre("a"));
}

TEST_F(SearcherTest, FindsAMisspeltWordAndSaysSo) {
  site_.article("en/a.md", "Change your password", "Your password is yours.").build();
  const SearchResponse response = search("chagne pasword");
  EXPECT_THAT(ids(response), ElementsAre("a"));
  EXPECT_EQ(response.corrected_query, "change password");
  EXPECT_EQ(search("change password").corrected_query, std::nullopt);
}

TEST_F(SearcherTest, NeverCorrectsCodes) {
  site_.article("en/a.md", "Errors", "Error 0x80070057 means a bad parameter.").build();
  EXPECT_THAT(ids(search("0x80070057")), ElementsAre("a"));
  EXPECT_EQ(search("0x80070058").corrected_query, std::nullopt);
}

TEST_F(SearcherTest, LinksToTheSectionThatAnswers) {
  site_
      .article("en/a.md", "Guide",
               "Some words first.\n\n## Install it\n\nRun the installer.\n\n## Remove it\n\nUse the uninstaller tool.")
      .build();
  const SearchHit hit = search("uninstaller").hits.at(0);
  ASSERT_TRUE(hit.section);
  EXPECT_EQ(hit.section->title, "Remove it");
  EXPECT_EQ(hit.url, "/en/articles/a#remove-it");
  EXPECT_THAT(hit.snippet_html, HasSubstr("<mark>uninstaller</mark>"));
  EXPECT_FALSE(search("first words").hits.at(0).section);
}

TEST_F(SearcherTest, SnippetsEscapeAndMarkEveryForm) {
  site_.article("en/a.md", "Tags & <b>", "Use `<script>` & never trust the resumes of résumé writers.").build();
  const SearchHit hit = search("resume script").hits.at(0);
  EXPECT_THAT(hit.snippet_html, HasSubstr("&lt;<mark>script</mark>&gt; &amp;"));
  EXPECT_THAT(hit.snippet_html, HasSubstr("<mark>resumes</mark>"));
  EXPECT_THAT(hit.snippet_html, HasSubstr("<mark>résumé</mark>"));
  EXPECT_THAT(hit.title_html, HasSubstr("&amp; &lt;b&gt;"));
}

TEST_F(SearcherTest, SynonymsPinsAndStopWordsFromTheSite) {
  site_
      .file("en/_search.yml",
            "synonyms:\n  - [sign in, log in]\n  - {from: [k8s], to: [kubernetes]}\n"
            "pins:\n  - {query: getting started, ids: [z]}\nstop_words: [please]\n")
      .article("en/a.md", "Access", "You log in with a password.")
      .article("en/b.md", "Clusters", "A kubernetes cluster.")
      .article("en/c.md", "Getting started", "Getting started is easy.")
      .article("en/z.md", "Welcome", "Read this first.")
      .build();
  EXPECT_THAT(ids(search("sign in")), Contains("a"));
  EXPECT_FALSE(search("sign in").relaxed);
  EXPECT_THAT(ids(search("k8s")), ElementsAre("b"));
  EXPECT_THAT(ids(search("kubernetes k8s please")), ElementsAre("b"));
  EXPECT_EQ(search("getting started").hits.at(0).id, "z");
  EXPECT_EQ(search("Getting Started!").hits.at(0).id, "z");
}

TEST_F(SearcherTest, RulesOfTheSiteHoldInEveryLocaleBesideItsOwn) {
  site_.file("_search.yml", "synonyms:\n  - [sofa, couch]\npins:\n  - {query: hello, ids: [b]}\n")
      .file("en/_search.yml", "synonyms:\n  - [lamp, light]\n")
      .article("en/a.md", "Couch covers", "Wash them.")
      .article("en/b.md", "Light bulbs", "Change them.")
      .article("de/a.md", "Couch reinigen", "So geht es.")
      .article("de/b.md", "Willkommen", "Lies das zuerst.")
      .build();
  EXPECT_EQ(search("sofa").hits.at(0).id, "a");
  EXPECT_EQ(search("sofa", "de").hits.at(0).id, "a");
  EXPECT_EQ(search("lamp").hits.at(0).id, "b");
  EXPECT_EQ(search("hello", "de").hits.at(0).id, "b");
  EXPECT_EQ(search("hello").hits.at(0).id, "b");
}

TEST_F(SearcherTest, SynonymsStandAfterSpellingAndAreNotSpeltAway) {
  site_
      .file("en/_search.yml",
            "synonyms:\n  - {from: [sofa], to: [couch]}\n  - {from: [credit note], to: [refund]}\n"
            "pins:\n  - {query: greetings, ids: [c]}\n")
      .article("en/a.md", "Couch covers", "Wash them.")
      .article("en/b.md", "Soda machines", "Soda is sweet, soda sells.")
      .article("en/c.md", "Refunds", "Within a week.")
      .build();
  EXPECT_EQ(search("sofa").hits.at(0).id, "a");
  EXPECT_EQ(search("sofa").corrected_query, std::nullopt);
  EXPECT_EQ(search("soffa").hits.at(0).id, "a");
  EXPECT_EQ(search("credit note").hits.at(0).id, "c");
  EXPECT_EQ(search("cerdit noet").hits.at(0).id, "c");
  EXPECT_EQ(search("greetigns").hits.at(0).id, "c");
}

TEST_F(SearcherTest, BoostLiftsAndScorePartsAddUp) {
  site_.article("en/a.md", "One", "penguin").article("en/b.md", "Two", "penguin", "boost: 3").build();
  SearchRequest request;
  request.query = "penguin";
  request.locale = "en";
  request.explain = true;
  const SearchResponse response = search(request);
  EXPECT_EQ(response.hits.at(0).id, "b");
  for (const SearchHit& hit : response.hits) {
    double sum = 0;
    for (const ScorePart& part : hit.parts) sum += part.value;
    EXPECT_NEAR(sum, hit.score, 1e-9);
  }
}

TEST_F(SearcherTest, ChineseWordsAndTheirShortForms) {
  site_.article("zh/a.md", "清华大学", "清华大学在北京。")
      .article("zh/b.md", "京都", "京都是古都。")
      .article("zh/c.md", "東京都", "東京都は大きい。東京都東京都。")
      .build();
  EXPECT_EQ(search("清华", "zh").hits.at(0).id, "a");
  EXPECT_EQ(search("京都", "zh").hits.at(0).id, "b");
}

TEST_F(SearcherTest, AnyTextIsAQuery) {
  site_.article("en/a.md", "One", "some words").build();
  for (const std::string query : {"", " ", "\"", "\"\"\"", "-", "--", "-\"a", "tag:", "category:", "AND OR NOT", "(((",
                                  "title:x", "\xff\xfe", "a\0b", "-some", "\"some words", "💥", "tag:\" category:-"}) {
    SCOPED_TRACE(query);
    EXPECT_NO_THROW(search(query));
  }
  EXPECT_NO_THROW(search(std::string(100'000, 'a')));
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "w" + std::to_string(i) + " ";
  EXPECT_NO_THROW(search(many));
}

TEST_F(SearcherTest, EveryTitleFindsItsArticle) {
  const std::vector<std::string> titles = {
      "Wi-Fi calling",    "C++ and .NET", "Über uns", "E-1042: what now?", "What's new in v2.4.1", "AT&T accounts",
      "user@example.com", "日本語の設定", "การตั้งค่า",  "Настройки ёлки",    "إعدادات الحساب"};
  for (std::size_t i = 0; i < titles.size(); ++i) {
    site_.article("en/" + std::to_string(i) + ".md", titles[i], "Body.");
  }
  site_.build();
  for (std::size_t i = 0; i < titles.size(); ++i) {
    SCOPED_TRACE(titles[i]);
    const SearchResponse response = search(titles[i]);
    ASSERT_FALSE(response.hits.empty());
    EXPECT_EQ(response.hits[0].id, std::to_string(i));
  }
}

TEST_F(SearcherTest, AutocompleteTakesPrefixesInAnyOrder) {
  site_.article("en/a.md", "Reset your password", "x")
      .article("en/b.md", "Password rules", "x", "questions: [\"How long must it be?\"]")
      .article("en/c.md", "Billing", "password\n\n## Payment passwords\n\ny")
      .build();
  Searcher searcher(site_.reader());
  const auto complete = [&](const std::string& typed) {
    std::vector<std::string> out;
    for (const auto& entry : searcher.autocomplete(typed, "en", 8, kNow)) out.push_back(entry.title);
    return out;
  };
  EXPECT_THAT(complete("passw"), ElementsAre("Password rules", "Reset your password", "Payment passwords"));
  EXPECT_THAT(complete("pass res"), ElementsAre("Reset your password"));
  EXPECT_THAT(complete("how lon"), ElementsAre("How long must it be?"));
  EXPECT_THAT(complete("pasword"), Contains("Password rules"));
  EXPECT_THAT(complete(""), IsEmpty());
  EXPECT_THAT(complete("zzz"), IsEmpty());
  EXPECT_THAT(searcher.autocomplete("passw", "en", 8, kNow)[0].title_html, HasSubstr("<mark>Passw</mark>ord"));
}

TEST_F(SearcherTest, NothingOfAgentsReachesCustomers) {
  site_.article("en/public.md", "Refunds", "How refunds work for customers.", "tags: [money]")
      .article("en/internal/xylophone.md", "Quokka escalation", "Use the wombatkey for refunds.",
               "audience: agents\ntags: [platypus]\nquestions: [\"Numbat?\"]")
      .build();
  for (const std::string word : {"quokka", "wombatkey", "platypus", "numbat", "xylophone", "quokak", "wombatkye"}) {
    SCOPED_TRACE(word);
    const SearchResponse response = search(word);
    EXPECT_EQ(response.total, 0u);
    EXPECT_THAT(response.hits, IsEmpty());
    EXPECT_EQ(response.corrected_query, std::nullopt);
    Searcher searcher(site_.reader());
    EXPECT_THAT(searcher.autocomplete(word, "en", 8, kNow), IsEmpty());
  }
  const SearchResponse customers = search("refunds");
  EXPECT_EQ(customers.total, 1u);
  ASSERT_EQ(customers.tags.size(), 1u);
  EXPECT_THAT(customers.categories, IsEmpty());
  const SearchResponse agents = search("refunds", "en", Audience::agents);
  EXPECT_EQ(agents.total, 2u);
  EXPECT_EQ(search("quokka", "en", Audience::agents).hits.at(0).audience, Audience::agents);
}

TEST_F(SearcherTest, AgentsArticlesNeverChangeCustomersScores) {
  site_.article("en/a.md", "Refunds", "How refunds work.").article("en/b.md", "Orders", "Refunds and orders.").build();
  const double before = search("refunds").hits.at(0).score;
  for (int i = 0; i < 20; ++i) {
    site_.article("en/i" + std::to_string(i) + ".md", "Internal", "refunds refunds", "audience: agents");
  }
  site_.build();
  EXPECT_EQ(search("refunds").hits.at(0).score, before);
}

TEST_F(SearcherTest, AReaderOutlivesTheSweepOfItsGeneration) {
  site_.article("en/a.md", "One", "penguin").build();
  const Reader reader = site_.reader();
  for (int i = 0; i < 4; ++i) site_.article("en/a.md", "Version " + std::to_string(i), "other").build();
  Searcher searcher(reader);
  SearchRequest request;
  request.query = "penguin";
  request.locale = "en";
  EXPECT_EQ(searcher.search(request, kNow).total, 1u);
  EXPECT_EQ(reader.find("en", "a", kNow)->title, "One");
}

TEST_F(SearcherTest, TicketsFindByTheirWeightyWords) {
  site_.article("en/a.md", "Cancel a subscription", "Cancel your subscription in billing settings.")
      .article("en/b.md", "Change your name", "Names are changed in the profile.")
      .article("en/c.md", "Contact", "Hello, thanks and kind regards.")
      .build();
  Searcher searcher(site_.reader());
  const auto ranked =
      searcher.rank_ticket("Subscripton", "Hello,\nI have been trying to cancel it for weeks!\nThanks", "en", 10, kNow);
  ASSERT_FALSE(ranked.empty());
  EXPECT_EQ(ranked[0].id, "a");
}

}  // namespace
}  // namespace firstline
