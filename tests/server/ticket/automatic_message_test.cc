#include "server/ticket/automatic_message.h"

#include <gtest/gtest.h>

#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

TEST(AutomaticMessage, ShowsInItsSubject) {
  for (const char* subject : {"Automatic reply: Your request has been received",
                              "AUTOMATIC REPLY",
                              "[External] Automatic reply: x",
                              "Out of Office: back on Monday",
                              "Undelivered Mail Returned to Sender",
                              "Delivery Status Notification (Failure)",
                              "Undeliverable: Invoice",
                              "Automatische Antwort: Ihre Nachricht",
                              "Abwesenheitsnotiz",
                              "Unzustellbar: Angebot",
                              "Réponse automatique : Commande",
                              "Message d’absence",
                              "Respuesta automática: pedido",
                              "Risposta automatica: ordine",
                              "Resposta automática: pedido",
                              "Automatisch antwoord: bestelling",
                              "Autosvar: order",
                              "Odpowiedź automatyczna: zamówienie",
                              "Automatická odpověď: objednávka",
                              "Otomatik yanıt: sipariş",
                              "Автоматический ответ: заказ",
                              "Автоматична відповідь: замовлення",
                              "رد تلقائي: خارج المكتب",
                              "תשובה אוטומטית: הזמנה",
                              "自動返信: お問い合わせ",
                              "自动答复: 订单",
                              "자동 회신: 주문"}) {
    EXPECT_TRUE(is_automatic_subject(subject)) << subject;
  }
}

TEST(AutomaticMessage, IsNotAQuestionAboutOne) {
  for (const char* subject :
       {"", "[", "[External]", "Automatic reply does not work", "Automatic replies: none are sent",
        "Automatic reply - set up", "How do I set up an out of office notice?", "Re: Automatic reply: invoice",
        "Abwesenheit: Antrag stellen geht nicht", "Delivery failure: parcel", "Non remis : colis",
        "No entregado: pedido", "Frånvaro: registrera", "Read receipt (how to turn off)",
        "Undeliverable mails in the queue", "رد على الاستفسار"}) {
    EXPECT_FALSE(is_automatic_subject(subject)) << subject;
  }
}

TEST(AutomaticMessage, HasNothingToAnswer) {
  const CustomerText text = read_customer_text("Automatic reply: search", "I am out of the office until Monday.");
  EXPECT_EQ(text.subject + text.body, "");
  // Who asks is a person, whatever the subject; what is quoted was asked before.
  EXPECT_NE(read_customer_text("Auto-reply: how do I switch it on?", "I looked everywhere.").subject, "");
  EXPECT_NE(read_customer_text("Automatic reply: search", "Where can I switch that off?").body, "");
  EXPECT_EQ(read_customer_text("Automatic reply: search", "I am away.\n\nOn Monday, Ada wrote:\n> Where is it?").body,
            "");
}

TEST(AutomaticMessage, ShowsInTheHeaderOfARawMessage) {
  const auto read = [](const std::string& field) {
    return read_customer_text("", "From: a@example.org\r\nSubject: Search\r\nMessage-ID: <1@example.org>\r\n" + field +
                                      "\r\n\r\nWhere is the search box?\r\n");
  };
  EXPECT_EQ(read("Auto-Submitted: auto-replied (vacation)").body, "");
  EXPECT_EQ(read("Auto-Submitted: Auto-Replied").subject, "");
  EXPECT_NE(read("Auto-Submitted: auto-generated").body, "");  // a contact form
  EXPECT_NE(read("Auto-Submitted: no").body, "");
  const CustomerText bounce = read_customer_text(
      "",
      "From: mailer-daemon@example.org\r\nSubject: Sorry\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; "
      "report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nUser "
      "unknown\r\n--b--\r\n");
  EXPECT_EQ(bounce.subject + bounce.body, "");
}

}  // namespace
}  // namespace firstline
