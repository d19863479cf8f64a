#include "indexer/text/keyboard_layout.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <optional>

#include "indexer/base/utf8.h"
#include "indexer/text/hangul_keys.h"

namespace firstline {
namespace {

// The keys of the American layout row by row, without and with shift.
constexpr std::u32string_view kKeys = U"`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./";
constexpr std::u32string_view kShiftedKeys = U"~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";

// The Greek accent, a dead key before its vowel; searching needs no accents.
constexpr char32_t kDead = U'\u0301';

struct KeyboardLayout {
  std::string_view language;
  std::u32string_view letters;  // what each of kKeys writes
  std::u32string_view shifted;  // pairs of a key and its letter, where that is not the plain one's capital
};

// After the symbols of xkeyboard-config; a language's commonest layout first. ﻻ is two letters on one key, which
// folding takes apart.
constexpr KeyboardLayout kLayouts[] = {
    {"ru", U"ё1234567890-=йцукенгшщзхъфывапролджэячсмитьбю.", U""},
    {"uk", U"'1234567890-=йцукенгшщзхїфівапролджєячсмитьбю.", U""},
    {"be", U"ё1234567890-=йцукенгшўзх'фывапролджэячсмітьбю.", U""},
    {"bg", U"(1234567890-.,уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб", U""},
    {"bg", U"ч1234567890-=явертъуиопшщасдфгхйкл;'зьцжбнм,./", U""},
    {"mk", U"`1234567890-=љњертѕуиопшѓасдфгхјклчќзџцвбнм,./", U""},
    {"sr", U"`1234567890'+љњертзуиопшђасдфгхјклчћжџцвбнм,.-", U""},
    {"el", U"`1234567890-=;ςερτυθιοπ[]ασδφγηξκλ\u0301'ζχψωβνμ,./", U""},
    {"he", U";1234567890-=/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.", U""},
    {"ar", U"ذ1234567890-=ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ", U"YإHأNآTﻹGﻷBﻵ"},
    {"fa", U"`1234567890-=ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو./", U"HآCژ"},
    {"th", U"_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝ", U"^ูEฎRฑTธYํU๊IณOฯPญ{ฐAฤSฆDฏFโGฌH็J๋KษLศ:ซCฉVฮN์<ฒ>ฬ?ฦ"},
};

std::u32string decode(std::string_view utf8) {
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) out += next_code_point(utf8, i);
  return out;
}

bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

// Letters and vowel signs beyond ASCII.
bool is_foreign(char32_t c) {
  if (c < 0x80) return false;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

char32_t letter_of(char32_t key, const KeyboardLayout& layout) {
  for (std::size_t i = 0; i + 1 < layout.shifted.size(); i += 2) {
    if (layout.shifted[i] == key) return layout.shifted[i + 1];
  }
  auto at = kKeys.find(key);
  if (at == std::u32string_view::npos) at = kShiftedKeys.find(key);
  return at == std::u32string_view::npos ? key : layout.letters[at];
}

std::string write(const std::u32string& keys, const KeyboardLayout& layout) {
  std::string out;
  for (const char32_t key : keys) {
    const char32_t letter = letter_of(key, layout);
    if (letter != kDead) append_code_point(out, letter);
  }
  return out;
}

// The keys that wrote `letters`; nullopt if one of them is not of this layout.
std::optional<std::string> read(const std::u32string& letters, const KeyboardLayout& layout) {
  std::string keys;
  for (const char32_t letter : letters) {
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)));
    const auto at = layout.letters.find(lower);
    if (at != std::u32string_view::npos) {
      append_code_point(keys, kKeys[at]);
      continue;
    }
    std::size_t shifted = 1;
    while (shifted < layout.shifted.size() && layout.shifted[shifted] != lower) shifted += 2;
    if (shifted < layout.shifted.size()) {
      append_code_point(keys, static_cast<char32_t>(u_tolower(static_cast<UChar32>(layout.shifted[shifted - 1]))));
    } else if (is_foreign(letter)) {
      return std::nullopt;
    } else {
      append_code_point(keys, letter);
    }
  }
  return keys;
}

bool is_hangul(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HANGUL;
}

}  // namespace

std::vector<std::string> retype(std::string_view typed, std::string_view language) {
  std::vector<std::string> meant;
  const std::u32string text = decode(typed);
  const bool latin = std::any_of(text.begin(), text.end(), is_latin);
  const bool foreign = std::any_of(text.begin(), text.end(), is_foreign);
  const auto add = [&meant](std::string candidate) {
    if (std::find(meant.begin(), meant.end(), candidate) == meant.end()) meant.push_back(std::move(candidate));
  };
  if (foreign && !latin) {
    if (std::any_of(text.begin(), text.end(), is_hangul)) return {keys_from_hangul(typed)};
    for (const KeyboardLayout& layout : kLayouts) {
      if (auto keys = read(text, layout)) add(std::move(*keys));
    }
  } else if (!foreign) {
    if (language == "ko") {
      if (auto hangul = hangul_from_keys(typed)) return {*hangul};
    }
    for (const KeyboardLayout& layout : kLayouts) {
      if (layout.language == language) add(write(text, layout));
    }
  }
  return meant;
}

}  // namespace firstline
