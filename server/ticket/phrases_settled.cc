// By what a customer says that nothing is left to answer.
#include <array>

#include "server/ticket/phrases.h"

namespace firstline::phrases {
namespace {

// Each begins a clause; what stands before it may turn it round ("until", "not", "they say that").
constexpr std::array kSettled = {
    LanguagePhrases{"en",
                    "you can close the ticket|you can close this ticket|you can close my ticket|you can close it|"
                    "you may close the ticket|you may close this ticket|please close the ticket|"
                    "please close this ticket|please close my ticket|the ticket can be closed|"
                    "this ticket can be closed|ticket can be closed|that did it|that did the trick|"
                    "that solved it|that fixed it|solved it myself|i solved it myself|figured it out myself|"
                    "i figured it out myself|found it myself|i found it myself|no further help needed|"
                    "problem solved"},
    LanguagePhrases{"de",
                    "hat sich erledigt|das hat sich erledigt|hat sich schon erledigt|"
                    "hat sich inzwischen erledigt|hat sich geklärt|das hat sich geklärt|hat sich schon geklärt|"
                    "hat sich inzwischen geklärt|ticket kann zu|das ticket kann zu|"
                    "ticket kann geschlossen werden|das ticket kann geschlossen werden|ticket bitte schließen|"
                    "ticket bitte schliessen|bitte das ticket schließen|bitte ticket schließen|selbst gelöst|"
                    "selber gelöst|hab's selbst gefunden|hab’s selbst gefunden|habe es selbst gefunden"},
    LanguagePhrases{"fr",
                    "vous pouvez fermer le ticket|vous pouvez clore le ticket|vous pouvez clôturer le ticket|"
                    "merci de fermer le ticket|merci de clore le ticket|merci de clôturer le ticket|"
                    "problème résolu|j'ai trouvé la solution|j’ai trouvé la solution"},
    LanguagePhrases{"es",
                    "pueden cerrar el ticket|puede cerrar el ticket|pueden cerrar el caso|puede cerrar el caso|"
                    "ya está resuelto|ya está solucionado|ya lo he solucionado|ya lo solucioné|ya lo resolví|"
                    "ya encontré la solución|problema resuelto"},
    LanguagePhrases{"ca", "podeu tancar el tiquet|ja està resolt|ja està solucionat"},
    LanguagePhrases{"it",
                    "potete chiudere il ticket|può chiudere il ticket|puoi chiudere il ticket|ho già risolto|"
                    "ho risolto da solo|ho risolto da sola|problema risolto"},
    LanguagePhrases{"pt",
                    "podem fechar o ticket|pode fechar o ticket|podem encerrar o chamado|pode encerrar o chamado|"
                    "já está resolvido|já foi resolvido|já resolvi|já consegui resolver|problema resolvido"},
    LanguagePhrases{"ro", "puteți închide tichetul|puteți închide cererea|am rezolvat singur|am rezolvat singură"},
    LanguagePhrases{"nl",
                    "ticket mag dicht|het ticket mag dicht|dit ticket mag dicht|ticket kan dicht|"
                    "het ticket kan dicht|ticket mag gesloten worden|is al opgelost|is inmiddels opgelost|"
                    "zelf opgelost|zelf al opgelost|zelf al gevonden"},
    LanguagePhrases{"sv", "ärendet kan stängas|ni kan stänga ärendet|det har löst sig|det löste sig|löste det själv"},
    LanguagePhrases{"da", "sagen kan lukkes|i kan lukke sagen|det har løst sig|det løste sig|løste det selv"},
    LanguagePhrases{"nb", "saken kan lukkes|dere kan lukke saken|det har løst seg|det løste seg|løste det selv"},
    LanguagePhrases{"fi", "tiketin voi sulkea|voitte sulkea tiketin|asia ratkesi|ongelma ratkesi"},
    LanguagePhrases{"et", "pileti võib sulgeda|pöördumise võib sulgeda|mure sai lahendatud"},
    LanguagePhrases{"lv", "pieteikumu var slēgt"},
    LanguagePhrases{"lt", "užklausą galima uždaryti|jau išsprendžiau"},
    LanguagePhrases{"pl",
                    "można zamknąć zgłoszenie|proszę zamknąć zgłoszenie|zgłoszenie można zamknąć|sam rozwiązałem|"
                    "sama rozwiązałam"},
    LanguagePhrases{"cs",
                    "tiket můžete zavřít|tiket můžete uzavřít|požadavek můžete uzavřít|už je to vyřešené|"
                    "už je to vyřešeno|vyřešil jsem to sám|vyřešila jsem to sama"},
    LanguagePhrases{"sk", "tiket môžete zatvoriť|tiket môžete uzavrieť|požiadavku môžete uzavrieť|už je to vyriešené"},
    LanguagePhrases{"sl", "zahtevek lahko zaprete|je že rešeno|sem že rešil|sem že rešila"},
    LanguagePhrases{"hr", "možete zatvoriti zahtjev|zahtjev se može zatvoriti|već je riješeno"},
    LanguagePhrases{"sr", "можете затворити захтев|већ је решено|možete zatvoriti zahtev|već je rešeno"},
    LanguagePhrases{"hu", "lezárhatják a jegyet|a jegyet lezárhatják|a jegy lezárható|időközben megoldódott"},
    LanguagePhrases{"el", "μπορείτε να κλείσετε το αίτημα|το έλυσα μόνος μου|το έλυσα μόνη μου"},
    LanguagePhrases{"ru",
                    "можно закрыть тикет|можете закрыть тикет|можно закрыть заявку|можете закрыть заявку|"
                    "закройте заявку|закройте тикет|заявку можно закрыть|тикет можно закрыть|вопрос снят|"
                    "разобрался сам|разобралась сама"},
    LanguagePhrases{"uk", "можна закрити заявку|можете закрити заявку|заявку можна закрити|питання знято"},
    LanguagePhrases{"bg", "можете да затворите заявката|заявката може да се затвори|вече е решено"},
    LanguagePhrases{"tr", "talebi kapatabilirsiniz|kaydı kapatabilirsiniz|kendim çözdüm|sorun kendiliğinden çözüldü"},
    LanguagePhrases{"ar",
                    "أغلقوا التذكرة|اغلقوا التذكرة|أقفلوا التذكرة|اقفلوا التذكرة|سكروا التذكرة|"
                    "يمكنكم إغلاق التذكرة|يمكن إغلاق التذكرة|تقدرون تغلقون التذكرة|المشكلة انحلت|المشكلة حُلّت|"
                    "لم أعد بحاجة إلى مساعدة"},
    LanguagePhrases{
        "fa", "تیکت را ببندید|می‌توانید تیکت را ببندید|خودم حلش کردم"},
    LanguagePhrases{"he", "אפשר לסגור את הפנייה|ניתן לסגור את הפנייה|כבר הסתדר"},
    LanguagePhrases{"hi", "टिकट बंद कर दें|टिकट बंद कर सकते हैं"},
    LanguagePhrases{"th", "ปิดเคสได้เลย|ปิดเรื่องได้เลย|แก้ได้แล้ว"},
    LanguagePhrases{"vi", "có thể đóng phiếu|có thể đóng yêu cầu|tôi đã tự xử lý được"},
    LanguagePhrases{"id", "tiket boleh ditutup|tiket bisa ditutup|silakan tutup tiket"},
    LanguagePhrases{"ja", "自己解決しました|クローズしてください|クローズで構いません"},
    LanguagePhrases{"ko", "직접 해결했습니다"},
    LanguagePhrases{"zh", "可以关闭工单|工单可以关闭|请关闭工单|可以結案|已自行解决|已自行解決|自己解决了"},
};

}  // namespace

const PhraseSet& settled() {
  static const PhraseSet set(kSettled);
  return set;
}

}  // namespace firstline::phrases
