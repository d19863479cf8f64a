#include "server/ticket/settled_message.h"

#include <gtest/gtest.h>

#include <string>

#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

TEST(SettledMessage, SaysSoInManyLanguages) {
  for (const char* body : {"That did it, thanks a million! Have a great weekend",
                           "Found it myself in the end.\nPlease close the ticket.",
                           "PLEASE CLOSE THIS TICKET",
                           "Danke, hat sich erledigt! :-)",
                           "Das Ticket kann zu.",
                           "Merci, c’est réglé.",
                           "Gracias, ya está resuelto.",
                           "Grazie, potete chiudere il ticket",
                           "Obrigado, já consegui resolver.",
                           "Bedankt, dit ticket mag dicht.",
                           "Tack, det löste sig.",
                           "Tak, sagen kan lukkes.",
                           "Takk, det løste seg.",
                           "Kiitos, asia ratkesi.",
                           "Dziękuję, zgłoszenie można zamknąć.",
                           "Děkuji, už je to vyřešené.",
                           "Köszönöm, időközben megoldódott.",
                           "Mulțumesc, am rezolvat singură.",
                           "Ευχαριστώ, το έλυσα μόνος μου.",
                           "Спасибо, заявку можно закрыть.",
                           "Дякую, питання знято.",
                           "Teşekkürler, kendim çözdüm.",
                           "شكرا جزيلا، اقفلوا التذكرة",
                           "תודה, אפשר לסגור את הפנייה.",
                           "ขอบคุณค่ะ แก้ได้แล้ว",
                           "Terima kasih, tiket boleh ditutup.",
                           "ありがとうございます。自己解決しました。",
                           "감사합니다. 직접 해결했습니다.",
                           "谢谢，已自行解决。"}) {
    EXPECT_TRUE(is_settled(body)) << body;
  }
}

TEST(SettledMessage, IsNoneThatAsksOrTellsMore) {
  for (const char* body : {"", "Thank you very much!", "How do I close a ticket?",
                           "Please close the ticket. And how do I get my money back?",
                           "I want a banner that visitors can close.", "Nobody works until the problem is solved.",
                           "It works now but the votes do not.", "Wie wird ein Vorgang geschlossen",
                           "The button that did it is gone.", "ما انحلت المشكلة", "Проблема не решена"}) {
    EXPECT_FALSE(is_settled(body)) << body;
  }
  EXPECT_FALSE(is_settled("Please close the ticket. " + std::string(300, 'x')));
  EXPECT_FALSE(is_settled(std::string(65536, '?')));
}

TEST(SettledMessage, HasNoTextUnlessItsSubjectAsks) {
  const CustomerText settled = read_customer_text("Re: export", "Hi,\nthat did it, thanks!\nMarta");
  EXPECT_EQ(settled.subject, "");
  EXPECT_EQ(settled.body, "");
  EXPECT_NE(read_customer_text("Where is my refund?", "You can close the ticket.").subject, "");
}

}  // namespace
}  // namespace firstline
