#include "server/ticket/settled_message.h"

#include <gtest/gtest.h>

#include <string>

#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

TEST(SettledMessage, SaysSoInManyLanguages) {
  for (const char* body : {"That did it, thanks a million! You can close it.",
                           "Found it myself in the end.\nPlease close the ticket.",
                           "PLEASE CLOSE THIS TICKET",
                           "Danke, hat sich erledigt! :-)",
                           "Das Ticket kann zu.",
                           "Merci, vous pouvez clore le ticket.",
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
                           "แก้ได้แล้ว ขอบคุณค่ะ",
                           "Terima kasih, tiket boleh ditutup.",
                           "ありがとうございます。自己解決しました。",
                           "감사합니다. 직접 해결했습니다.",
                           "谢谢，已自行解决。"}) {
    EXPECT_TRUE(is_settled(body)) << body;
  }
}

TEST(SettledMessage, IsNoneThatAsksOrTellsMore) {
  for (const char* body : {"",
                           "Thank you very much!",
                           "How do I close a ticket?",
                           "Please close the ticket. And how do I get my money back?",
                           "Please close my ticket and refund the deposit to my card.",
                           "I haven't solved it myself.",
                           "I have not figured it out myself yet, please help with the DNS record.",
                           "I thought that did it, but today the export fails again with error 500.",
                           "That did it for a day, now the export fails again.",
                           "I want a rule so that a ticket can be closed automatically.",
                           "The protective case can be closed but the magnet does not hold.",
                           "I want a banner that visitors can close.",
                           "Nobody works until the problem is solved.",
                           "It works now but the votes do not.",
                           "The button that did it is gone.",
                           "Das hat sich erledigt, aber jetzt kommt Fehler 12 beim Drucken.",
                           "Wie wird ein Vorgang geschlossen",
                           "Ich habe den Schalter selbst gefunden, aber er ist ausgegraut.",
                           "Bitte nicht als erledigt betrachten, der Fehler tritt weiter auf.",
                           "c'est réglé sur 19 degrés mais le chauffage monte à 25",
                           "J'ai trouvé la solution dans votre article mais elle ne marche pas.",
                           "No puede cerrar el ticket ninguno de mis agentes.",
                           "Dicen que ya está resuelto pero sigue saliendo el error",
                           "Un agente non può chiudere il ticket.",
                           "O agente não pode fechar o ticket.",
                           "ما انحلت المشكلة",
                           "ما تم حل المشكلة، الطابعة لا تعمل",
                           "قلتم إن المشكلة انحلت لكن التطبيق ما زال لا يفتح",
                           "Проблема не решена",
                           "구독을 종료해 주세요",
                           "問題は解決いたしましたでしょうか"}) {
    EXPECT_FALSE(is_settled(body)) << body;
  }
  EXPECT_FALSE(is_settled("Please close the ticket. " + std::string(300, 'x')));
  EXPECT_FALSE(is_settled(std::string(65536, '?')));
  EXPECT_FALSE(is_settled(std::string(200, '.')));
}

TEST(SettledMessage, HasNoTextUnlessItsSubjectAsks) {
  const CustomerText settled = read_customer_text("Re: export", "Hi,\nthat did it, thanks!\nMarta");
  EXPECT_EQ(settled.subject, "");
  EXPECT_EQ(settled.body, "");
  EXPECT_NE(read_customer_text("Where is my refund?", "You can close the ticket.").subject, "");
}

}  // namespace
}  // namespace firstline
