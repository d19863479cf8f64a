#include "indexer/text/light_stem.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

namespace firstline {
namespace {

using Endings = std::span<const std::string_view>;

// One language's rules. The longest of `endings` that leaves `kept` letters goes, then one of `inner` that leaves
// `inner_kept`; `finish` undoes what inflection does to the stem itself.
struct LightRules {
  std::string_view language;
  std::size_t kept;
  Endings endings;
  std::size_t inner_kept;
  Endings inner;
  void (*finish)(std::string& stem);
};

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void remove_ending(std::string& word, Endings endings, std::size_t kept) {
  std::size_t longest = 0;
  for (const std::string_view ending : endings) {
    if (ending.size() <= longest || !word.ends_with(ending)) continue;
    if (count_letters(word) >= count_letters(ending) + kept) longest = ending.size();
  }
  word.resize(word.size() - longest);
}

// The last letter that `word` ends with, and the one before it, as slices.
struct Tail {
  std::string_view before, last;
};

Tail tail_of(std::string_view word) {
  const auto start_of_last = [](std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
    return at > 0 ? at - 1 : 0;
  };
  if (word.empty()) return {};
  const std::size_t last = start_of_last(word);
  if (last == 0) return {{}, word};
  const std::size_t before = start_of_last(word.substr(0, last));
  return {word.substr(before, last - before), word.substr(last)};
}

void replace_last(std::string& word, std::string_view from, std::string_view to) {
  if (word.ends_with(from)) word.replace(word.size() - from.size(), from.size(), to);
}

// The vowel that comes and goes before a last consonant: pes and psa, przesyłek and przesyłka, рахунок and рахунку.
void drop_fleeting(std::string& word, std::string_view vowel) {
  const Tail tail = tail_of(word);
  if (tail.before != vowel || count_letters(word) < 3) return;
  word.erase(word.size() - tail.last.size() - tail.before.size(), tail.before.size());
}

void undouble(std::string& word) {
  const Tail tail = tail_of(word);
  if (!tail.before.empty() && tail.before == tail.last) word.resize(word.size() - tail.last.size());
}

// Czech: L. Dolamic and J. Savoy, "Indexing and stemming approaches for the Czech language" (2009), the light variant;
// Slovak after it. Consonants alternate within one word, ruka and ruce.
constexpr std::string_view kCzech[] = {"atech", "etem", "atum", "ech", "ich", "eho", "emu", "iho", "imi", "imu",
                                       "ach",   "ata",  "aty",  "ych", "ama", "ami", "ove", "ovi", "ymi", "emi",
                                       "ete",   "eti",  "em",   "es",  "im",  "um",  "at",  "am",  "os",  "us",
                                       "ym",    "mi",   "ou",   "a",   "e",   "i",   "o",   "u",   "y"};
constexpr std::string_view kSlovak[] = {"iami", "iach", "atam", "atach", "och", "ach", "ich", "ych", "ami", "ymi",
                                        "imi",  "eho",  "emu",  "iam",   "ovi", "ove", "ata", "aty", "iho", "imu",
                                        "om",   "em",   "am",   "ou",    "ej",  "im",  "ym",  "mi",  "ov",  "iu",
                                        "ia",   "ie",   "a",    "e",     "i",   "o",   "u",   "y"};
constexpr std::string_view kCzechPossessive[] = {"ov", "in", "uv"};
void finish_czech(std::string& word) {
  replace_last(word, "c", "k");
  replace_last(word, "z", "h");
  drop_fleeting(word, "e");
}

constexpr std::string_view kPolish[] = {"iami", "iach", "iego", "iemu", "ami", "ach", "owi", "iem",  "iom",
                                        "ego",  "emu",  "ych",  "ich",  "ymi", "imi", "iej", "owie", "om",
                                        "em",   "ow",   "ie",   "ia",   "iu",  "io",  "ej",  "ym",   "im",
                                        "a",    "e",    "i",    "o",    "u",   "y"};
void finish_polish(std::string& word) {
  replace_last(word, "rz", "r");
  drop_fleeting(word, "e");
}

constexpr std::string_view kSlovene[] = {"ega", "emu", "ama", "imi", "ami", "ima", "oma", "ih", "im", "om",
                                         "em",  "ov",  "ev",  "ah",  "eh",  "a",   "e",   "i",  "o",  "u"};
void finish_slovene(std::string& word) { drop_fleeting(word, "e"); }

constexpr std::string_view kUkrainian[] = {"ого", "ому", "ими", "іми", "ами", "ями", "ові", "еві", "єві", "ою", "ею",
                                           "єю",  "ів",  "їв",  "ей",  "ам",  "ям",  "ах",  "ях",  "ом",  "ем", "єм",
                                           "их",  "іх",  "ий",  "ій",  "ої",  "ім",  "им",  "ая",  "і",   "ї",  "и",
                                           "а",   "я",   "у",   "ю",   "о",   "е",   "є",   "ь",   "й"};
// Stress moves and with it the vowel: рахунок and рахунку, вхід and входу.
void finish_ukrainian(std::string& word) {
  replace_last(word, "ок", "к");
  undouble(word);
  const Tail tail = tail_of(word);
  if (tail.before == "і" && count_letters(word) > 3) {
    word.replace(word.size() - tail.last.size() - tail.before.size(), tail.before.size(), "о");
  }
}

constexpr std::string_view kBelarusian[] = {"ага", "яга", "аму", "яму", "ымі", "імі", "амі", "ямі", "аў", "яў", "оў",
                                            "еў",  "ах",  "ях",  "ам",  "ям",  "ом",  "ем",  "ай",  "ой", "ей", "аю",
                                            "ою",  "ею",  "ых",  "іх",  "ым",  "ім",  "ая",  "яя",  "ую", "юю", "ае",
                                            "ы",   "і",   "а",   "я",   "у",   "ю",   "о",   "е",   "э",  "ь",  "й"};
void finish_belarusian(std::string& word) { undouble(word); }

// The article first, then number and gender.
constexpr std::string_view kBulgarianArticles[] = {"ът", "ят", "та", "то", "те"};
constexpr std::string_view kBulgarian[] = {"овете", "ищата", "ове", "еве", "ища", "ие", "ия", "ии",
                                           "а",     "я",     "о",   "е",   "и",   "у",  "ю",  "й"};
void finish_bulgarian(std::string& word) { replace_last(word, "ц", "к"); }  // език, езици

constexpr std::string_view kEstonian[] = {"dele", "dest", "desse", "tele", "test", "tesse", "dega", "tega", "deni",
                                          "sse",  "des",  "del",   "delt", "ltki", "ks",    "st",   "le",   "lt",
                                          "ni",   "na",   "ta",    "ga",   "de",   "te",    "id",   "d",    "t"};
constexpr std::string_view kVowels[] = {"a", "e", "i", "o", "u"};

// After Kreslins's stemmer for Latvian, the endings alone.
constexpr std::string_view kLatvian[] = {"ajiem", "ajam", "ajas", "ajos", "iem", "ies", "am", "as",
                                         "ai",    "os",   "is",   "us",   "es",  "ei",  "em", "im",
                                         "um",    "a",    "e",    "i",    "o",   "u",   "s"};

// Plurals and possessives; folding has made one letter of each pair of Arabic and Persian ones.
constexpr std::string_view kPersian[] = {"هايمان", "هايتان", "هايشان", "هايي", "هايم", "هايت", "هايش", "هاي",
                                         "ها",     "ترين",   "تر",     "مان",  "تان",  "شان",  "ي"};

constexpr std::string_view kBengali[] = {"গুলির", "গুলোর", "গুলিকে", "গুলোকে", "গুলি", "গুলো", "টির", "টার", "টিতে", "টিকে",
                                         "দের",  "টি",   "টা",    "রা",    "কে",  "তে",  "ের",  "র",   "ে"};

constexpr std::string_view kHebrew[] = {"אות", "ים", "ות", "ה"};
// חשבוניות is the plural of חשבונית, and the last letter of a word has a form of its own.
void finish_hebrew(std::string& word) {
  for (const auto& [last, inner] : {std::pair{"ך", "כ"}, {"ם", "מ"}, {"ן", "נ"}, {"ף", "פ"}, {"ץ", "צ"}}) {
    replace_last(word, last, inner);
  }
}

// L. S. Larkey, L. Ballesteros and M. E. Connell, "Light stemming for Arabic information retrieval" (2007), light10,
// and the other possessives, which help articles address their reader with.
constexpr std::string_view kArabicPossessives[] = {"كما", "هما", "كم", "هم", "نا", "ك"};
constexpr std::string_view kArabicOwnPlural[] = {"اتي"};  // my accounts; "my" alone is an adjective's ending too
constexpr std::string_view kArabic[] = {"ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"};
constexpr std::string_view kArabicArticles[] = {"وال", "بال", "كال", "فال", "ال", "لل"};

void stem_arabic(std::string_view word, std::string& out) {
  constexpr std::string_view kAnd = "و";
  if (count_letters(word) > 3 && word.starts_with(kAnd)) word.remove_prefix(kAnd.size());
  for (const std::string_view article : kArabicArticles) {
    if (!word.starts_with(article) || count_letters(word) < count_letters(article) + 2) continue;
    word.remove_prefix(article.size());
    break;
  }
  out = word;
  remove_ending(out, kArabicPossessives, 3);
  remove_ending(out, kArabicOwnPlural, 3);
  // All endings, each once, in this order.
  for (const std::string_view ending : kArabic) {
    if (out.ends_with(ending) && count_letters(out) >= count_letters(ending) + 2)
      out.resize(out.size() - ending.size());
  }
}

constexpr LightRules kRules[] = {
    {"be", 3, kBelarusian, 0, {}, finish_belarusian},
    {"bg", 3, kBulgarianArticles, 3, kBulgarian, finish_bulgarian},
    {"bn", 3, kBengali, 0, {}, nullptr},
    {"cs", 3, kCzech, 4, kCzechPossessive, finish_czech},
    {"et", 4, kEstonian, 4, kVowels, nullptr},
    {"fa", 3, kPersian, 0, {}, nullptr},
    {"he", 3, kHebrew, 0, {}, finish_hebrew},
    {"lv", 3, kLatvian, 0, {}, nullptr},
    {"pl", 3, kPolish, 0, {}, finish_polish},
    {"sk", 3, kSlovak, 4, kCzechPossessive, finish_czech},
    {"sl", 3, kSlovene, 0, {}, finish_slovene},
    {"uk", 3, kUkrainian, 0, {}, finish_ukrainian},
};

const LightRules* find_rules(std::string_view language) {
  const auto* found = std::find_if(std::begin(kRules), std::end(kRules),
                                   [language](const LightRules& rules) { return rules.language == language; });
  return found == std::end(kRules) ? nullptr : found;
}

}  // namespace

bool has_light_stemmer(std::string_view language) { return language == "ar" || find_rules(language) != nullptr; }

void light_stem(std::string_view language, std::string_view word, std::string& out) {
  if (language == "ar") return stem_arabic(word, out);
  out = word;
  const LightRules* rules = find_rules(language);
  if (rules == nullptr) return;
  remove_ending(out, rules->endings, rules->kept);
  remove_ending(out, rules->inner, rules->inner_kept);
  if (rules->finish != nullptr) rules->finish(out);
}

}  // namespace firstline
