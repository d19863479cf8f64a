#include "server/search/ticket_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "server/search/ticket.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::Contains;
using testing::Not;

class TicketWords : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    site_ = new TempSite;
    site_
        ->file("site.yml",
               "name: T\ndefault_locale: en\nlocales:\n  en: {name: English}\n  de: {name: Deutsch}\n"
               "  pl: {name: Polski}\n")
        .file("en/_search.yml",
              "synonyms:\n  - [invoice, bill]\n  - [bill, receipt]\n  - { from: [kitty], to: [bank account] }\n"
              "  - { from: [hello kitty], to: [parcel] }\nstop_words: [kindly]\n")
        .article("en/invoice.md", "Download an invoice", "Invoices are created and listed below billing.")
        .article("en/account.md", "Log in to your bank account", "Receipts and parcels have 9 pages; each receipt one.")
        .article("de/a.md", "Lieferadresse ändern", "Lieferadressen stehen im Profil.")
        .article("pl/a.md", "Fakturowanie", "Wszystko o fakturowaniu.")
        .build();
    reader_ = new Reader(site_->reader());
  }
  static void TearDownTestSuite() {
    delete reader_;
    delete site_;
  }
  // The first word of `text` as read; known_ says whether an article has it then.
  QueryWord read(const std::string& text, const std::string& locale = "en", std::size_t looked_up = 5) {
    Collection collection(*reader_, *reader_->site().find_locale(locale));
    ParsedQuery query;
    add_plain_text(text, 1, collection.analyzer(), query, 10);
    read_ticket_words(query, collection, looked_up);
    known_ = collection.knows(query.words.front().stems);
    return query.words.front();
  }
  double unknown_share(const std::string& text, const std::string& locale = "en") {
    Collection collection(*reader_, *reader_->site().find_locale(locale));
    return read_ticket({"", text}, collection).unknown_share;
  }

  static TempSite* site_;
  static Reader* reader_;
  bool known_ = false;
};
TempSite* TicketWords::site_ = nullptr;
Reader* TicketWords::reader_ = nullptr;

TEST_F(TicketWords, StandForTheSitesSynonyms) {
  EXPECT_THAT(read("bill").stems, Contains("invoic"));
  EXPECT_THAT(read("bill").stems, Contains("receipt"));
  EXPECT_THAT(read("invoice").stems, Not(Contains("receipt")));  // synonyms do not chain
  EXPECT_THAT(read("kitty").stems, Not(Contains("bank")));       // one word says less than two
  EXPECT_THAT(read("hello kitty").stems, Not(Contains("parcel")));
  EXPECT_EQ(unknown_share("Where is my bill?"), 0);
  EXPECT_GT(unknown_share("Where is my kitty?"), 0);
}

TEST_F(TicketWords, FindAnArticleByASynonym) {
  Searcher searcher(site_->reader());
  const auto found = searcher.rank_ticket("", "Where do I get my bill?", "en", 3, 1'800'000'000);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].id, "invoice");
}

TEST_F(TicketWords, ThatAreLackedStandForTheirRarestPart) {
  EXPECT_THAT(read("re-created").stems, Contains("creat"));
  EXPECT_TRUE(known_);
  EXPECT_THAT(read("quux.created", "en", 0).stems, Not(Contains("creat")));
  EXPECT_FALSE(known_);
}

TEST_F(TicketWords, ThatAreLackedStandForTheirVerb) {
  EXPECT_THAT(read("login", "en", 0).stems, Contains("log"));
  EXPECT_TRUE(known_);
}

TEST_F(TicketWords, ThatAreLackedStandForInflectionsThatNothingStems) {
  read("fakturami", "pl");
  EXPECT_TRUE(known_);
  read("fakturami", "pl", 0);  // the vocabulary is looked through for so many words only
  EXPECT_FALSE(known_);
}

TEST_F(TicketWords, ThatAreLikeInTheirEndingOnlyAreNoRelatives) {
  read("receiptlike");
  EXPECT_TRUE(known_);
  read("deceipt");
  EXPECT_FALSE(known_);
}

TEST_F(TicketWords, ThatAreLackedStandForCompoundsThatHoldThem) {
  EXPECT_THAT(read("Adresse", "de").stems, Contains("lieferadress"));
  EXPECT_TRUE(known_);
}

TEST_F(TicketWords, WithoutATopicAreStopWords) {
  for (const std::string word : {"9", "50", "b", "kindly"}) EXPECT_TRUE(read(word).stop_word) << word;
  for (const std::string word : {"404", "b2", "invoice"}) EXPECT_FALSE(read(word).stop_word) << word;
  EXPECT_EQ(unknown_share("50 kindly invoices B"), 0);
}

}  // namespace
}  // namespace firstline
