// What programs and firms append to a message without being asked.
#include <array>

#include "server/ticket/phrases.h"

namespace firstline::phrases {
namespace {

constexpr std::array kSentFrom = {
    LanguagePhrases{"en",
                    "sent from my|sent from mail for|sent from outlook|sent via|get outlook for|sent with|"
                    "sent from yahoo|sent from a mobile|sent from the|sent using"},
    LanguagePhrases{"de",
                    "von meinem|gesendet von|gesendet mit|diese nachricht wurde von meinem|"
                    "von unterwegs gesendet|holen sie sich outlook|outlook für"},
    LanguagePhrases{"fr", "envoyé de mon|envoyé depuis|envoyé à partir de|télécharger outlook|envoyé avec"},
    LanguagePhrases{"es", "enviado desde mi|enviado desde|enviat des de|obtener outlook"},
    LanguagePhrases{"it", "inviato da|inviato dal mio|scarica outlook|ottieni outlook"},
    LanguagePhrases{"pt", "enviado do meu|enviado via|enviado a partir do|enviado pelo|obter o outlook"},
    LanguagePhrases{"ro", "trimis de pe|trimis din"},
    LanguagePhrases{"nl", "verzonden vanaf|verstuurd vanaf|verzonden met|outlook voor|verstuurd met"},
    LanguagePhrases{"sv", "skickat från|skickat med|hämta outlook"},
    LanguagePhrases{"da", "sendt fra|hent outlook|sendt med"},
    LanguagePhrases{"fi", "lähetetty|hanki outlook"},
    LanguagePhrases{"et", "saadetud minu"},
    LanguagePhrases{"lv", "nosūtīts no"},
    LanguagePhrases{"lt", "išsiųsta iš"},
    LanguagePhrases{"pl", "wysłane z|wysłano z|pobierz outlook"},
    LanguagePhrases{"cs", "odesláno z"},
    LanguagePhrases{"sk", "odoslané z|posláno z"},
    LanguagePhrases{"hu", "iphone-omról küldve|elküldve|küldve|az iphone-omról küldve"},
    LanguagePhrases{"hr", "poslano s|poslano iz"},
    LanguagePhrases{"sr", "poslato sa|послато са"},
    LanguagePhrases{"ru", "отправлено с|отправлено из|отправлено с моего"},
    LanguagePhrases{"uk", "надіслано з|відправлено з"},
    LanguagePhrases{"bg", "изпратено от|изпратено с"},
    LanguagePhrases{"el", "εστάλη από|στάλθηκε από|αποστολή από"},
    LanguagePhrases{"tr",
                    "iphone'umdan gönderildi|iphone’umdan gönderildi|ipad'imden gönderildi|"
                    "telefonumdan gönderildi|samsung cihazımdan gönderildi|android cihazımdan gönderildi"},
    LanguagePhrases{"ar", "أرسلت من|مرسل من|أُرسلت من|تم الإرسال من|أرسل من"},
    LanguagePhrases{"he", "נשלח מה|נשלח מה-iphone|נשלח מהאייפון|נשלח מ|נשלח באמצעות"},
    LanguagePhrases{"fa", "ارسال شده از"},
    LanguagePhrases{"hi", "मेरे iphone से|मेरे iphone से भेजा गया|मेरे फ़ोन से भेजा गया"},
    LanguagePhrases{"id", "dikirim dari|terkirim dari"},
    LanguagePhrases{"vi", "được gửi từ|gửi từ|đã gửi từ"},
    LanguagePhrases{"th", "ส่งจาก"},
    LanguagePhrases{"ja", "iphoneから送信|私のiphoneから送信|ipadから送信|androidから送信|スマートフォンから送信"},
    LanguagePhrases{"ko", "나의 iphone에서 보냄|내 iphone에서 보냄|iphone에서 보냄|갤럭시에서 보냈습니다|나의 갤럭시"},
    LanguagePhrases{"zh", "发自我的|發自我的|從我的|从我的|来自我的|寄自我的"},
};

constexpr std::array kDisclaimer = {
    LanguagePhrases{"en",
                    "intended recipient|confidentiality notice|this email and any attachments|"
                    "this e-mail and any attachments|this message and any attachments|"
                    "may contain confidential|privileged and confidential|confidential and intended solely|"
                    "intended solely for the use|please consider the environment before printing|"
                    "notify the sender immediately|this email is confidential|this e-mail is confidential|"
                    "delete it and notify the sender"},
    LanguagePhrases{"de",
                    "nicht der richtige adressat|enthält vertrauliche|"
                    "vertrauliche und/oder rechtlich geschützte|informieren sie bitte sofort den absender|"
                    "diese nachricht ist vertraulich|diese e-mail ist vertraulich|"
                    "vertrauliche informationen|nicht der beabsichtigte empfänger"},
    LanguagePhrases{"fr",
                    "informations confidentielles|le destinataire de ce message|"
                    "ce message et ses pièces jointes|message est confidentiel|"
                    "ce courriel est confidentiel|pensez à l'environnement avant d'imprimer"},
    LanguagePhrases{"es",
                    "información confidencial|este mensaje y sus archivos adjuntos|"
                    "este mensaje es confidencial|exclusivamente a su destinatario|antes de imprimir este"},
    LanguagePhrases{"ca", "informació confidencial"},
    LanguagePhrases{"it",
                    "informazioni riservate|informazioni confidenziali|questo messaggio è riservato|"
                    "esclusivamente al destinatario|prima di stampare questa"},
    LanguagePhrases{"pt",
                    "informação confidencial|informações confidenciais|esta mensagem é confidencial|"
                    "exclusivamente ao seu destinatário|se você não é o destinatário"},
    LanguagePhrases{"ro", "informații confidențiale|acest mesaj este confidențial|destinatarul acestui mesaj"},
    LanguagePhrases{"nl",
                    "vertrouwelijke informatie|uitsluitend bestemd voor de geadresseerde|"
                    "niet de beoogde ontvanger|dit bericht is vertrouwelijk"},
    LanguagePhrases{"sv", "konfidentiell information|avsedda mottagaren|kan innehålla konfidentiell"},
    LanguagePhrases{"da", "fortrolige oplysninger|ikke er den rette modtager"},
    LanguagePhrases{"nb", "fortrolig informasjon|tiltenkte mottakeren|denne e-posten er konfidensiell"},
    LanguagePhrases{"fi",
                    "luottamuksellista tietoa|tämä viesti on luottamuksellinen|"
                    "tarkoitettu vain vastaanottajalle"},
    LanguagePhrases{"pl", "informacje poufne|niniejsza wiadomość|wiadomość jest poufna|nie są państwo adresatem"},
    LanguagePhrases{"cs", "důvěrné informace|tato zpráva je důvěrná|nejste zamýšleným příjemcem"},
    LanguagePhrases{"sk", "dôverné informácie"},
    LanguagePhrases{"hu", "bizalmas információ|ez az üzenet bizalmas|bizalmas információkat|nem ön a címzett"},
    LanguagePhrases{"hr", "povjerljive informacije|poverljive informacije|ova poruka je povjerljiva"},
    LanguagePhrases{"ru",
                    "конфиденциальную информацию|конфиденциальная информация|не являетесь адресатом|"
                    "сообщение является конфиденциальным"},
    LanguagePhrases{"uk", "конфіденційну інформацію|не є адресатом"},
    LanguagePhrases{"bg", "поверителна информация|не сте получателят|не сте предназначеният получател"},
    LanguagePhrases{"el", "εμπιστευτικές πληροφορίες|δεν είστε ο παραλήπτης|το μήνυμα είναι εμπιστευτικό"},
    LanguagePhrases{"tr", "gizli bilgiler|bu e-posta ve ekleri|yetkili alıcısı değilseniz|muhatabı değilseniz"},
    LanguagePhrases{"ar", "معلومات سرية|هذه الرسالة سرية|لم تكن المستلم المقصود|المرسل إليه المقصود"},
    LanguagePhrases{"he", "מידע חסוי|הודעה זו חסויה|אינך הנמען"},
    LanguagePhrases{"fa", "اطلاعات محرمانه|این پیام محرمانه"},
    LanguagePhrases{"hi", "गोपनीय जानकारी|यह ईमेल गोपनीय|यह संदेश गोपनीय"},
    LanguagePhrases{"id", "informasi rahasia|bukan penerima yang dituju"},
    LanguagePhrases{"vi", "thông tin bảo mật|không phải là người nhận"},
    LanguagePhrases{"th", "ข้อมูลที่เป็นความลับ|มิใช่ผู้รับ"},
    LanguagePhrases{"ja", "機密情報|意図された受信者|本メールには機密"},
    LanguagePhrases{"ko", "기밀 정보|수신자가 아닌 경우"},
    LanguagePhrases{"zh", "机密信息|保密信息|預定收件人|预期收件人|機密資訊|本邮件及其附件"},
};

}  // namespace

const PhraseSet& sent_from() {
  static const PhraseSet set(kSentFrom);
  return set;
}
const PhraseSet& disclaimer() {
  static const PhraseSet set(kDisclaimer);
  return set;
}

}  // namespace firstline::phrases
