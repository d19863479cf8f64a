#include "server/ticket/mail_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/ticket/charset.h"
#include "server/ticket/customer_text.h"
#include "server/ticket/transfer_encoding.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

MailMessage parse(const std::string& raw) {
  const auto message = parse_mail(raw);
  EXPECT_TRUE(message.has_value());
  return message.value_or(MailMessage{});
}

TEST(MailMessage, ReadsAPlainMessage) {
  const auto message = parse(
      "From: a@example.org\r\nSubject: Paper\r\n jam\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n\r\nIt jams.\r\n");
  EXPECT_EQ(message.subject, "Paper jam");
  EXPECT_EQ(message.text, "It jams.\r\n");
}

TEST(MailMessage, DecodesTransferEncodingsAndCharsets) {
  EXPECT_EQ(parse("Received: x\nContent-Type: text/plain; charset=\"iso-8859-2\"\n"
                  "Content-Transfer-Encoding: quoted-printable\n\nP=F8=EDli=B9 =\n=BElu=BBou=E8k=FD")
                .text,
            "Příliš žluťoučký");
  EXPECT_EQ(parse("Received: x\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: BASE64\n\n"
                  "8NLJzNTF1A==")
                .text,
            "Прилтет");
  EXPECT_EQ(parse("Received: x\nContent-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B%W%j%s%?\x1b(B").text,
            "プリンタ");
}

TEST(MailMessage, DecodesSubjects) {
  EXPECT_EQ(decode_header("=?utf-8?B?RHJ1Y2tlciDDpA==?= klemmt"), "Drucker ä klemmt");
  EXPECT_EQ(decode_header("=?iso-8859-1?Q?Dr=FCcker_klemmt?="), "Drücker klemmt");
  EXPECT_EQ(decode_header("=?utf-8?q?a?=\r\n =?utf-8?q?b?= c"), "ab c");
  // A character cut in two between encoded words.
  EXPECT_EQ(decode_header("=?utf-8?B?w6TD?= =?utf-8?B?tg==?="), "äö");
  EXPECT_EQ(decode_header("=?x?y?z"), "=?x?y?z");
  EXPECT_EQ(decode_header("=?utf-8?B?"), "=?utf-8?B?");
}

TEST(MailMessage, PrefersPlainTextAndSkipsAttachments) {
  const auto message = parse(
      "MIME-Version: 1.0\nSubject: s\nContent-Type: multipart/mixed; boundary=\"o\"\n\npreamble\n"
      "--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/html\n\n"
      "<p>rich</p>\n--i\nContent-Type: text/plain\n\nplain\n--i--\n"
      "--o\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nattached\n"
      "--o--\nepilogue");
  EXPECT_THAT(message.text, HasSubstr("plain"));
  EXPECT_THAT(message.text, Not(HasSubstr("attached")));
  EXPECT_THAT(message.text, Not(HasSubstr("rich")));
}

TEST(MailMessage, FallsBackToHtmlAndToAnAttachedMessage) {
  EXPECT_EQ(parse("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>a &amp; b</p>").text, "a & b\n");
  const auto forwarded = parse(
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\n"
      "Content-Type: message/rfc822\n\nSubject: inner\nContent-Type: text/plain\n\ninner text\n--o--");
  EXPECT_THAT(forwarded.text, HasSubstr("inner text"));
  EXPECT_EQ(forwarded.subject, "inner");
}

TEST(MailMessage, IsRecognisedByItsHeader) {
  EXPECT_FALSE(parse_mail("").has_value());
  EXPECT_FALSE(parse_mail("My printer jams.").has_value());
  EXPECT_FALSE(parse_mail("Subject: printer\nFrom: me\n\nIt jams.").has_value());
  EXPECT_FALSE(parse_mail("Note: the printer jams\nModel: X1\n\nHelp").has_value());
  EXPECT_TRUE(parse_mail("From a@example.org Sun May  3\nReceived: x\nTo: y\n\nz").has_value());
}

TEST(MailMessage, SurvivesWhatIsBroken) {
  const std::string head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
  EXPECT_NO_THROW(parse_mail(head));
  EXPECT_NO_THROW(parse_mail(head + "--b"));
  EXPECT_NO_THROW(parse_mail("MIME-Version: 1.0\nContent-Type: multipart/mixed\n\n--x\n"));
  EXPECT_NO_THROW(parse_mail("MIME-Version: 1.0\nContent-Type: text/plain; charset=\"no-such\"\n\n\xff\xfe\x80"));
  std::string nested = head;
  for (int i = 0; i < 3000; ++i) nested += "--b\nContent-Type: multipart/mixed; boundary=b\n\n";
  EXPECT_NO_THROW(parse_mail(nested + "x"));
  std::string messages = "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n";
  for (int i = 0; i < 1000; ++i) messages += "Content-Type: message/rfc822\n\n";
  EXPECT_NO_THROW(parse_mail(messages + "x"));
  std::string parts = head;
  for (int i = 0; i < 5000; ++i) parts += "--b\n\nx\n";
  EXPECT_NO_THROW(parse_mail(parts));
}

TEST(MailMessage, BecomesTheCustomersWords) {
  const auto text = read_customer_text(
      "",
      "Received: x\nSubject: =?utf-8?Q?Re:_Drucker?=\nContent-Type: text/plain\n\nHallo,\n\ner klemmt.\n\n-- \nAnna");
  EXPECT_EQ(text.subject, "Drucker ");
  EXPECT_EQ(text.body, "er klemmt. \n");
}

TEST(Charset, KeepsUtf8WhateverTheNameSays) {
  EXPECT_EQ(to_utf8("Größe", "iso-8859-1"), "Größe");
  EXPECT_EQ(to_utf8("Gr\xF6\xDF"
                    "e",
                    ""),
            "Größe");
  EXPECT_EQ(to_utf8("\x93quoted\x94", "iso-8859-1"), "“quoted”");
  EXPECT_EQ(to_utf8(std::string("a\0b", 3), "utf-8"), "a b");
  EXPECT_EQ(to_utf8("\xff", "utf-8"), "\xEF\xBF\xBD");
}

TEST(TransferEncoding, TakesAnything) {
  EXPECT_EQ(decode_base64("TWFu\nTQ=="), "ManM");
  EXPECT_EQ(decode_base64("****"), "");
  EXPECT_EQ(decode_base64("TQ"), "M");
  EXPECT_EQ(decode_quoted_printable("a=3Db=\r\nc=ZZ="), "a=bc=ZZ");
}

}  // namespace
}  // namespace firstline
