#include "server/ticket/quoted_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string own(const std::string& body) { return read_customer_text("", body).body; }

struct Sample {
  const char* language;
  const char* text;
};

// As Gmail, Outlook, Apple Mail and Thunderbird write them in each language.
constexpr Sample kAttributions[] = {
    {"ar", "في الأحد، 3 مايو 2026 في 10:02 ص تمت كتابة ما يلي بواسطة Nura <nura@example.org>:"},
    {"bg", "На нд, 3.05.2026 г. в 10:02 Anna <anna@example.org> написа:"},
    {"cs", "ne 3. 5. 2026 v 10:02 odesílatel Anna <anna@example.org> napsal:"},
    {"da", "Den søn. 3. maj 2026 kl. 10.02 skrev Anna <anna@example.org>:"},
    {"de", "Am So., 3. Mai 2026 um 10:02 schrieb Anna <anna@example.org>:"},
    {"de", "Anna schrieb am 03.05.26 um 10:02:"},
    {"el", "Στις Κυρ 3 Μαΐ 2026 στις 10:02 π.μ., ο χρήστης Anna <anna@example.org> έγραψε:"},
    {"en", "On Sun, 3 May 2026 at 10:02, Anna <anna@example.org> wrote:"},
    {"en", "On 03.05.26 10:02, Anna Agent wrote:"},
    {"es", "El dom, 3 may 2026 a las 10:02, Anna (<anna@example.org>) escribió:"},
    {"fi", "su 3. toukok. 2026 klo 10.02 Anna (anna@example.org) kirjoitti:"},
    {"fr", "Le dim. 3 mai 2026 à 10:02, Anna <anna@example.org> a écrit :"},
    {"he",
     "‫בתאריך יום א׳, 3 במאי 2026 ב-10:02 מאת ‪Anna‬‏ <‪anna@example.org‬‏>:‬"},
    {"hi", "रवि, 3 मई 2026 को 10:02 am बजे को Anna <anna@example.org> ने लिखा:"},
    {"hr", "ned, 3. svi 2026. u 10:02 Anna <anna@example.org> napisao je:"},
    {"hu", "Anna <anna@example.org> ezt írta (időpont: 2026. máj. 3., V, 10:02):"},
    {"id", "Pada tanggal Min, 3 Mei 2026 pukul 10.02 Anna <anna@example.org> menulis:"},
    {"it", "Il giorno dom 3 mag 2026 alle ore 10:02 Anna <anna@example.org> ha scritto:"},
    {"ja", "2026年5月3日(日) 10:02 Anna <anna@example.org>:"},
    {"ko", "2026년 5월 3일 (일) 오전 10:02, Anna <anna@example.org>님이 작성:"},
    {"nb", "søn. 3. mai 2026 kl. 10:02 skrev Anna <anna@example.org>:"},
    {"nl", "Op zo 3 mei 2026 om 10:02 schreef Anna <anna@example.org>:"},
    {"pl", "niedz., 3 maj 2026 o 10:02 Anna <anna@example.org> napisał(a):"},
    {"pt", "Em dom., 3 de mai. de 2026 às 10:02, Anna <anna@example.org> escreveu:"},
    {"ro", "În dum., 3 mai 2026 la 10:02, Anna <anna@example.org> a scris:"},
    {"ru", "вс, 3 мая 2026 г. в 10:02, Anna <anna@example.org>:"},
    {"ru", "3 мая 2026 г., в 10:02, Анна написал(а):"},
    {"sv", "Den sön 3 maj 2026 kl 10:02 skrev Anna <anna@example.org>:"},
    {"th", "ในวันที่ อา. 3 พ.ค. 2026 เวลา 10:02 Anna <anna@example.org> เขียนว่า:"},
    {"tr", "Anna <anna@example.org>, 3 May 2026 Paz, 10:02 tarihinde şunu yazdı:"},
    {"uk", "нд, 3 трав. 2026 р. о 10:02 Anna <anna@example.org> пише:"},
    {"vi", "Vào CN, 3 thg 5, 2026 vào lúc 10:02 Anna <anna@example.org> đã viết:"},
    {"zh", "Anna <anna@example.org> 于2026年5月3日周日 10:02写道："},
    {"zh", "在 2026年5月3日，上午10:02，Anna 写道："},
};

constexpr Sample kHeaderBlocks[] = {
    {"ar", "من: Anna <a@example.org>\nتم الإرسال: 3 مايو 2026\nإلى: دعم\nالموضوع: طلب"},
    {"bg", "От: Anna\nИзпратено: 3 май 2026\nДо: Поддръжка\nОтносно: Въпрос"},
    {"cs", "Od: Anna\nOdesláno: neděle 3. května 2026\nKomu: Podpora\nPředmět: Dotaz"},
    {"da", "Fra: Anna\nSendt: 3. maj 2026 10:02\nTil: Support\nEmne: Spørgsmål"},
    {"de", "Von: Anna <a@example.org>\nGesendet: Sonntag, 3. Mai 2026 10:02\nAn: Support\nBetreff: Frage"},
    {"el", "Από: Anna\nΣτάλθηκε: 3 Μαΐου 2026\nΠρος: Υποστήριξη\nΘέμα: Ερώτηση"},
    {"en", "From: Anna <a@example.org>\nSent: Sunday, May 3, 2026 10:02\nTo: Support\nSubject: A question"},
    {"en", "*From:* Anna\n*Date:* Sun, May 3\n*To:* Support\n*Subject:* A question"},
    {"es", "De: Anna\nEnviado: domingo, 3 de mayo\nPara: Soporte\nAsunto: Pregunta"},
    {"fi", "Lähettäjä: Anna\nLähetetty: 3. toukokuuta 2026\nVastaanottaja: Tuki\nAihe: Kysymys"},
    {"fr", "De : Anna\nEnvoyé : dimanche 3 mai 2026\nÀ : Support\nObjet : Question"},
    {"he", "מאת: Anna\nנשלח: יום ראשון 3 מאי\nאל: תמיכה\nנושא: שאלה"},
    {"hi", "प्रेषक: Anna\nदिनांक: 3 मई 2026\nप्रति: सहायता\nविषय: प्रश्न"},
    {"hr", "Od: Anna\nPoslano: 3. svibnja 2026.\nZa: Podrška\nPredmet: Pitanje"},
    {"hu", "Feladó: Anna\nElküldve: 2026. május 3.\nCímzett: Ügyfélszolgálat\nTárgy: Kérdés"},
    {"id", "Dari: Anna\nDikirim: 3 Mei 2026\nKepada: Dukungan\nSubjek: Pertanyaan"},
    {"it", "Da: Anna\nInviato: domenica 3 maggio\nA: Assistenza\nOggetto: Domanda"},
    {"ja", "差出人: Anna\n送信日時: 2026年5月3日\n宛先: サポート\n件名: 質問"},
    {"ko", "보낸 사람: Anna\n보낸 날짜: 2026년 5월 3일\n받는 사람: 고객지원\n제목: 문의"},
    {"nl", "Van: Anna\nVerzonden: zondag 3 mei 2026\nAan: Ondersteuning\nOnderwerp: Vraag"},
    {"pl", "Od: Anna\nWysłano: niedziela, 3 maja 2026\nDo: Pomoc\nTemat: Pytanie"},
    {"pt", "De: Anna\nEnviado: domingo, 3 de maio\nPara: Suporte\nAssunto: Pergunta"},
    {"ro", "De la: Anna\nTrimis: 3 mai 2026\nCătre: Suport\nSubiect: Întrebare"},
    {"ru", "От: Anna\nОтправлено: 3 мая 2026\nКому: Поддержка\nТема: Вопрос"},
    {"sv", "Från: Anna\nSkickat: den 3 maj 2026\nTill: Support\nÄmne: Fråga"},
    {"th", "จาก: Anna\nส่งเมื่อ: 3 พ.ค. 2026\nถึง: ฝ่ายสนับสนุน\nเรื่อง: คำถาม"},
    {"tr", "Kimden: Anna\nGönderildi: 3 Mayıs 2026\nKime: Destek\nKonu: Soru"},
    {"uk", "Від: Anna\nНадіслано: 3 травня 2026\nКому: Підтримка\nТема: Питання"},
    {"vi", "Từ: Anna\nNgày: 3 thg 5, 2026\nĐến: Hỗ trợ\nChủ đề: Câu hỏi"},
    {"zh", "发件人: Anna\n发送时间: 2026年5月3日\n收件人: 客服\n主题: 问题"},
};

TEST(QuotedHistory, EndsBelowAnAttributionInThirtyLanguages) {
  for (const Sample& sample : kAttributions) {
    SCOPED_TRACE(std::string(sample.language) + ": " + sample.text);
    const std::string marked = own("Printer question\n\n" + std::string(sample.text) + "\n> older words\n> more\n");
    EXPECT_EQ(marked, "Printer question \n");
    // Without marks, as HTML mail becomes when it is pasted.
    EXPECT_EQ(own("Printer question\n\n" + std::string(sample.text) + "\n\nolder words\n"), "Printer question \n");
  }
}

TEST(QuotedHistory, EndsAtAHeaderBlockInThirtyLanguages) {
  for (const Sample& sample : kHeaderBlocks) {
    SCOPED_TRACE(std::string(sample.language) + ": " + sample.text);
    EXPECT_EQ(own("Printer question\n\n" + std::string(sample.text) + "\n\nolder words\n"), "Printer question \n");
    EXPECT_EQ(own("Printer question\n________________________________\n" + std::string(sample.text) + "\nolder\n"),
              "Printer question \n");
  }
}

TEST(QuotedHistory, EndsAtASeparator) {
  for (const char* separator :
       {"-----Original Message-----", "----- Ursprüngliche Nachricht -----", "-------- Message d'origine --------",
        "-----Mensaje original-----", "-----Messaggio originale-----", "-----Oorspronkelijk bericht-----",
        "-----Исходное сообщение-----", "-----Ursprungligt meddelande-----", "-----Původní zpráva-----",
        "-----Eredeti üzenet-----", "-----Özgün İleti-----", "------------------ 原始邮件 ------------------",
        "-----원본 메시지-----", "-----元のメッセージ-----", "-----Alkuperäinen viesti-----",
        "-----Wiadomość oryginalna-----", "-----הודעה מקורית-----", "-----الرسالة الأصلية-----",
        "##- Please type your reply above this line -##"}) {
    SCOPED_TRACE(separator);
    EXPECT_EQ(own("Printer question today\n\n" + std::string(separator) + "\nolder words\n"),
              "Printer question today \n");
  }
}

TEST(QuotedHistory, JoinsAnAttributionThatWasWrapped) {
  EXPECT_EQ(own("Printer question\n\nOn Sunday, 3 May 2026 at ten o'clock, Anna from the support team of\nExample "
                "<anna@example.org>\nwrote:\nolder words"),
            "Printer question \n");
}

TEST(QuotedHistory, KeepsAnAnswerBelowTheQuote) {
  const std::string text = own("On Monday Ann wrote:\n> old words\n\nIt is still broken.");
  EXPECT_THAT(text, HasSubstr("still broken"));
  EXPECT_THAT(text, Not(HasSubstr("old words")));
}

TEST(QuotedHistory, AGreetingIsNoAnswerAboveTheQuote) {
  EXPECT_THAT(own("Hi Ann,\n\nOn Monday Ann wrote:\n> old words\n\nIt is still broken."), HasSubstr("still broken"));
}

TEST(QuotedHistory, ReadsWhatIsForwardedWithoutAWord) {
  const std::string block =
      "---------- Forwarded message ---------\nFrom: A <a@example.org>\nDate: Sun, 3 May 2026\n"
      "Subject: Printer\nTo: Support\n\nMy printer eats the paper.";
  for (const std::string cover : {"", "FYI\n\n", "See below please\n"}) {
    SCOPED_TRACE(cover);
    const std::string text = own(cover + block);
    EXPECT_THAT(text, HasSubstr("eats the paper"));
    EXPECT_THAT(text, Not(HasSubstr("3 May")));
    EXPECT_THAT(text, Not(HasSubstr("Forwarded")));
  }
  EXPECT_THAT(own("Please explain how I can change the colour of the links?\n" + block), Not(HasSubstr("paper")));
}

TEST(QuotedHistory, ReadsATicketThatIsAllQuoted) {
  EXPECT_EQ(own("> My printer jams\n> daily"), "My printer jams \ndaily \n");
}

TEST(QuotedHistory, LeavesOrdinaryTextAlone) {
  for (const char* text :
       {"From: the station\nTo: the airport\nhow long does it take", "The log wrote:\nno space left", "Date: unknown",
        "I have these questions:\nHow do I pay?", "Subject: printer\nIt jams.", "From Monday to Friday: closed?"}) {
    SCOPED_TRACE(text);
    const std::string kept = own("First line of mine\n" + std::string(text));
    const std::string last_line = std::string(text).substr(std::string(text).find_last_of('\n') + 1);
    EXPECT_THAT(kept, HasSubstr(last_line));
  }
}

TEST(QuotedHistory, TakesHostileText) {
  for (const std::string& text : {std::string(100'000, '>'), std::string(100'000, '\n'), std::string(100'000, ':'),
                                  std::string(60'000, '-'), std::string("\xff\xfe\n>\0x", 6)}) {
    EXPECT_NO_THROW(own(text));
  }
  std::string headers;
  for (int i = 0; i < 8000; ++i) headers += "From: x\n";
  EXPECT_NO_THROW(own(headers));
}

}  // namespace
}  // namespace firstline
