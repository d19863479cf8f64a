#include "indexer/text/stop_words.h"

#include <algorithm>
#include <map>

#include "indexer/text/fold.h"

namespace firstline {
namespace {

// Function words and the question words with which people begin a search ("how do I", "wie kann ich"): what may be
// missing from an article that answers. Kept short on purpose: "not", "without" and "can't" carry the topic of many a
// help article, so they stand in none.
struct StopList {
  std::string_view language;
  std::string_view words;  // separated by single spaces
};

constexpr StopList kLists[] = {
    {"ar",
     "في من إلى على عن هل ما ماذا كيف متى أين لماذا أي هذا هذه ذلك تلك التي الذي أن إن هو هي هم أنا نحن كان "
     "كانت و أو ثم مع كل بعد قبل عند لدي يمكن يمكنني قد"},
    {"ca",
     "el la els les un una uns unes de del dels a al als en amb per i o que què com quan on quin quina és són meu "
     "meva seu seva es em jo pot puc hi ho"},
    {"cs",
     "a i o u v ve z ze s se k ke na do od po pro za je jsou být jak jako co kde kdy kdo proč který která které "
     "že to ten ta tento tato toto já mi mě můj moje jsem si by mohu lze nebo ale"},
    {"da",
     "og i på til af for med en et den det de der er at som jeg du vi man min mit mine din dit kan skal hvordan "
     "hvad hvor hvornår hvorfor hvem hvilken hvilke har om fra eller men så også"},
    {"de",
     "der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf zu zum zur von vom "
     "mit für bei aus nach ist sind war wird werden hat habe haben ich du sie wir es man mein meine meinen meiner "
     "ihr ihre wie was wo wann warum wer welche welcher welches kann können muss soll sich auch als dass"},
    {"el",
     "ο η το οι τα του της των τον την τους τις ένα ένας μια και ή σε στο στη στην στον στα από για με να θα που "
     "πως πώς τι πού πότε γιατί ποιος ποια ποιο είναι έχω έχει μπορώ μου σου μας σας ως ότι"},
    {"en",
     "a an the and or but of to in on at by for with from as is are was were be been am do does did has have had "
     "it its this that these those i me my we our you your he she they them their how what when where why who "
     "which can could should would will there if so"},
    {"es",
     "el la los las un una unos unas de del al a en con por para y o u e que qué como cómo cuando cuándo donde "
     "dónde quien quién cual cuál por es son está están ser se me mi mis su sus tu tus lo le yo puedo puede hay "
     "ha he si"},
    {"fa",
     "و در به از که این آن را با برای است هست می شود شد یک تا چه چگونه چطور چرا کجا کی آیا من ما شما او خود هم "
     "یا اگر بر هر کنم کند کرد ها های باید"},
    {"fi",
     "ja tai on ovat oli olla se ne tämä tuo minä sinä hän me te he mun minun sinun miten mitä mikä missä milloin "
     "miksi kuka kuinka voi voin voiko että jos kun niin myös kuin mutta jotka joka en"},
    {"fr",
     "le la les l un une des du de d à au aux en dans sur sous par pour avec et ou mais que qu qui quoi quel "
     "quelle quels quelles comment quand où pourquoi est sont être était ce cet cette ces il elle on je tu nous "
     "vous ils elles me m se s mon ma mes votre vos son sa ses puis peut peux faire fait y"},
    {"he",
     "של את על עם אל מן זה זו זאת הוא היא הם אני אנחנו אתה כן או גם כי אם אז יש איך מה מי מתי איפה למה מדוע "
     "איזה כל היה להיות אפשר ניתן שלי שלך"},
    {"hi",
     "का के की को में से पर और या है हैं था थे थी हो यह वह ये वे एक मैं हम आप मेरा मेरी मेरे अपना अपनी अपने "
     "क्या कैसे कब कहाँ क्यों कौन कर करें करना करने सकता सकते सकती लिए भी ने तो कि जो"},
    {"hr",
     "i u na za od do s sa se je su da li što šta kako kada gdje zašto tko koji koja koje to taj ta ovo a ali "
     "ili iz po o mi moj moja mogu može bi sam si biti"},
    {"hu",
     "a az egy és vagy de is hogy hogyan mi mit miért mikor hol ki kit melyik van vannak volt lehet ez azt ezt "
     "nekem én te ő mi ti ők ha mint meg el fel be ki tudok tudom kell"},
    {"id",
     "yang di ke dari dan atau untuk dengan pada adalah ini itu saya kami kita anda dia mereka apa apakah "
     "bagaimana kapan dimana mana mengapa kenapa siapa bisa dapat akan sudah oleh dalam sebagai jika"},
    {"it",
     "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in "
     "nel nella con su sul sulla per tra fra e o ma che chi cosa come quando dove perché quale quali è sono era "
     "essere si mi ti ci mio mia miei tuo suo io posso può ho ha"},
    {"ja",
     "の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ ない この ため その "
     "よう また もの という あり まで られ なる へ か だ これ によって により です ます ました でき 何 どう どうやって "
     "なぜ いつ どこ 方法 "
     // Of these the dictionary makes どうやって, なっ, ました and られ.
     "って っ まし ま した ら"},
    {"ko",
     "을 를 이 가 은 는 의 에 에서 로 으로 와 과 도 그 저 것 수 및 또는 그리고 어떻게 무엇 무엇을 언제 어디 어디서 왜 "
     "누가 나는 제가 내 제 하는 하나요 있나요 있습니까 합니까 할 한 해야"},
    {"nb",
     "og i på til av for med en ei et den det de der er at som jeg du vi man min mitt mine din ditt kan skal "
     "hvordan hva hvor når hvorfor hvem hvilken hvilke har om fra eller men så også"},
    {"nl",
     "de het een en of maar van in op aan te voor met bij uit naar om is zijn was wordt worden ik je jij u we wij "
     "ze zij hij het mijn jouw uw hoe wat waar wanneer waarom wie welke welk kan kunnen moet heb heeft dat die "
     "dit deze er als ook"},
    {"pl",
     "a i o u w we z ze na do od po za dla przy jest są być jak jaki jaka jakie co gdzie kiedy kto dlaczego "
     "czemu który która które że to ten ta te ja mi mnie mój moja moje się czy mogę można lub albo ale oraz"},
    {"pt",
     "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com e ou mas que como quando "
     "onde quem qual quais porque por é são foi ser está estão se me meu minha meus minhas seu sua eu posso pode "
     "há ao aos à"},
    {"ro",
     "și sau dar a al ai ale la de din în pe cu pentru un o unei unui este sunt e ce cum când unde cine care de "
     "ce că să se îmi mi meu mea mei mele eu pot poate am ai are"},
    {"ru",
     "и в во на с со к ко у о об от до из за по для при как что где когда кто почему зачем какой какая какие "
     "который это этот эта эти я мы вы он она они мне мой моя мое мои мою ли же бы если или а но то есть быть "
     "можно могу"},
    {"sk",
     "a i o u v vo z zo s so k ku na do od po pre za je sú byť ako čo kde kedy kto prečo ktorý ktorá ktoré že to "
     "ten tá tento táto toto ja mi môj moja moje som si by sa môžem alebo ale"},
    {"sl",
     "in v na za od do s z se je so da ali kaj kako kdaj kje zakaj kdo kateri katera katero to ta ter pa moj moja "
     "lahko bi sem biti"},
    {"sr",
     "i u na za od do s sa se je su da li šta što kako kada gde zašto ko koji koja koje to taj ta ovo a ali ili "
     "iz po o mi moj moja mogu može bi sam si biti"},
    {"sv",
     "och i på till av för med en ett den det de där är att som jag du vi man min mitt mina din ditt kan ska hur "
     "vad var när varför vem vilken vilka har om från eller men så också"},
    {"th",
     "ที่ และ ใน ของ เป็น ได้ ให้ มี จะ กับ จาก หรือ การ ว่า นี้ นั้น คือ ก็ แต่ ฉัน ผม เรา คุณ อย่างไร ยังไง "
     "อะไร ทำไม เมื่อไร เมื่อไหร่ ที่ไหน ใคร ไหน ไหม แล้ว โดย ต้อง ความ เมื่อ ไหร่ ยัง ไง"},
    {"tr",
     "ve veya ya da de ki bu şu o bir ile için gibi mi mı mu mü ne nasıl nerede nereden neden niçin niye kim "
     "hangi zaman ben benim sen biz siz onlar var ise en çok daha olarak olan"},
    {"uk",
     "і й та в у на з зі із до від за по для при як що де коли хто чому навіщо який яка яке які це цей ця ці я "
     "ми ви він вона вони мені мій моя моє мої чи же би б якщо або але є бути можна можу"},
    {"vi",
     "và của là có các những một cho với trong trên từ đến để được này đó khi nào thế làm sao như gì ở đâu tại "
     "ai tôi bạn chúng ta thì mà hay hoặc về vào ra"},
    {"zh",
     "的 了 是 在 和 与 或 我 你 您 他 她 它 们 我们 你们 这 那 这个 那个 一个 有 也 就 都 而 及 着 吗 呢 吧 啊 怎么 "
     "怎样 如何 什么 为什么 哪里 哪个 何时 谁 请问 可以 能 要 把 被 與 們 這 那 這個 嗎 怎麼 怎樣 什麼 為什麼 哪裡 誰 "
     "請問"},
};

using Lists = std::map<std::string_view, std::vector<std::string>>;

Lists fold_lists() {
  Lists lists;
  for (const StopList& list : kLists) {
    const Folder folder(list.language);
    std::vector<std::string>& words = lists[list.language];
    for (std::size_t begin = 0; begin < list.words.size();) {
      const std::size_t end = std::min(list.words.find(' ', begin), list.words.size());
      words.push_back(folder.fold(list.words.substr(begin, end - begin)));
      begin = end + 1;
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }
  lists["nn"] = lists["nb"];
  lists["bs"] = lists["hr"];
  return lists;
}

}  // namespace

const std::vector<std::string>& stop_words(std::string_view language) {
  static const Lists lists = fold_lists();
  static const std::vector<std::string> none;
  const auto found = lists.find(language);
  return found == lists.end() ? none : found->second;
}

}  // namespace firstline
