#include "server/search/ticket_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(TicketText, KeepsWhatTheCustomerWrote) {
  EXPECT_EQ(own_words("How do I sign in?\nIt fails."), "How do I sign in? \nIt fails. \n");
}

TEST(TicketText, DropsQuotedHistory) {
  for (const std::string intro : {"On Tue, 3 May 2026 at 10:02, Ann Agent wrote:", "Am 3. Mai 2026 schrieb Anna:",
                                  "Le 3 mai 2026, Anna a écrit :", "-----Original Message-----"}) {
    SCOPED_TRACE(intro);
    const std::string text = own_words("My question.\n\n" + intro + "\n> old words\nmore old words\n");
    EXPECT_THAT(text, HasSubstr("question"));
    EXPECT_THAT(text, Not(HasSubstr("old words")));
  }
}

TEST(TicketText, KeepsAnAnswerBelowTheQuote) {
  EXPECT_THAT(own_words("On Monday Ann wrote:\n> old\n\nStill broken."), HasSubstr("Still broken"));
}

TEST(TicketText, DropsSignaturesAndAddresses) {
  const std::string text =
      own_words("See https://example.org/x?utm=1 or mail me@example.org now\n-- \nAnn\nChief Officer");
  EXPECT_THAT(text, Not(HasSubstr("utm")));
  EXPECT_THAT(text, Not(HasSubstr("example")));
  EXPECT_THAT(text, Not(HasSubstr("Chief")));
  EXPECT_THAT(text, HasSubstr("now"));
}

TEST(TicketText, TakesAnything) {
  EXPECT_EQ(own_words(""), "");
  EXPECT_NO_THROW(own_words(std::string(100'000, '>')));
  EXPECT_NO_THROW(own_words(std::string(100'000, '\n')));
  EXPECT_NO_THROW(own_words("\xff\xfe\n\0"));
}

}  // namespace
}  // namespace firstline
