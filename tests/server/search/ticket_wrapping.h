// What people and programs put around a ticket, in fourteen languages: texts of our own, of the kinds that mail
// carries.
#pragma once

#include <array>
#include <string>

namespace firstline {

struct TicketWrapping {
  const char* language;
  const char* greeting;
  const char* signature;    // sign-off, name and what firms put below
  const char* attribution;  // the line above a quoted message
  const char* disclaimer;
};

inline constexpr std::array<TicketWrapping, 14> kTicketWrappings = {{
    {"en", "Dear support team,",
     "Kind regards\nJo Example\nHead of Purchasing\nExample Ltd\nTel. +44 20 7946 0018\n\nSent from my iPhone",
     "On Tue, 3 Nov 2026 at 10:02, Help Desk <help@example.org> wrote:",
     "This message may contain confidential information. If you are not the intended recipient please delete it."},
    {"de", "Sehr geehrte Damen und Herren,",
     "Mit freundlichen Grüßen\nA. Beispiel\nEinkauf\nBeispiel GmbH, Musterstadt\n\nVon meinem iPhone gesendet",
     "Am Di., 3. Nov. 2026 um 10:02 schrieb Hilfe <hilfe@example.org>:",
     "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie "
     "bitte."},
    {"fr", "Bonjour à tous,", "Bien cordialement,\nC. Exemple\nService achats\n\nEnvoyé de mon iPhone",
     "Le mar. 3 nov. 2026 à 10:02, Assistance <aide@example.org> a écrit :",
     "Ce message et ses pièces jointes peuvent contenir des informations confidentielles destinées à leur seul "
     "lecteur."},
    {"es", "Buenos días:", "Un cordial saludo\nD. Ejemplo\nDepartamento de compras\n\nEnviado desde mi iPhone",
     "El mar, 3 nov 2026 a las 10:02, Soporte (<ayuda@example.org>) escribió:",
     "Este mensaje y sus archivos adjuntos van dirigidos exclusivamente a su destinatario."},
    {"it", "Buongiorno,", "Cordiali saluti\nE. Esempio\nUfficio acquisti\n\nInviato da iPhone",
     "Il giorno mar 3 nov 2026 alle ore 10:02 Assistenza <aiuto@example.org> ha scritto:",
     "Questo messaggio è riservato e può contenere informazioni riservate, destinate solo a chi lo riceve."},
    {"nl", "Geachte heer, mevrouw,", "Met vriendelijke groet,\nF. Voorbeeld\nInkoop\n\nVerstuurd vanaf mijn iPhone",
     "Op di 3 nov 2026 om 10:02 schreef Hulp <hulp@example.org>:",
     "Dit bericht kan vertrouwelijke informatie bevatten en is uitsluitend bestemd voor de geadresseerde."},
    {"pl", "Dzień dobry,", "Z poważaniem\nG. Przykład\nDział zakupów\n\nWysłane z iPhone'a",
     "wt., 3 lis 2026 o 10:02 Pomoc <pomoc@example.org> napisał(a):",
     "Niniejsza wiadomość może zawierać informacje poufne przeznaczone wyłącznie dla adresata."},
    {"pt", "Bom dia,", "Atenciosamente,\nH. Exemplo\nCompras\n\nEnviado do meu iPhone",
     "Em ter., 3 de nov. de 2026 às 10:02, Suporte <ajuda@example.org> escreveu:",
     "Esta mensagem é confidencial e destina-se exclusivamente ao seu destinatário."},
    {"ru", "Здравствуйте!", "С уважением,\nИ. Примеров\nОтдел закупок\n\nОтправлено с iPhone",
     "вт, 3 нояб. 2026 г. в 10:02, Поддержка <help@example.org>:",
     "Это письмо может содержать конфиденциальную информацию, предназначенную только адресату."},
    {"tr", "Merhaba,", "Saygılarımla\nK. Örnek\nSatın Alma\n\niPhone'umdan gönderildi",
     "Destek <yardim@example.org>, 3 Kas 2026 Sal, 10:02 tarihinde şunu yazdı:",
     "Bu e-posta ve ekleri gizli bilgiler içerebilir ve yalnızca alıcısına yöneliktir."},
    {"ar", "السلام عليكم ورحمة الله،", "مع خالص التحية\nل. مثال\nقسم المشتريات\n\nأرسلت من الـ iPhone",
     "في الثلاثاء، 3 نوفمبر 2026 في 10:02 ص تمت كتابة ما يلي بواسطة الدعم <help@example.org>:",
     "قد تحتوي هذه الرسالة على معلومات سرية مخصصة للمرسل إليه وحده."},
    {"ja", "お世話になっております。", "よろしくお願いいたします。\n見本 太郎\n購買部\n\niPhoneから送信",
     "2026年11月3日(火) 10:02 サポート <help@example.org>:",
     "このメールには機密情報が含まれている場合があります。宛先の方以外は削除してください。"},
    {"zh", "您好！", "谢谢！\n李例\n采购部\n\n发自我的 iPhone",
     "客服 <help@example.org> 于2026年11月3日周二 10:02写道：", "本邮件及其附件可能含有保密信息，仅供收件人使用。"},
    {"sv", "Hej!", "Med vänliga hälsningar\nM. Exempel\nInköp\n\nSkickat från min iPhone",
     "Den tis 3 nov. 2026 kl 10:02 skrev Hjälp <hjalp@example.org>:",
     "Detta meddelande kan innehålla konfidentiell information, avsedd enbart för mottagaren."},
}};

// `words` words of `text`, over and over, as lines that begin with `mark`.
inline std::string quoted_lines(const std::string& text, std::size_t words, const std::string& mark) {
  std::string out = mark;
  std::size_t count = 0;
  for (std::size_t at = 0; count < words && !text.empty(); at = (at + 1) % text.size()) {
    const char c = text[at] == '\n' ? ' ' : text[at];
    out += c;
    if (c != ' ') continue;
    if (++count % 12 == 0) out += "\n" + mark;
  }
  return out + "\n";
}

}  // namespace firstline
