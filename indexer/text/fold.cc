#include "indexer/text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "indexer/text/han_variants.h"

namespace firstline {
namespace {

// Letters whose plain form no decomposition gives. Sorted by code point; casefolded letters only.
struct Replacement {
  UChar32 from;
  const char* to;
};

constexpr Replacement kReplacements[] = {
    {0x00DF, "ss"},  // ß, which case folding has already done
    {0x00E6, "ae"},  // æ
    {0x00F0, "d"},   // ð
    {0x00F8, "o"},   // ø
    {0x00FE, "th"},  // þ
    {0x0111, "d"},   // đ
    {0x0127, "h"},   // ħ
    {0x0131, "i"},   // ı
    {0x0138, "k"},   // ĸ
    {0x0142, "l"},   // ł
    {0x014B, "n"},   // ŋ
    {0x0153, "oe"},  // œ
    {0x0167, "t"},   // ŧ
    {0x0180, "b"},   // ƀ
    {0x0188, "c"},   // ƈ
    {0x0199, "k"},   // ƙ, Hausa
    {0x01B4, "y"},   // ƴ, Hausa
    {0x0253, "b"},   // ɓ, Hausa
    {0x0254, "o"},   // ɔ
    {0x0257, "d"},   // ɗ, Hausa
    {0x0259, "e"},   // ə, Azeri
    {0x025B, "e"},   // ɛ
    {0x0268, "i"},   // ɨ
    {0x0451, "е"},   // ё to Cyrillic е
    {0x0622, "ا"},   // alef with madda
    {0x0623, "ا"},   // alef with hamza above
    {0x0625, "ا"},   // alef with hamza below
    {0x0640, ""},    // tatweel
    {0x0649, "ي"},   // alef maksura
    {0x0671, "ا"},   // alef wasla
    {0x06A9, "ك"},   // Persian kaf
    {0x06C0, "ه"},   // heh with yeh above
    {0x06C1, "ه"},   // Urdu heh
    {0x06CC, "ي"},   // Persian yeh
    {0x06D2, "ي"},   // Urdu yeh barree
};

// Serbian Cyrillic in the order of its code points; the Latin letters that a reader types without their accents.
constexpr Replacement kSerbian[] = {
    {0x0430, "a"}, {0x0431, "b"}, {0x0432, "v"},  {0x0433, "g"},  {0x0434, "d"}, {0x0435, "e"},
    {0x0436, "z"}, {0x0437, "z"}, {0x0438, "i"},  {0x043A, "k"},  {0x043B, "l"}, {0x043C, "m"},
    {0x043D, "n"}, {0x043E, "o"}, {0x043F, "p"},  {0x0440, "r"},  {0x0441, "s"}, {0x0442, "t"},
    {0x0443, "u"}, {0x0444, "f"}, {0x0445, "h"},  {0x0446, "c"},  {0x0447, "c"}, {0x0448, "s"},
    {0x0452, "d"}, {0x0458, "j"}, {0x0459, "lj"}, {0x045A, "nj"}, {0x045B, "c"}, {0x045F, "dz"},
};

template <std::size_t size>
const char* find_replacement(const Replacement (&table)[size], UChar32 c) {
  const auto found = std::lower_bound(std::begin(table), std::end(table), c,
                                      [](const Replacement& entry, UChar32 wanted) { return entry.from < wanted; });
  return found != std::end(table) && found->from == c ? found->to : nullptr;
}

// What stands between the letters of one word, as its plain form: apostrophes of all kinds, Hebrew geresh and
// gershayim (ICU keeps quotation marks only inside Hebrew words), and nothing for the Catalan middle dot. nullptr for
// every other character.
const char* find_inner_mark(UChar32 c) {
  switch (c) {
    case '\'':
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x02BD:
    case 0x055A:
    case 0x05F3:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
      return "'";
    case '"':
    case 0x05F4:
      return "\"";
    case 0x00B7:
    case 0x2027:
      return "";
    default:
      return nullptr;
  }
}

void append(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, static_cast<std::size_t>(length));
}

// The code point at `i`, which moves behind it; U+FFFD for ill-formed bytes.
UChar32 next(std::string_view text, std::size_t& i) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  auto index = static_cast<int32_t>(i);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, index, static_cast<int32_t>(text.size()), c);
  i = static_cast<std::size_t>(index);
  return c;
}

const icu::Normalizer2& nfkc_casefold() {
  static const icu::Normalizer2* instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* loaded = icu::Normalizer2::getNFKCCasefoldInstance(status);
    assert(U_SUCCESS(status));
    return loaded;
  }();
  return *instance;
}

const icu::Normalizer2& nfd() {
  static const icu::Normalizer2* instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* loaded = icu::Normalizer2::getNFDInstance(status);
    assert(U_SUCCESS(status));
    return loaded;
  }();
  return *instance;
}

// CaseFolding.txt, status T: I is the capital of ı, and İ of i.
void fold_turkic_capitals(std::string_view utf8, std::string& out) {
  constexpr std::string_view kDottedCapital = "\xC4\xB0";  // İ
  constexpr std::string_view kDotlessSmall = "\xC4\xB1";   // ı
  constexpr std::string_view kCombiningDot = "\xCC\x87";
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (utf8.substr(i, 2) == kDottedCapital) {
      out += 'i';
      ++i;
    } else if (utf8[i] != 'I') {
      out += utf8[i];
    } else if (utf8.substr(i + 1, 2) == kCombiningDot) {
      out += 'i';
      i += 2;
    } else {
      out += kDotlessSmall;
    }
  }
}

void unify_inner_marks(std::string& text) {
  if (is_ascii(text)) return;
  std::string unified;
  unified.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char* mark = find_inner_mark(next(text, i));
    mark != nullptr ? unified.append(mark) : unified.append(text, begin, i - begin);
  }
  text = std::move(unified);
}

// Appends what is left of a Latin or Greek letter without its accents.
void append_base(std::string& out, UChar32 letter) {
  icu::UnicodeString decomposed;
  if (!nfd().getDecomposition(letter, decomposed)) decomposed.setTo(letter);
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    const char* replacement = find_replacement(kReplacements, c);
    replacement != nullptr ? out.append(replacement) : (append(out, c), out);
  }
}

// Marks after these are reading aids; after any other letter they are part of it (が, й, the vowels of Hindi and Thai).
bool drops_marks(UScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW;
}

UScriptCode script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Folder::Folder(std::string_view language)
    : turkic_(language == "tr" || language == "az"), simplifies_(language == "zh") {}

void Folder::casefold(std::string_view utf8, std::string& out) const {
  out.clear();
  if (!turkic_ && is_ascii(utf8)) {
    for (const char c : utf8) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return;
  }
  std::string lowered;
  if (turkic_) {
    fold_turkic_capitals(utf8, lowered);
    utf8 = lowered;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  nfkc_casefold().normalizeUTF8(0, {utf8.data(), static_cast<int32_t>(utf8.size())}, sink, nullptr, status);
  assert(U_SUCCESS(status));
  unify_inner_marks(out);
}

void Folder::strip_accents(std::string_view casefolded, std::string& out) const {
  out.clear();
  UScriptCode base = USCRIPT_COMMON;
  for (std::size_t i = 0; i < casefolded.size();) {
    const UChar32 c = next(casefolded, i);
    if (c < 0x80) {
      out += static_cast<char>(c);
      base = USCRIPT_LATIN;
      continue;
    }
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) {
      constexpr UChar32 kAcute = 0x0301;  // marks the stress in Russian and Ukrainian textbooks
      if (!drops_marks(base) && !(base == USCRIPT_CYRILLIC && c == kAcute)) append(out, c);
      continue;
    }
    // Tatweel and other common characters do not change whose marks these are.
    if (const UScriptCode script = script_of(c); script != USCRIPT_COMMON) base = script;
    if (type == U_DECIMAL_DIGIT_NUMBER) {
      out += static_cast<char>('0' + u_charDigitValue(c));
    } else if (simplifies_ && base == USCRIPT_HAN) {
      append(out, static_cast<UChar32>(simplify_han(static_cast<char32_t>(c))));
    } else if (base == USCRIPT_LATIN || base == USCRIPT_GREEK) {
      append_base(out, c);
    } else if (const char* replacement = find_replacement(kReplacements, c)) {
      out += replacement;
    } else {
      append(out, c);
    }
  }
}

void remove_apostrophes(std::string& casefolded) {
  std::erase_if(casefolded, [](char c) { return c == '\'' || c == '"'; });
}

void romanize_serbian(std::string& folded) {
  if (is_ascii(folded)) return;
  std::string latin;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    const char* letter = find_replacement(kSerbian, next(folded, i));
    letter != nullptr ? latin.append(letter) : latin.append(folded, begin, i - begin);
  }
  folded = std::move(latin);
}

std::string Folder::fold(std::string_view utf8) const {
  std::string casefolded, folded;
  casefold(utf8, casefolded);
  strip_accents(casefolded, folded);
  return folded;
}

}  // namespace firstline
