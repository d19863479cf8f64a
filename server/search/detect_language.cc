#include "server/search/detect_language.h"

// CLD2's header needs these before it and includes none of them.
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace firstline {
namespace {

constexpr std::size_t kMaxBytes = 8 * 1024;  // more text does not change the guess

// CLD2's names that are not the BCP 47 ones.
std::string canonical_code(std::string_view code) {
  static const std::map<std::string_view, std::string_view> kRenamed = {
      {"iw", "he"}, {"no", "nb"}, {"zh", "zh-Hans"}, {"zh-Hant", "zh-Hant"}, {"tl", "fil"}, {"jw", "jv"}};
  const auto it = kRenamed.find(code);
  return std::string(it == kRenamed.end() ? code : it->second);
}

// Structurally well-formed UTF-8 of at most kMaxBytes, which is all that CLD2 asks; wrong bytes become blanks.
std::string well_formed(std::string_view text) {
  std::string clean(text.substr(0, kMaxBytes));
  for (std::size_t at = 0; at < clean.size();) {
    const auto lead = static_cast<unsigned char>(clean[at]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    bool good = length > 0 && at + length <= clean.size();
    for (std::size_t i = 1; good && i < length; ++i) good = (static_cast<unsigned char>(clean[at + i]) & 0xC0) == 0x80;
    if (good && length > 2) {
      // Overlong forms, surrogates and what lies beyond U+10FFFF (Unicode 3.9, table 3-7).
      const auto second = static_cast<unsigned char>(clean[at + 1]);
      good = !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second > 0x9F) && !(lead == 0xF0 && second < 0x90) &&
             !(lead == 0xF4 && second > 0x8F);
    }
    if (!good) clean[at] = ' ';
    at += good ? length : 1;
  }
  return clean;
}

}  // namespace

std::string detect_locale(std::string_view text, const Site& site) {
  const std::string clean = well_formed(text);
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool reliable = false;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language best =
      CLD2::ExtDetectLanguageSummary(clean.data(), static_cast<int>(clean.size()), true, &hints,
                                     CLD2::kCLDFlagBestEffort, languages, percents, scores, nullptr, &bytes, &reliable);
  if (best == CLD2::UNKNOWN_LANGUAGE) return site.default_locale;
  const auto wanted = Locale::parse(canonical_code(CLD2::LanguageCode(best)));
  if (!wanted) return site.default_locale;
  const SiteLocale* same_language = nullptr;
  for (const SiteLocale& locale : site.locales) {
    if (locale.locale.language() != wanted->language()) continue;
    if (locale.locale.script() == wanted->script()) return locale.locale.tag();
    if (!same_language) same_language = &locale;
  }
  return same_language ? same_language->locale.tag() : site.default_locale;
}

}  // namespace firstline
