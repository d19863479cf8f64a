#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "server/search/detect_language.h"
#include "server/search/searcher.h"
#include "server/search/suggester.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::int64_t kNow = 1'800'000'000;

class SuggestTest : public testing::Test {
 protected:
  SuggestTest() {
    site_
        .file("site.yml",
              "name: T\ndefault_locale: en\nlocales:\n  en: {name: English}\n  de: {name: Deutsch, fallback: [en]}\n")
        .article(
            "en/cancel.md", "Cancel a subscription",
            "You can leave at any time.\n\n## Cancel in the billing settings\n\nOpen the billing settings and choose "
            "<cancel>. The subscription ends at the end of the month.")
        .article("en/name.md", "Change your name", "Names are changed in the profile.")
        .article("en/invoice.md", "Download an invoice", "Invoices are listed below billing.")
        .article("en/vip.md", "Cancel for important customers", "Cancel the subscription and call them.",
                 "audience: agents")
        .article("de/name.md", "Namen ändern", "Der Name wird im Profil geändert. Bitte melden Sie sich vorher an.")
        .build();
  }
  SuggestResponse suggest(const std::string& subject, const std::string& body, const std::string& locale = "en",
                          Audience audience = Audience::everyone) {
    Searcher searcher(site_.reader(audience));
    return searcher.suggest({subject, body, locale, 3}, kNow);
  }
  TempSite site_;
};

TEST_F(SuggestTest, GivesPassageReasonAndDeepLink) {
  const auto response =
      suggest("Cancel my subscription", "Hello, I want to cancel my subscription in billing settings.");
  ASSERT_FALSE(response.suggestions.empty());
  const Suggestion& first = response.suggestions[0];
  EXPECT_EQ(first.id, "cancel");
  EXPECT_EQ(first.url, "/en/articles/cancel#cancel-in-the-billing-settings");
  EXPECT_THAT(first.because, Contains("subscription"));
  EXPECT_THAT(first.passage_html, HasSubstr("<mark>billing</mark> <mark>settings</mark>"));
  EXPECT_THAT(first.passage_html, Not(HasSubstr("<cancel>")));
  EXPECT_THAT(first.passage_text, HasSubstr("billing settings"));
  EXPECT_GT(first.confidence, 0);
  EXPECT_LE(first.confidence, 1);
}

TEST_F(SuggestTest, NamesAsReasonsWhatBroughtTheArticleForward) {
  const auto response =
      suggest("Cancel my subscription", "Please cancel the subscription in the settings, at any time.");
  ASSERT_FALSE(response.suggestions.empty());
  EXPECT_THAT(response.suggestions[0].because, testing::ElementsAre("cancel", "subscription", "settings"));
}

TEST_F(SuggestTest, MarksWhatAnswersAndNotTheCommonWordsAroundIt) {
  const auto response = suggest("Cancel my subscription", "How do I cancel the subscription in the billing settings?");
  ASSERT_FALSE(response.suggestions.empty());
  EXPECT_THAT(response.suggestions[0].passage_html, HasSubstr("the <mark>billing</mark> <mark>settings</mark>"));
  EXPECT_THAT(response.suggestions[0].passage_html, Not(HasSubstr("<mark>the</mark>")));
}

TEST_F(SuggestTest, IsLessSureOfALongMessageThatAsksNothing) {
  const std::string story =
      "My sister had told me of you and so I took the subscription in spring, and in the billing settings I found the "
      "way to cancel the subscription at any time, which is as it should be everywhere";
  Searcher searcher(site_.reader());
  const auto told = searcher.rank_ticket("Cancel", story + ".", "en", 3, kNow);
  const auto asked = searcher.rank_ticket("Cancel", story + "?", "en", 3, kNow);
  ASSERT_FALSE(asked.empty());
  ASSERT_EQ(told.size(), asked.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(told[i].id, asked[i].id);
    EXPECT_LT(told[i].confidence, asked[i].confidence);
  }
}

TEST_F(SuggestTest, SaysNothingWhenNothingFits) {
  EXPECT_THAT(suggest("Xyzzy plugh", "Quux frobnicate the wibble grault garply").suggestions, IsEmpty());
  EXPECT_THAT(suggest("", "").suggestions, IsEmpty());
}

TEST_F(SuggestTest, DetectsTheLanguage) {
  const auto response = suggest("Namen ändern", "Guten Tag, wie kann ich bitte meinen Namen im Profil ändern?", "");
  EXPECT_TRUE(response.detected);
  EXPECT_EQ(response.locale, "de");
  ASSERT_FALSE(response.suggestions.empty());
  EXPECT_EQ(response.suggestions[0].locale, "de");
}

TEST_F(SuggestTest, FallsBackToAnotherLanguageAndSaysSo) {
  const auto response = suggest("invoice download", "download an invoice", "de");
  ASSERT_FALSE(response.suggestions.empty());
  EXPECT_EQ(response.suggestions[0].locale, "en");
  EXPECT_TRUE(response.suggestions[0].fallback);
}

TEST_F(SuggestTest, CustomersNeverGetInternalArticles) {
  for (const Suggestion& suggestion : suggest("cancel", "cancel important customers subscription").suggestions) {
    EXPECT_NE(suggestion.id, "vip");
  }
  bool internal = false;
  for (const Suggestion& suggestion :
       suggest("cancel", "cancel important customers subscription", "en", Audience::agents).suggestions) {
    internal |= suggestion.id == "vip" && suggestion.audience == Audience::agents;
  }
  EXPECT_TRUE(internal);
}

TEST(SuggestSettings, AreTheSites) {
  const auto first = [](const std::string& settings) {
    TempSite site;
    site.file("site.yml", "name: T\nlocales: [en]\n" + settings)
        .article("en/invoice.md", "Download an invoice", "Invoices are listed below billing.")
        .article("en/name.md", "Change your name", "Names are changed in the profile.")
        .build();
    Searcher searcher(site.reader(Audience::everyone));
    const auto found = searcher.suggest({"download invoice", "download an invoice", "en", 3, {}}, kNow).suggestions;
    return found.empty() ? 0.0 : found[0].confidence;
  };
  const double shipped = first("");
  EXPECT_GT(shipped, 0.4);
  EXPECT_LT(first("suggestions: {threshold: 0, calibration: {slope: 1, shift: -2}}\n"), shipped);
  EXPECT_EQ(first("suggestions: {threshold: 1}\n"), 0);
}

// Two that are sure together only: asking for one gives the first of the list that asking for three gives.
TEST(SuggestSettings, DecideForAnyLimitAlike) {
  const auto found = [](double threshold, std::size_t limit) {
    TempSite site;
    site.file("site.yml", "name: T\nlocales: [en]\nsuggestions: {threshold: " + std::to_string(threshold) + "}\n")
        .article("en/invoice.md", "Download an invoice", "Invoices are listed below billing.")
        .article("en/receipt.md", "Download a receipt", "Receipts are listed below billing.")
        .article("en/name.md", "Change your name", "Names are changed in the profile.")
        .build();
    Searcher searcher(site.reader(Audience::everyone));
    return searcher.suggest({"", "download from billing", "en", limit, {}}, kNow).suggestions;
  };
  const auto all = found(0, 3);
  ASSERT_GE(all.size(), 2u);
  const double together = 1 - (1 - all[0].confidence) * (1 - all[1].confidence);
  const double between = (std::max(all[0].confidence, all[1].confidence) + together) / 2;
  EXPECT_GE(found(between, 3).size(), 2u);
  ASSERT_EQ(found(between, 1).size(), 1u);
  EXPECT_EQ(found(between, 1)[0].id, all[0].id);
}

const std::string kExport =
    "How do I export returned orders, cancelled orders, paid orders, open orders and archived orders as a spreadsheet?";

class SeveralMatters : public testing::Test {
 protected:
  SeveralMatters() {
    site_.file("site.yml", "name: T\nlocales: [en]\nsuggestions: {threshold: 0.2}\n")
        .article("en/export.md", "Export orders as a spreadsheet", "Choose export in the list of orders.")
        .article("en/labels.md", "Labels for shipping", "Labels are printed from the page of a parcel.");
    // What the first question shares words with; without the matters these take all places.
    for (const std::string kind : {"returned", "cancelled", "paid", "open", "archived"}) {
      site_.article("en/" + kind + ".md", "Export " + kind + " orders",
                    "The spreadsheet of " + kind + " orders is exported from the list of orders.");
    }
    site_.build();
  }
  std::vector<Suggestion> suggest(const std::string& body) {
    Searcher searcher(site_.reader());
    return searcher.suggest({"Export returned, cancelled, paid, open and archived orders", body, "en", 3}, kNow)
        .suggestions;
  }
  TempSite site_;
};

TEST_F(SeveralMatters, EachGetItsArticleAndPassage) {
  const auto found = suggest(kExport + " And how do I print shipping labels?");
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0].id, "export");
  const auto labels = std::find_if(found.begin(), found.end(), [](const Suggestion& s) { return s.id == "labels"; });
  ASSERT_NE(labels, found.end());
  EXPECT_THAT(labels->because, testing::UnorderedElementsAre("print", "shipping", "labels"));
  EXPECT_THAT(labels->passage_html, HasSubstr("<mark>Labels</mark>"));
  std::set<std::string> ids;
  for (const Suggestion& suggestion : found) EXPECT_TRUE(ids.insert(suggestion.id).second) << suggestion.id;
}

TEST_F(SeveralMatters, OneAloneChangesNothing) {
  for (const Suggestion& suggestion : suggest(kExport)) {
    EXPECT_NE(suggestion.id, "labels");
  }
}

TEST_F(SeveralMatters, AreNotTheNamesBelowALetter) {
  const Reader reader = site_.reader();
  Collection collection(reader, reader.site().locales.front());
  const auto matters = [&](const std::string& end) {
    return rank_ticket({"", kExport + "\n\n" + end}, 10, {}, collection, nullptr, kNow).matters.size();
  };
  EXPECT_EQ(matters("Print shipping labels?"), 2u);
  EXPECT_EQ(matters("- print shipping labels"), 2u);
  EXPECT_EQ(matters("The shipping labels team"), 1u);
  EXPECT_EQ(matters("Labels for shipping are printed from the page of a parcel, paid or open"), 2u);
}

TEST(PickArticles, ChoosesBehindTheFirstBySureness) {
  TempSite site;
  site.article("en/first.md", "Cancel a paid order", "Cancel a paid order in the list of orders.")
      .article("en/scattered.md", "What happens to orders",
               "Cancel.\n\nAn order.\n\nPaid.\n\nCancel, cancel.\n\nOrder, cancel.\n\nPaid. Paid orders.")
      .article("en/heading.md", "Money back", "## I want a refund of a paid order\n\nAsk us.")
      .article("en/other.md", "Holidays", "The office is closed.")
      .article("en/more.md", "Parcels", "A parcel takes three days.")
      .build();
  const Reader reader = site.reader();
  Collection collection(reader, reader.site().locales.front());
  const RankedTicket ticket =
      rank_ticket({"Cancel a paid order", "I want a refund of a paid order."}, 10, {}, collection, nullptr, kNow);
  const std::vector<Pick> picks = pick_articles(ticket, 3);
  ASSERT_EQ(picks.size(), 3u);
  EXPECT_EQ(picks[0].candidate, 0u);
  EXPECT_EQ(picks[1].candidate, 2u);
  EXPECT_EQ(picks[2].candidate, 1u);
  EXPECT_GT(picks[1].confidence, picks[2].confidence);
}

TEST_F(SuggestTest, ReadsHtmlAndRawMail) {
  const auto html = suggest("",
                            "<html><body><p>Hello,</p><p>I want to <b>cancel</b> my subscription in the billing "
                            "settings</p><blockquote>download an invoice</blockquote></body></html>");
  ASSERT_FALSE(html.suggestions.empty());
  EXPECT_EQ(html.suggestions[0].id, "cancel");
  const auto mail = suggest("",
                            "Received: x\nSubject: Cancel my subscription\nContent-Type: text/plain\n"
                            "Content-Transfer-Encoding: base64\n\nQ2FuY2VsIGluIGJpbGxpbmcgc2V0dGluZ3M=\n");
  ASSERT_FALSE(mail.suggestions.empty());
  EXPECT_EQ(mail.suggestions[0].id, "cancel");
}

TEST_F(SuggestTest, TakesAnyText) {
  for (const std::string& body :
       std::vector<std::string>{std::string(65536, 'a'), std::string("\xff\xfe\x80\xe0\x80"), std::string(4096, '\0'),
                                std::string("💥💥💥"), std::string(20000, '>')}) {
    EXPECT_NO_THROW(suggest("", body, ""));
  }
  std::string words;
  for (int i = 0; i < 8000; ++i) words += "w" + std::to_string(i) + " ";
  EXPECT_NO_THROW(suggest(words, words));
}

TEST(DetectLocale, PrefersTheSitesOwn) {
  Diagnostics findings;
  const Site site =
      parse_site("default_locale: en\nlocales: [en, de, pt-BR, zh-Hans, he, nb]\nname: T\n", "site.yml", findings);
  EXPECT_EQ(detect_locale("Wie kann ich mein Passwort zurücksetzen, wenn ich es vergessen habe?", site), "de");
  EXPECT_EQ(detect_locale("Como posso redefinir minha senha se eu a esqueci?", site), "pt-BR");
  EXPECT_EQ(detect_locale("我忘记了密码，怎样重新设置我的密码？", site), "zh-Hans");
  EXPECT_EQ(detect_locale("איך אני מאפס את הסיסמה שלי אם שכחתי אותה?", site), "he");
  EXPECT_EQ(detect_locale("", site), "en");
  EXPECT_EQ(detect_locale("Miten vaihdan salasanani, jos olen unohtanut sen?", site), "en");  // no Finnish here
}

}  // namespace
}  // namespace firstline
