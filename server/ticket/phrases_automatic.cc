// The subjects of messages that programs send by themselves.
#include <array>

#include "server/ticket/phrases.h"

namespace firstline::phrases {
namespace {

// Not here: "absence", "delivery failure", "read receipt" and their like, which may be what somebody asks about.
constexpr std::array kAutomaticSubject = {
    LanguagePhrases{"en",
                    "automatic reply|auto reply|auto-reply|autoreply|automatic response|automated reply|"
                    "automated response|out of office|out of the office|out of office reply|"
                    "undelivered mail returned to sender|undeliverable|mail delivery failed|"
                    "mail delivery failed: returning message to sender|delivery status notification|"
                    "returned mail: see transcript for details"},
    LanguagePhrases{"de",
                    "automatische antwort|automatische rückantwort|abwesenheitsnotiz|automatische abwesenheitsnotiz|"
                    "unzustellbar|unzustellbare nachricht"},
    LanguagePhrases{"fr", "réponse automatique|absence du bureau|message d'absence|message d’absence"},
    LanguagePhrases{"es", "respuesta automática|fuera de la oficina|no se puede entregar"},
    LanguagePhrases{"ca", "resposta automàtica|fora de l'oficina|fora de l’oficina"},
    LanguagePhrases{"it", "risposta automatica|fuori sede|fuori ufficio|non recapitabile"},
    LanguagePhrases{"pt", "resposta automática|fora do escritório|não é possível entregar"},
    LanguagePhrases{"ro", "răspuns automat|în afara biroului"},
    LanguagePhrases{"nl", "automatisch antwoord|afwezigheidsbericht|onbestelbaar"},
    LanguagePhrases{"sv", "autosvar|automatiskt svar|frånvaromeddelande|olevererbart"},
    LanguagePhrases{"da", "automatisk svar|fraværsbesked"},
    LanguagePhrases{"nb", "automatisk svar|fraværsmelding"},
    LanguagePhrases{"fi", "automaattinen vastaus|poissaoloviesti"},
    LanguagePhrases{"et", "automaatvastus"},
    LanguagePhrases{"lv", "automātiska atbilde"},
    LanguagePhrases{"lt", "automatinis atsakymas"},
    LanguagePhrases{"pl", "odpowiedź automatyczna|automatyczna odpowiedź|poza biurem|nie można dostarczyć"},
    LanguagePhrases{"cs", "automatická odpověď|mimo kancelář|nedoručitelné"},
    LanguagePhrases{"sk", "automatická odpoveď|mimo kancelárie|nedoručiteľné"},
    LanguagePhrases{"sl", "samodejni odgovor|nedostavljivo"},
    LanguagePhrases{"hr", "automatski odgovor|izvan ureda"},
    LanguagePhrases{"hu", "automatikus válasz|házon kívül|kézbesíthetetlen"},
    LanguagePhrases{"el", "αυτόματη απάντηση|εκτός γραφείου|μη παραδοτέο"},
    LanguagePhrases{"ru", "автоматический ответ|автоответ|не удается доставить"},
    LanguagePhrases{"uk", "автоматична відповідь|автовідповідь|не вдалося доставити"},
    LanguagePhrases{"bg", "автоматичен отговор|извън офиса"},
    LanguagePhrases{"sr", "аутоматски одговор"},
    LanguagePhrases{"tr", "otomatik yanıt|otomatik cevap|ofis dışında"},
    LanguagePhrases{"ar", "رد تلقائي|الرد التلقائي|خارج المكتب|إشعار بعدم التسليم"},
    LanguagePhrases{"fa", "پاسخ خودکار"},
    LanguagePhrases{"he", "מענה אוטומטי|תשובה אוטומטית|מחוץ למשרד"},
    LanguagePhrases{"hi", "स्वचालित उत्तर"},
    LanguagePhrases{"th", "ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ"},
    LanguagePhrases{"vi", "trả lời tự động|tự động trả lời"},
    LanguagePhrases{"id", "balasan otomatis|jawaban otomatis|di luar kantor"},
    LanguagePhrases{"ja", "自動応答|自動返信|不在通知|配信不能"},
    LanguagePhrases{"ko", "자동 회신|자동 응답|배달되지 않음"},
    LanguagePhrases{"zh", "自动答复|自动回复|自動回覆|无法送达"},
};

}  // namespace

const PhraseSet& automatic_subject() {
  static const PhraseSet set(kAutomaticSubject);
  return set;
}

}  // namespace firstline::phrases
