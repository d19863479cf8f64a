// How people begin and end a message.
#include <array>

#include "server/ticket/phrases.h"

namespace firstline::phrases {
namespace {

constexpr std::array kGreeting = {
    LanguagePhrases{"en",
                    "hello|hello there|hi|hi there|hey|hey there|hiya|dear|greetings|good day|good morning|"
                    "good afternoon|good evening|dear sir or madam|dear sirs|to whom it may concern|g'day|"
                    "howdy|dear sir|dear madam|hi guys|hey guys"},
    LanguagePhrases{"de",
                    "hallo|hallo zusammen|guten tag|guten morgen|guten abend|moin|servus|grüß gott|grüezi|"
                    "sehr geehrte|sehr geehrter|sehr geehrtes|liebe|lieber|liebes|"
                    "sehr geehrte damen und herren|werte|hallöchen"},
    LanguagePhrases{"fr",
                    "bonjour|bonsoir|salut|cher|chère|chers|madame, monsieur|monsieur|madame|"
                    "bonjour à tous|coucou"},
    LanguagePhrases{"es",
                    "hola|buenos días|buenas tardes|buenas noches|buenas|estimado|estimada|estimados|"
                    "estimadas|querido|querida|buen día"},
    LanguagePhrases{"ca", "bon dia|bona tarda"},
    LanguagePhrases{"it",
                    "ciao|salve|buongiorno|buonasera|gentile|gentili|egregio|spettabile|buon giorno|caro|"
                    "cara|spett.le"},
    LanguagePhrases{"pt",
                    "olá|ola|oi|bom dia|boa tarde|boa noite|prezado|prezada|prezados|caro senhor|"
                    "exmos. senhores|exmo. senhor|caros"},
    LanguagePhrases{"ro", "bună|bună ziua|bună dimineața|bună seara|stimate|stimată|stimați|dragă"},
    LanguagePhrases{"nl", "hoi|goedemorgen|goedemiddag|goedenavond|goedendag|beste|geachte|dag"},
    LanguagePhrases{"sv", "hej|hejsan|tjena|god dag|god morgon|god kväll|bästa|kära|hallå"},
    LanguagePhrases{"da", "goddag|kære|godmorgen|god aften|godaften|halløj|hej med jer"},
    LanguagePhrases{"nb", "hei|heisann|god ettermiddag|god kveld|kjære|hei alle"},
    LanguagePhrases{"fi", "moi|terve|hyvää päivää|hyvää huomenta|hyvää iltaa|hyvä|arvoisa|päivää"},
    LanguagePhrases{"pl",
                    "dzień dobry|cześć|witam|witaj|szanowni państwo|szanowny panie|szanowna pani|"
                    "dobry wieczór|drogi|droga|hejka"},
    LanguagePhrases{"cs", "dobrý den|ahoj|dobré ráno|dobrý večer|vážený|vážená|vážení|zdravím"},
    LanguagePhrases{"sk", "dobrý deň|ahojte|čau|milý|milá"},
    LanguagePhrases{"hu",
                    "jó napot|jó napot kívánok|jó reggelt|jó estét|szia|sziasztok|kedves|tisztelt|üdvözlöm|"
                    "helló"},
    LanguagePhrases{"hr", "dobar dan|dobro jutro|dobra večer|bok|pozdrav|poštovani|poštovana"},
    LanguagePhrases{"sr", "zdravo|ćao|dragi|draga|pozdravljeni|поштовани|добар дан|здраво"},
    LanguagePhrases{"ru",
                    "здравствуйте|добрый день|доброе утро|добрый вечер|привет|уважаемый|уважаемая|"
                    "уважаемые|доброго дня|приветствую|доброго времени суток"},
    LanguagePhrases{"uk",
                    "добрий день|доброго ранку|добрий ранок|добрий вечір|вітаю|привіт|шановний|шановна|"
                    "шановні|добридень"},
    LanguagePhrases{"bg", "здравейте|добър ден|добро утро|добър вечер|уважаеми|уважаема|здрасти"},
    LanguagePhrases{"el",
                    "γεια σας|γειά σας|γεια|καλημέρα|καλησπέρα|αγαπητέ|αγαπητή|αγαπητοί|χαίρετε|αξιότιμε|"
                    "αξιότιμοι κύριοι|καλημέρα σας|καλησπέρα σας"},
    LanguagePhrases{"tr",
                    "merhaba|merhabalar|selam|selamlar|iyi günler|günaydın|iyi akşamlar|sayın|"
                    "sayın yetkili|değerli|sevgili|iyi çalışmalar"},
    LanguagePhrases{"ar",
                    "السلام عليكم ورحمة الله وبركاته|السلام عليكم ورحمة الله|السلام عليكم|مرحبا|مرحبًا|"
                    "مرحباً|تحية طيبة|تحية طيبة وبعد|صباح الخير|مساء الخير|أهلا|أهلًا|اهلا|السادة الكرام|"
                    "عزيزي|سلام عليكم|هلا|السادة"},
    LanguagePhrases{"he", "שלום|שלום רב|היי|בוקר טוב|ערב טוב|צהריים טובים|אהלן|לכבוד"},
    LanguagePhrases{"fa", "سلام|با سلام|درود|سلام وقت بخیر|با سلام و احترام|وقت بخیر|روز بخیر"},
    LanguagePhrases{"hi", "नमस्ते|नमस्कार|प्रिय|आदरणीय|महोदय|सुप्रभात|हैलो"},
    LanguagePhrases{"id",
                    "halo|hai|selamat pagi|selamat siang|selamat sore|selamat malam|yth.|kepada yth.|"
                    "assalamualaikum|dengan hormat"},
    LanguagePhrases{"vi", "xin chào|chào|chào bạn|kính gửi|chào anh|chào chị|kính chào|dạ chào"},
    LanguagePhrases{"th", "สวัสดี|สวัสดีครับ|สวัสดีค่ะ|เรียน|สวัสดีคะ|หวัดดี"},
    LanguagePhrases{"ja",
                    "こんにちは|お世話になっております|お世話になります|はじめまして|こんばんは|おはようございます|"
                    "拝啓|いつもお世話になっております|初めまして"},
    LanguagePhrases{"ko", "안녕하세요|안녕하십니까|수고하십니다|수고 많으십니다|안녕"},
    LanguagePhrases{"zh", "你好|您好|大家好|尊敬的|早上好|下午好|晚上好|親愛的|亲爱的|敬启者|敬啟者|哈喽|嗨"},
};

constexpr std::array kAddress = {
    LanguagePhrases{"en", "to the support team|to the help desk|to the helpdesk|to the team at"},
    LanguagePhrases{"de",
                    "an das support-team|an das supportteam|an den support|an den kundendienst|an die "
                    "kundenbetreuung|zu händen|z. hd.|wertes team"},
    LanguagePhrases{"fr",
                    "à l'équipe|à l'attention de|à l'attention du|au service client|au service clients|à qui de "
                    "droit|chère équipe"},
    LanguagePhrases{"es", "a quien corresponda|al equipo de|a la atención de|al servicio de atención|señores"},
    LanguagePhrases{"it",
                    "alla cortese attenzione|all'attenzione|al servizio clienti|allo staff|spettabile assistenza"},
    LanguagePhrases{"pt", "a quem possa interessar|à equipe|à equipa|ao suporte|ao serviço de apoio|à atenção de"},
    LanguagePhrases{"ro", "în atenția|către echipa|către serviciul"},
    LanguagePhrases{"nl", "aan het team|aan de klantenservice|aan de helpdesk|t.a.v.|ter attentie van"},
    LanguagePhrases{"sv", "till supporten|till kundtjänst|till support"},
    LanguagePhrases{"da", "til supporten|til kundeservice|til support"},
    LanguagePhrases{"nb", "til brukerstøtte"},
    LanguagePhrases{"fi", "asiakaspalvelulle|tukitiimille"},
    LanguagePhrases{"pl", "do działu|do zespołu|szanowny zespole"},
    LanguagePhrases{"cs", "pro zákaznickou podporu|k rukám|vážený týme"},
    LanguagePhrases{"hu", "az ügyfélszolgálat részére|tisztelt ügyfélszolgálat"},
    LanguagePhrases{"ru", "в службу поддержки|в техподдержку|в отдел поддержки|команде поддержки"},
    LanguagePhrases{"uk", "до служби підтримки|у службу підтримки|в службу підтримки|команді підтримки"},
    LanguagePhrases{"bg", "до отдела|до екипа"},
    LanguagePhrases{"el", "προς την ομάδα|προς το τμήμα|υπόψη"},
    LanguagePhrases{"tr", "destek ekibine|ilgili kişiye|sayın destek ekibi|müşteri hizmetlerine"},
    LanguagePhrases{"ar", "إلى فريق|إلى قسم|إلى إدارة|إلى السادة|إلى من يهمه الأمر|الى فريق|الى من يهمه الامر"},
    LanguagePhrases{"fa", "به تیم پشتیبانی|به واحد پشتیبانی"},
    LanguagePhrases{"hi", "सेवा में"},
    LanguagePhrases{"vi", "gửi bộ phận|gửi đội ngũ"},
    LanguagePhrases{"ja", "ご担当者様|担当者様|サポートご担当者様|カスタマーサポート御中"},
    LanguagePhrases{"ko", "담당자님|담당자님께|고객센터 담당자님"},
    LanguagePhrases{"zh", "致客服|致客户服务|敬致|尊敬的客服"},
};

constexpr std::array kAddressee = {
    LanguagePhrases{"en",
                    "all|everybody|everyone|team|support|support team|there|guys|folks|sir|madam|sirs|"
                    "colleagues|friends|sir or madam|sir/madam|again|people"},
    LanguagePhrases{"de", "zusammen|liebes team|damen und herren|ihr lieben|leute|support-team|kollegen"},
    LanguagePhrases{"fr", "à tous|l'équipe|madame|monsieur"},
    LanguagePhrases{"es", "a todos|equipo|señores"},
    LanguagePhrases{"it", "a tutti|signori"},
    LanguagePhrases{"pt", "a todos vocês|equipe"},
    LanguagePhrases{"nl", "allemaal|heer|mevrouw"},
    LanguagePhrases{"nb", "alle"},
    LanguagePhrases{"sv", "alla"},
    LanguagePhrases{"fi", "kaikki"},
    LanguagePhrases{"pl", "wszystkim|państwo"},
    LanguagePhrases{"cs", "všem"},
    LanguagePhrases{"hu", "hölgyem|uram"},
    LanguagePhrases{"hr", "svima"},
    LanguagePhrases{"ru", "всем|коллеги"},
    LanguagePhrases{"uk", "всім"},
    LanguagePhrases{"bg", "колеги"},
    LanguagePhrases{"tr", "herkese|ekip"},
    LanguagePhrases{"id", "semua|tim"},
    LanguagePhrases{"vi", "mọi người"},
    LanguagePhrases{"th", "ครับ|ค่ะ|คะ"},
    LanguagePhrases{"zh", "大家|客服"},
    LanguagePhrases{"ar", "جميعا|جميعًا|فريق"},
    LanguagePhrases{"he", "לכולם|צוות"},
    LanguagePhrases{"hi", "दोस्तों|टीम"},
    LanguagePhrases{"sr", "dragi svi"},
    LanguagePhrases{"ro", "tuturor|domnule"},
};

constexpr std::array kSignOff = {
    LanguagePhrases{"en",
                    "kind regards|best regards|greetings|warm wishes|bests|many greetings|regards|with regards|warm "
                    "regards|many thanks|thanks|"
                    "thank you|thx|cheers|best|best wishes|yours sincerely|yours faithfully|yours truly|"
                    "sincerely|respectfully|thanks in advance|rgds|br|kr|ty|all the best|with kind regards|"
                    "thanks a lot|have a nice day|have a good day|yours"},
    LanguagePhrases{"de",
                    "mit freundlichen grüßen|mit freundlichem gruß|freundliche grüße|viele grüße|"
                    "beste grüße|liebe grüße|herzliche grüße|schöne grüße|gruß|grüße|mfg|lg|vg|danke|"
                    "vielen dank|besten dank|vielen dank im voraus|hochachtungsvoll|danke und gruß|"
                    "danke schön|mit besten grüßen|herzlichen dank|danke im voraus"},
    LanguagePhrases{"fr",
                    "cordialement|bien cordialement|merci|merci d'avance|merci beaucoup|bien à vous|"
                    "sincères salutations|salutations|cdlt|bonne journée|je vous prie d'agréer|"
                    "merci par avance"},
    LanguagePhrases{"es",
                    "saludos|un saludo|saludos cordiales|atentamente|gracias|muchas gracias|"
                    "gracias de antemano|un cordial saludo|cordialmente|salutacions|gràcies|un abrazo"},
    LanguagePhrases{"it",
                    "cordiali saluti|distinti saluti|saluti|grazie|grazie mille|grazie in anticipo|"
                    "un saluto|buona giornata|molte grazie"},
    LanguagePhrases{"pt",
                    "atenciosamente|cumprimentos|melhores cumprimentos|com os melhores cumprimentos|"
                    "obrigado|obrigada|muito obrigado|muito obrigada|att|abraços|grato|grata|"
                    "desde já agradeço"},
    LanguagePhrases{"ro", "cu stimă|cu respect|mulțumesc|mulțumesc anticipat|vă mulțumesc|toate cele bune"},
    LanguagePhrases{"nl",
                    "met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|groet|groeten|"
                    "groetjes|bedankt|alvast bedankt|dank u|mvg|hartelijke groet|dank je wel"},
    LanguagePhrases{"sv",
                    "med vänliga hälsningar|med vänlig hälsning|vänliga hälsningar|hälsningar|mvh|tack|"
                    "tack på förhand|tack så mycket|vänligen|bästa hälsningar|hälsar"},
    LanguagePhrases{"da",
                    "med venlig hilsen|venlig hilsen|med venlige hilsner|hilsen|tak|på forhånd tak|"
                    "mange tak|kærlig hilsen|bedste hilsner"},
    LanguagePhrases{"nb",
                    "med vennlig hilsen|vennlig hilsen|takk|på forhånd takk|takk på forhånd|tusen takk|"
                    "beste hilsen"},
    LanguagePhrases{"fi",
                    "ystävällisin terveisin|terveisin|kiitos|kiitos etukäteen|parhain terveisin|t.|"
                    "yst. terv.|terveiset|kiitoksia"},
    LanguagePhrases{"pl",
                    "pozdrawiam|z poważaniem|dziękuję|z góry dziękuję|pozdrowienia|dzięki|"
                    "z wyrazami szacunku|serdecznie pozdrawiam|z pozdrowieniami|dziękuję i pozdrawiam"},
    LanguagePhrases{"cs", "s pozdravem|děkuji|děkuji předem|díky|hezký den|předem děkuji|s úctou"},
    LanguagePhrases{"sk", "s pozdravom|ďakujem|vopred ďakujem|děkujeme|s přátelským pozdravem"},
    LanguagePhrases{"hu", "üdvözlettel|tisztelettel|köszönöm|előre is köszönöm|köszönettel|üdv"},
    LanguagePhrases{"hr", "lijep pozdrav|srdačan pozdrav|s poštovanjem|hvala|hvala unaprijed|puno hvala"},
    LanguagePhrases{"sr", "lep pozdrav|srdačno|unapred hvala|s spoštovanjem|хвала|срдачан поздрав"},
    LanguagePhrases{"ru",
                    "с уважением|спасибо|заранее спасибо|всего доброго|с наилучшими пожеланиями|благодарю|"
                    "большое спасибо|заранее благодарю|всего хорошего|искренне ваш"},
    LanguagePhrases{"uk", "з повагою|дякую|заздалегідь дякую|щиро дякую|гарного дня|з найкращими побажаннями"},
    LanguagePhrases{"bg", "поздрави|с уважение|благодаря|благодаря предварително|лек ден|с поздрав"},
    LanguagePhrases{"el",
                    "με εκτίμηση|ευχαριστώ|ευχαριστώ πολύ|ευχαριστώ εκ των προτέρων|φιλικά|"
                    "με φιλικούς χαιρετισμούς|χαιρετισμούς|σας ευχαριστώ"},
    LanguagePhrases{"tr",
                    "saygılarımla|saygılar|teşekkürler|teşekkür ederim|iyi çalışmalar|sevgiler|"
                    "şimdiden teşekkürler|selamlar|kolay gelsin"},
    LanguagePhrases{"ar",
                    "مع التحية|مع تحياتي|تحياتي|شكرا|شكرًا|شكراً|وشكرا|وشكرًا|وشكراً|شكرا جزيلا|"
                    "شكرًا جزيلًا|مع خالص التحية|وتفضلوا بقبول فائق الاحترام|مع الشكر|شكرا لكم|"
                    "مع أطيب التحيات|والسلام عليكم|جزاكم الله خيرا"},
    LanguagePhrases{"he", "בברכה|תודה|תודה רבה|תודה מראש|בכבוד רב|בתודה|יום טוב|בברכה רבה"},
    LanguagePhrases{"fa", "با تشکر|با احترام|ممنون|متشکرم|سپاس|با سپاس|تشکر"},
    LanguagePhrases{"hi", "धन्यवाद|सादर|भवदीय|शुक्रिया|आपका|बहुत धन्यवाद"},
    LanguagePhrases{"id", "terima kasih|salam|hormat saya|salam hormat|makasih|terima kasih banyak"},
    LanguagePhrases{"vi", "trân trọng|cảm ơn|xin cảm ơn|cám ơn|thân mến|chân thành cảm ơn|kính thư"},
    LanguagePhrases{"th", "ขอบคุณครับ|ขอบคุณค่ะ|ขอบคุณ|ด้วยความเคารพ|ขอแสดงความนับถือ|ขอบคุณมาก"},
    LanguagePhrases{"ja",
                    "よろしくお願いいたします|よろしくお願いします|宜しくお願い致します|以上|敬具|"
                    "何卒よろしくお願いいたします|ありがとうございます|宜しくお願いします|"
                    "よろしくお願い致します"},
    LanguagePhrases{"ko", "감사합니다|고맙습니다|수고하세요|드림|안녕히 계세요|미리 감사드립니다"},
    LanguagePhrases{"zh", "谢谢|感谢|此致|敬礼|祝好|多谢|謝謝|感謝|敬祝|顺颂商祺"},
};

}  // namespace

const PhraseSet& greeting() {
  static const PhraseSet set(kGreeting);
  return set;
}
const PhraseSet& address() {
  static const PhraseSet set(kAddress);
  return set;
}
const PhraseSet& addressee() {
  static const PhraseSet set(kAddressee);
  return set;
}
const PhraseSet& sign_off() {
  static const PhraseSet set(kSignOff);
  return set;
}

}  // namespace firstline::phrases
