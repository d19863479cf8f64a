#include "server/ticket/courtesy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

using testing::HasSubstr;

std::string own(const std::string& body) { return read_customer_text("", body).body; }

struct Sample {
  const char* language;
  const char* greeting;
  const char* sign_off;
  const char* sent_from;
};

constexpr Sample kSamples[] = {
    {"ar", "السلام عليكم ورحمة الله وبركاته،", "مع التحية", "أرسلت من الـ iPhone"},
    {"bg", "Здравейте,", "Поздрави", "Изпратено от моя iPhone"},
    {"cs", "Dobrý den,", "S pozdravem", "Odesláno z iPhonu"},
    {"da", "Kære support,", "Med venlig hilsen", "Sendt fra min iPhone"},
    {"de", "Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen", "Von meinem iPhone gesendet"},
    {"el", "Καλημέρα σας,", "Με εκτίμηση", "Στάλθηκε από το iPhone μου"},
    {"en", "Dear Sir or Madam,", "Kind regards,", "Sent from my iPhone"},
    {"es", "Buenos días:", "Un saludo", "Enviado desde mi iPhone"},
    {"fa", "با سلام و احترام", "با تشکر", "ارسال شده از iPhone من"},
    {"fi", "Hyvää päivää!", "Ystävällisin terveisin", "Lähetetty iPhonesta"},
    {"fr", "Bonjour à tous,", "Cordialement,", "Envoyé de mon iPhone"},
    {"he", "שלום רב,", "בברכה", "נשלח מה-iPhone שלי"},
    {"hi", "नमस्ते,", "धन्यवाद", "मेरे iPhone से भेजा गया"},
    {"hr", "Poštovani,", "Lijep pozdrav", "Poslano s mog iPhonea"},
    {"hu", "Tisztelt Ügyfélszolgálat!", "Üdvözlettel", "Az iPhone-omról küldve"},
    {"id", "Selamat pagi,", "Terima kasih", "Dikirim dari iPhone saya"},
    {"it", "Buongiorno,", "Cordiali saluti", "Inviato da iPhone"},
    {"ja", "お世話になっております。", "よろしくお願いいたします。", "iPhoneから送信"},
    {"ko", "안녕하세요.", "감사합니다.", "나의 iPhone에서 보냄"},
    {"nb", "Hei,", "Med vennlig hilsen", "Sendt fra min iPhone"},
    {"nl", "Geachte heer,", "Met vriendelijke groet,", "Verstuurd vanaf mijn iPhone"},
    {"pl", "Dzień dobry,", "Z poważaniem", "Wysłane z iPhone'a"},
    {"pt", "Bom dia,", "Atenciosamente,", "Enviado do meu iPhone"},
    {"ro", "Bună ziua,", "Cu stimă", "Trimis de pe iPhone-ul meu"},
    {"ru", "Здравствуйте!", "С уважением,", "Отправлено с iPhone"},
    {"sv", "Hej!", "Med vänliga hälsningar", "Skickat från min iPhone"},
    {"th", "สวัสดีครับ", "ขอบคุณครับ", "ส่งจาก iPhone ของฉัน"},
    {"tr", "Merhaba,", "Saygılarımla", "iPhone'umdan gönderildi"},
    {"uk", "Добрий день!", "З повагою", "Надіслано з iPhone"},
    {"vi", "Xin chào,", "Trân trọng,", "Được gửi từ iPhone của tôi"},
    {"zh", "您好！", "谢谢！", "发自我的 iPhone"},
};

TEST(Courtesy, IsSetAsideInThirtyLanguages) {
  for (const Sample& sample : kSamples) {
    SCOPED_TRACE(sample.language);
    const std::string body = std::string(sample.greeting) + "\n\nPrinter question\n\n" + sample.sign_off +
                             "\nA. Example\nHead of Things\n\n" + sample.sent_from;
    EXPECT_EQ(own(body), "Printer question \n");
  }
}

TEST(Courtesy, KeepsWhatFollowsAGreetingInItsLine) {
  EXPECT_EQ(own("Hello, my printer jams"), "my printer jams \n");
  EXPECT_EQ(own("Hi Anna, my printer jams"), "my printer jams \n");
  EXPECT_EQ(own("Hello my printer jams"), "my printer jams \n");
  EXPECT_EQ(own("Guten Tag, mein Drucker klemmt"), "mein Drucker klemmt \n");
  EXPECT_EQ(own("您好，打印机卡纸"), "打印机卡纸 \n");
  EXPECT_EQ(own("Hi there. Hello world does not print"), "Hello world does not print \n");
}

TEST(Courtesy, SetsAsideToWhomItIsAddressed) {
  for (const char* address :
       {"To the support team,", "An das Support-Team,", "À l'attention du service client,",
        "A quien corresponda:", "Alla cortese attenzione del supporto,", "À equipe de suporte,",
        "Aan het team van Firstline,", "В службу поддержки,", "До служби підтримки,", "Do zespołu wsparcia,",
        "إلى فريق الدعم المحترم،", "به تیم پشتیبانی،", "İlgili kişiye,", "ご担当者様", "담당자님께,", "尊敬的客服："}) {
    SCOPED_TRACE(address);
    EXPECT_EQ(own(std::string(address) + "\n\nPrinter question"), "Printer question \n");
  }
  EXPECT_EQ(own("To the support team: my printer jams"), "my printer jams \n");
  EXPECT_EQ(own("To the support team,"), own("Hello,").replace(0, 6, "To the support team,")) << "it has nothing else";
  for (const char* sentence : {"To the support page I cannot get", "Aan het team kan ik geen leden toevoegen",
                               "To the team at the top I cannot write", "Al equipo de ventas no puedo mandar nada"}) {
    EXPECT_EQ(own(sentence), std::string(sentence) + " \n");
  }
}

TEST(Courtesy, DoesNotTakeAWordForAGreetingThatOnlyBeginsLikeOne) {
  EXPECT_EQ(own("History is lost"), "History is lost \n");
  EXPECT_EQ(own("Highlighting fails"), "Highlighting fails \n");
  EXPECT_EQ(own("Beste-Liste fehlt"), "Liste fehlt \n");  // "beste" greets in Dutch; a hyphen is a mark
}

TEST(Courtesy, KeepsAQuestionBelowTheSignOff) {
  EXPECT_THAT(own("Printer jams.\n\nThanks\nAnn\n\nPS: and where do I find the invoice"), HasSubstr("invoice"));
  EXPECT_THAT(own("Printer jams.\n\nThanks\n\nAlso, can I pay by card?"), HasSubstr("card"));
}

TEST(Courtesy, KeepsThanksInTheMiddle) {
  const std::string text =
      own("Thanks for the quick answer, it was of great help to the whole team here.\n\n"
          "Now the printer jams whenever the second tray is used for longer letters, and so on.");
  EXPECT_THAT(text, HasSubstr("quick answer"));
  EXPECT_THAT(text, HasSubstr("second tray"));
}

TEST(Courtesy, SetsASignatureAside) {
  EXPECT_EQ(own("Printer jams.\n-- \nAnn\nChief Officer of very many important things, responsible for everything"),
            "Printer jams. \n");
}

TEST(Courtesy, NeverLeavesNothing) {
  EXPECT_THAT(own("Thanks!"), HasSubstr("Thanks"));
  EXPECT_THAT(own("Hello"), HasSubstr("Hello"));
  EXPECT_THAT(own("-- \nAnn"), HasSubstr("Ann"));
  EXPECT_THAT(own("This e-mail may contain confidential information."), HasSubstr("confidential"));
}

TEST(Courtesy, SetsLegalNoticesAside) {
  for (const char* notice :
       {"This message may contain confidential information. If you are not the intended recipient please delete it.",
        "Diese E-Mail enthält vertrauliche Informationen. Sind Sie nicht der richtige Adressat, löschen Sie sie.",
        "Ce message est confidentiel ; si vous n'en êtes pas le destinataire, veuillez le détruire.",
        "Este mensaje y sus archivos adjuntos van dirigidos exclusivamente a su destinatario.",
        "Questo messaggio è riservato e diretto esclusivamente al destinatario indicato.",
        "Niniejsza wiadomość jest przeznaczona wyłącznie dla adresata.",
        "Данное сообщение может содержать конфиденциальную информацию.",
        "この電子メールには機密情報が含まれている場合があります。", "本邮件及其附件含有保密信息，仅限于收件人使用。",
        "Bu e-posta ve ekleri gizli bilgiler içerebilir.", "قد تحتوي هذه الرسالة على معلومات سرية.",
        "הודעה זו חסויה ומיועדת לנמען בלבד."}) {
    SCOPED_TRACE(notice);
    EXPECT_EQ(own("Printer question\n\n" + std::string(notice) + "\n"), "Printer question \n");
  }
}

}  // namespace
}  // namespace firstline
