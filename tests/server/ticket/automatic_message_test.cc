#include "server/ticket/automatic_message.h"

#include <gtest/gtest.h>

#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

TEST(AutomaticMessage, ShowsInItsSubject) {
  for (const char* subject : {"Automatic reply: Your request has been received",
                              "AUTOMATIC REPLY",
                              "Out of Office: back on Monday",
                              "Undelivered Mail Returned to Sender",
                              "Delivery Status Notification (Failure)",
                              "Undeliverable: Invoice",
                              "Automatische Antwort: Ihre Nachricht",
                              "Abwesenheitsnotiz – bis 6. Januar",
                              "Unzustellbar: Angebot",
                              "Réponse automatique : Commande",
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
       {"", "Automatic reply does not work", "Automatic replies", "How do I set up an out of office notice?",
        "Re: Automatic reply: invoice", "Abwesenheit eintragen", "Undeliverable mails in the queue", "رد على الاستفسار",
        "Read receipt for customers"}) {
    EXPECT_FALSE(is_automatic_subject(subject)) << subject;
  }
}

TEST(AutomaticMessage, HasNothingToAnswer) {
  const CustomerText text = read_customer_text("Automatic reply: search", "I am out of the office until Monday.");
  EXPECT_EQ(text.subject + text.body, "");
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
