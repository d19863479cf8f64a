// The subjects of messages that programs send by themselves.
#include <array>

#include "server/ticket/phrases.h"

namespace firstline::phrases {
namespace {

constexpr std::array kAutomaticSubject = {
    LanguagePhrases{"en",
                    "automatic reply|auto reply|auto-reply|autoreply|automatic response|auto response|auto-response|"
                    "automated reply|automated response|out of office|out of the office|out of office reply|ooo|"
                    "vacation reply|undelivered mail returned to sender|undeliverable|undelivered|"
                    "mail delivery failed|mail delivery failure|mail delivery failed: returning message to sender|"
                    "delivery status notification|delivery failure|returned mail|failure notice|read receipt|"
                    "message delayed|delivery delayed|warning: message delayed"},
    LanguagePhrases{"de",
                    "automatische antwort|automatische rückantwort|autoantwort|auto-antwort|abwesenheitsnotiz|"
                    "abwesenheit|abwesend|automatische abwesenheitsnotiz|abwesenheitsassistent|"
                    "außer haus|nicht im büro|unzustellbar|unzustellbare nachricht|lesebestätigung|gelesen|"
                    "übermittlungsbestätigung"},
    LanguagePhrases{"fr",
                    "réponse automatique|absence du bureau|absence|message d'absence|non remis|non distribué|"
                    "accusé de lecture|échec de la remise|notification d'échec"},
    LanguagePhrases{"es",
                    "respuesta automática|fuera de la oficina|ausencia|mensaje automático|no se puede entregar|"
                    "no entregado|confirmación de lectura"},
    LanguagePhrases{"ca", "resposta automàtica|fora de l'oficina"},
    LanguagePhrases{"it",
                    "risposta automatica|fuori sede|fuori ufficio|assenza|non recapitabile|mancato recapito|"
                    "conferma di lettura"},
    LanguagePhrases{"pt",
                    "resposta automática|fora do escritório|ausência|ausência temporária|não é possível entregar|"
                    "não entregue|confirmação de leitura"},
    LanguagePhrases{"ro", "răspuns automat|în afara biroului|nelivrabil|confirmare de citire"},
    LanguagePhrases{
        "nl",
        "automatisch antwoord|afwezigheidsbericht|afwezig|niet aanwezig|onbestelbaar|kan niet worden bezorgd|"
        "leesbevestiging"},
    LanguagePhrases{"sv",
                    "autosvar|automatiskt svar|frånvaro|frånvaromeddelande|inte på kontoret|olevererbart|läskvitto"},
    LanguagePhrases{"da", "automatisk svar|fraværsbesked|ikke til stede|kan ikke leveres|læst"},
    LanguagePhrases{"nb", "automatisk svar|fravær|fraværsmelding|ikke på kontoret|kan ikke leveres|lest"},
    LanguagePhrases{"fi", "automaattinen vastaus|poissaoloviesti|poissa|poissaolo|ei voitu toimittaa|lukukuittaus"},
    LanguagePhrases{"et", "automaatvastus"},
    LanguagePhrases{"lv", "automātiska atbilde"},
    LanguagePhrases{"lt", "automatinis atsakymas"},
    LanguagePhrases{"pl",
                    "odpowiedź automatyczna|automatyczna odpowiedź|autoodpowiedź|poza biurem|nieobecność|"
                    "nie można dostarczyć|niedostarczalne|potwierdzenie przeczytania"},
    LanguagePhrases{"cs", "automatická odpověď|mimo kancelář|nepřítomnost|nedoručitelné|nelze doručit|přečteno"},
    LanguagePhrases{"sk", "automatická odpoveď|mimo kancelárie|neprítomnosť|nedoručiteľné"},
    LanguagePhrases{"sl", "samodejni odgovor|odsoten|nedostavljivo"},
    LanguagePhrases{"hr", "automatski odgovor|izvan ureda|odsutnost|nije moguće isporučiti"},
    LanguagePhrases{"hu", "automatikus válasz|házon kívül|távollét|kézbesíthetetlen"},
    LanguagePhrases{"el", "αυτόματη απάντηση|εκτός γραφείου|μη παραδοτέο"},
    LanguagePhrases{"ru", "автоматический ответ|автоответ|нет на месте|отсутствие|не удается доставить|недоставлено"},
    LanguagePhrases{"uk", "автоматична відповідь|автовідповідь|не на місці|не вдалося доставити"},
    LanguagePhrases{"bg", "автоматичен отговор|извън офиса"},
    LanguagePhrases{"sr", "аутоматски одговор"},
    LanguagePhrases{"tr", "otomatik yanıt|otomatik cevap|ofis dışında|iletilemedi|teslim edilemedi"},
    LanguagePhrases{"ar", "رد تلقائي|الرد التلقائي|خارج المكتب|تعذر التسليم|لا يمكن التسليم|إشعار بعدم التسليم"},
    LanguagePhrases{"fa", "پاسخ خودکار"},
    LanguagePhrases{"he", "מענה אוטומטי|תשובה אוטומטית|מחוץ למשרד"},
    LanguagePhrases{"hi", "स्वचालित उत्तर"},
    LanguagePhrases{"th", "ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ"},
    LanguagePhrases{"vi", "trả lời tự động|tự động trả lời|vắng mặt"},
    LanguagePhrases{"id", "balasan otomatis|jawaban otomatis|di luar kantor"},
    LanguagePhrases{"ja", "自動応答|自動返信|不在通知|配信不能"},
    LanguagePhrases{"ko", "자동 회신|자동 응답|부재중|배달되지 않음"},
    LanguagePhrases{"zh", "自动答复|自动回复|自動回覆|不在办公室|无法送达|未送达|退信"},
};

}  // namespace

const PhraseSet& automatic_subject() {
  static const PhraseSet set(kAutomaticSubject);
  return set;
}

}  // namespace firstline::phrases
