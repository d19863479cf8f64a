// How mail programs introduce what they quote: Gmail, Outlook, Apple Mail, Thunderbird, Yahoo and webmailers.
#include <array>

#include "server/ticket/phrases.h"

namespace firstline::phrases {
namespace {

constexpr std::array kWrote = {
    LanguagePhrases{"en", "wrote|writes|has written"},
    LanguagePhrases{"de", "schrieb|hat geschrieben|geschrieben"},
    LanguagePhrases{"fr", "a écrit|écrit|a écrit ce qui suit"},
    LanguagePhrases{"es", "escribió|ha escrito"},
    LanguagePhrases{"ca", "va escriure|ha escrit"},
    LanguagePhrases{"it", "scrisse|ha scritto|scrive"},
    LanguagePhrases{"pt", "escreveu"},
    LanguagePhrases{"ro", "a scris"},
    LanguagePhrases{"nl", "schreef|schreef het volgende|heeft geschreven"},
    LanguagePhrases{"sv", "skrev|skrev følgende|skrev følgjande|har skrevet"},
    LanguagePhrases{"fi", "kirjoitti"},
    LanguagePhrases{"et", "kirjutas"},
    LanguagePhrases{"lv", "rakstīja"},
    LanguagePhrases{"lt", "rašė|parašė"},
    LanguagePhrases{"pl", "napisał|napisał(a)|napisała|pisze"},
    LanguagePhrases{"cs", "napsal|napsal(a)|napsala"},
    LanguagePhrases{"sk", "napísal|napísal(a)|napísala"},
    LanguagePhrases{"hr",
                    "je napisao|je napisala|napisao je|napisala je|je napisao/la|napisao|"
                    "napisala je sledeće"},
    LanguagePhrases{"sl", "je napisal"},
    LanguagePhrases{"hu", "ezt írta|írta|a következőt írta"},
    LanguagePhrases{"ru", "написал|написал(а)|написала|пишет|писал|писал(а)"},
    LanguagePhrases{"uk", "написав|написав(ла)|пише"},
    LanguagePhrases{"bg", "написа"},
    LanguagePhrases{"sr", "је написао|је написала|написао је"},
    LanguagePhrases{"el", "έγραψε|έγραψε τα εξής"},
    LanguagePhrases{"tr", "yazdı|şunu yazdı|şunları yazdı"},
    LanguagePhrases{"ar", "كتب|كتبت|تمت كتابة ما يلي بواسطة|كتب ما يلي"},
    LanguagePhrases{"he", "נכתב על ידי|כתב|כתבה|כתב/ה|מאת"},
    LanguagePhrases{"fa", "نوشت|نوشته است"},
    LanguagePhrases{"hi", "ने लिखा|लिखा"},
    LanguagePhrases{"id", "menulis"},
    LanguagePhrases{"vi", "đã viết|viết"},
    LanguagePhrases{"th", "เขียนว่า|เขียน|ได้เขียน"},
    LanguagePhrases{"ja", "のメール|のメッセージ|が書きました|は書きました|さんは書きました"},
    LanguagePhrases{"ko", "님이 작성|작성|님이 쓴 글|썼습니다"},
    LanguagePhrases{"zh", "写道|寫道|编写|來信"},
};

constexpr std::array kOriginalMessage = {
    LanguagePhrases{"en",
                    "original message|original appointment|reply message|reply above this line|"
                    "please type your reply above this line|##- please type your reply above this line -##"},
    LanguagePhrases{"de", "ursprüngliche nachricht|originalnachricht|original-nachricht|ursprünglicher termin"},
    LanguagePhrases{"fr", "message d'origine|message d’origine|message original|message initial"},
    LanguagePhrases{"es", "mensaje original"},
    LanguagePhrases{"ca", "missatge original"},
    LanguagePhrases{"it", "messaggio originale|messaggio di origine"},
    LanguagePhrases{"pt", "mensagem original"},
    LanguagePhrases{"ro", "mesaj original|mesajul original"},
    LanguagePhrases{"nl", "oorspronkelijk bericht|origineel bericht"},
    LanguagePhrases{"sv", "ursprungligt meddelande|originalmeddelande"},
    LanguagePhrases{"da", "oprindelig meddelelse|original meddelelse"},
    LanguagePhrases{"nb", "opprinnelig melding"},
    LanguagePhrases{"fi", "alkuperäinen viesti|alkuperäinen sanoma"},
    LanguagePhrases{"pl", "wiadomość oryginalna|oryginalna wiadomość|pierwotna wiadomość"},
    LanguagePhrases{"cs", "původní zpráva"},
    LanguagePhrases{"sk", "pôvodná správa"},
    LanguagePhrases{"hu", "eredeti üzenet"},
    LanguagePhrases{"hr", "izvorna poruka|originalna poruka"},
    LanguagePhrases{"sl", "izvirno sporočilo"},
    LanguagePhrases{"ru", "исходное сообщение|оригинальное сообщение|исходное письмо"},
    LanguagePhrases{"uk", "вихідне повідомлення|оригінальне повідомлення"},
    LanguagePhrases{"bg", "оригинално съобщение"},
    LanguagePhrases{"el", "αρχικό μήνυμα|πρωτότυπο μήνυμα"},
    LanguagePhrases{"tr", "özgün ileti|orijinal mesaj|özgün mesaj"},
    LanguagePhrases{"ar", "الرسالة الأصلية|رسالة أصلية"},
    LanguagePhrases{"he", "הודעה מקורית|ההודעה המקורית"},
    LanguagePhrases{"fa", "پیام اصلی"},
    LanguagePhrases{"hi", "मूल संदेश"},
    LanguagePhrases{"id", "pesan asli"},
    LanguagePhrases{"vi", "thư gốc|tin nhắn gốc"},
    LanguagePhrases{"th", "ข้อความต้นฉบับ|ข้อความเดิม"},
    LanguagePhrases{"ja", "元のメッセージ|オリジナルメッセージ|元のメール"},
    LanguagePhrases{"ko", "원본 메시지|원본 메일|원본메시지"},
    LanguagePhrases{"zh", "原始邮件|邮件原件|原始郵件|原始訊息|回复的原邮件"},
};

constexpr std::array kForwardedMessage = {
    LanguagePhrases{"en", "forwarded message|begin forwarded message|forwarded by"},
    LanguagePhrases{"de", "weitergeleitete nachricht|anfang der weitergeleiteten nachricht|forwarded mail"},
    LanguagePhrases{"fr", "message transféré|début du message transféré|début du message réexpédié"},
    LanguagePhrases{"es", "mensaje reenviado|inicio del mensaje reenviado"},
    LanguagePhrases{"ca", "missatge reenviat"},
    LanguagePhrases{"it", "messaggio inoltrato|inizio messaggio inoltrato"},
    LanguagePhrases{"pt",
                    "mensagem encaminhada|mensagem reencaminhada|início da mensagem reenviada|"
                    "início da mensagem encaminhada"},
    LanguagePhrases{"ro", "mesaj redirecționat|mesaj redirectionat"},
    LanguagePhrases{"nl", "doorgestuurd bericht|begin doorgestuurd bericht"},
    LanguagePhrases{"sv", "vidarebefordrat meddelande|vidarebefordrat brev"},
    LanguagePhrases{"da", "videresendt meddelelse"},
    LanguagePhrases{"nb", "videresendt melding"},
    LanguagePhrases{"fi", "välitetty viesti|edelleenlähetetty viesti"},
    LanguagePhrases{"pl", "wiadomość przekazana|przekazana wiadomość|treść przekazanej wiadomości"},
    LanguagePhrases{"cs", "přeposlaná zpráva|začátek přeposlané zprávy"},
    LanguagePhrases{"sk", "preposlaná správa"},
    LanguagePhrases{"hu", "továbbított üzenet"},
    LanguagePhrases{"hr", "proslijeđena poruka"},
    LanguagePhrases{"sr", "prosleđena poruka"},
    LanguagePhrases{"ru", "пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения"},
    LanguagePhrases{"uk", "переслане повідомлення"},
    LanguagePhrases{"bg", "препратено съобщение"},
    LanguagePhrases{"el", "προωθημένο μήνυμα|έναρξη προωθημένου μηνύματος"},
    LanguagePhrases{"tr", "iletilen mesaj|yönlendirilmiş mesaj|iletilen ileti"},
    LanguagePhrases{"ar", "رسالة معاد توجيهها|الرسالة المعاد توجيهها|رسالة محولة"},
    LanguagePhrases{"he", "הודעה שהועברה|הודעה מועברת"},
    LanguagePhrases{"fa", "تحویل پیام"},
    LanguagePhrases{"hi", "अग्रेषित संदेश"},
    LanguagePhrases{"id", "pesan yang diteruskan|pesan terusan"},
    LanguagePhrases{"vi", "thư đã chuyển tiếp|tin nhắn chuyển tiếp"},
    LanguagePhrases{"th", "ข้อความที่ส่งต่อ|เริ่มข้อความที่ส่งต่อ"},
    LanguagePhrases{"ja", "転送されたメッセージ|転送メッセージ"},
    LanguagePhrases{"ko", "전달된 메시지|전달된 메일"},
    LanguagePhrases{"zh", "转发的邮件|转发邮件|轉寄的郵件|轉寄郵件|以下是转发的邮件"},
};

constexpr std::array kFrom = {
    LanguagePhrases{
        "",
        "from|von|de|da|van|från|fra|lähettäjä|od|nadawca|feladó|от|від|от кого|από|kimden|"
        "gönderen|من|מאת|از|प्रेषक|dari|từ|จาก|差出人|送信者|보낸 사람|보낸사람|发件人|寄件者|发自|寄件人|expéditeur|"
        "remitente|mittente|expeditor|de la|odesílatel|absender|afzender|pošiljatelj"},
};
constexpr std::array kDate = {
    LanguagePhrases{"",
                    "sent|date|gesendet|datum|envoyé|enviado|enviado el|fecha|inviato|data|verzonden|"
                    "skickat|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano|odesláno|odoslané|küldve|"
                    "elküldve|dátum|poslano|отправлено|дата|надіслано|изпратено|στάλθηκε|ημερομηνία|"
                    "gönderildi|tarih|gönderme tarihi|أُرسلت|تم الإرسال|التاريخ|تاريخ الإرسال|נשלח|תאריך|"
                    "تاریخ|भेजा गया|दिनांक|dikirim|tanggal|đã gửi|ngày|ส่งเมื่อ|วันที่|送信日時|日時|日付|보낸 날짜|날짜|"
                    "보낸날짜|发送时间|日期|寄件日期|傳送時間|trimis|envoyé le|enviada em|enviada|sendt den|când"},
};
constexpr std::array kTo = {
    LanguagePhrases{
        "",
        "to|an|à|para|a|aan|till|til|vastaanottaja|do|komu|címzett|za|prima|кому|до|προς|kime|"
        "alıcı|إلى|אל|به|प्रति|kepada|ke|đến|tới|ถึง|宛先|받는 사람|받는사람|收件人|收件者|către|destinataire|"
        "komu/do|empfänger|destinatario|pro|la"},
};
constexpr std::array kCopy = {
    LanguagePhrases{"",
                    "cc|kopie|kopia|kopi|копия|копія|dw|másolat|bilgi|نسخة|עותק|सीसी|สำเนา|抄送|副本|참조|cópia|"
                    "kopio|κοιν.|kópia|tembusan"},
};
constexpr std::array kSubject = {
    LanguagePhrases{"",
                    "subject|re|betreff|objet|asunto|oggetto|assunto|subiect|onderwerp|ämne|emne|aihe|"
                    "temat|předmět|predmet|tárgy|тема|относно|θέμα|konu|الموضوع|נושא|موضوع|विषय|subjek|"
                    "perihal|chủ đề|tiêu đề|เรื่อง|หัวเรื่อง|件名|제목|主题|主旨|assumpte|subyek"},
};

}  // namespace

const PhraseSet& wrote() {
  static const PhraseSet set(kWrote);
  return set;
}
const PhraseSet& original_message() {
  static const PhraseSet set(kOriginalMessage);
  return set;
}
const PhraseSet& forwarded_message() {
  static const PhraseSet set(kForwardedMessage);
  return set;
}
const PhraseSet& header_from() {
  static const PhraseSet set(kFrom);
  return set;
}
const PhraseSet& header_date() {
  static const PhraseSet set(kDate);
  return set;
}
const PhraseSet& header_to() {
  static const PhraseSet set(kTo);
  return set;
}
const PhraseSet& header_copy() {
  static const PhraseSet set(kCopy);
  return set;
}
const PhraseSet& header_subject() {
  static const PhraseSet set(kSubject);
  return set;
}

}  // namespace firstline::phrases
