#include "indexer/text/locale.h"

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/stringoptions.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

namespace firstline {
namespace {

constexpr std::size_t kMaxTagBytes = 35;  // RFC 5646 4.4.1

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// RFC 5646 2.1, as far as it concerns us: a language of two or three letters, then subtags of one to eight letters or
// digits. ICU's parser would silently drop what it does not like.
bool is_well_formed(std::string_view tag) {
  if (tag.empty() || tag.size() > kMaxTagBytes) return false;
  const std::string_view language = tag.substr(0, tag.find('-'));
  if (language.size() < 2 || language.size() > 3 || !std::all_of(language.begin(), language.end(), is_letter)) {
    return false;
  }
  std::size_t length = 0;
  for (const char c : tag) {
    if (c == '-' && length == 0) return false;
    if (c != '-' && !is_alphanumeric(c)) return false;
    length = c == '-' ? 0 : length + 1;
    if (length > 8) return false;
  }
  return length > 0;
}

// Languages that ICU ships locale data for: what tells "de" from "api" and "cpp", which are languages too.
bool has_data(const std::string& language) {
  static const std::set<std::string, std::less<>> languages = [] {
    std::set<std::string, std::less<>> names;
    for (int32_t i = 0; i < uloc_countAvailable(); ++i) {
      const std::string_view name = uloc_getAvailable(i);
      names.emplace(name.substr(0, name.find('_')));
    }
    return names;
  }();
  return languages.contains(language);
}

std::string lower_case(std::string_view tag) {
  std::string out(tag);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

icu::Locale to_icu(const std::string& canonical) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Locale::forLanguageTag(canonical, status);
}

}  // namespace

std::optional<Locale> Locale::parse(std::string_view tag) {
  std::string hyphenated(tag.substr(0, kMaxTagBytes + 1));
  std::replace(hyphenated.begin(), hyphenated.end(), '_', '-');
  if (!is_well_formed(hyphenated)) return std::nullopt;

  UErrorCode status = U_ZERO_ERROR;
  icu::Locale icu_locale = icu::Locale::forLanguageTag(hyphenated, status);
  icu_locale.canonicalize(status);  // iw -> he, cmn -> zh, sh -> sr-Latn
  if (U_FAILURE(status) || icu_locale.isBogus()) return std::nullopt;

  Locale locale;
  locale.tag_ = tag;
  locale.canonical_ = icu_locale.toLanguageTag<std::string>(status);
  locale.language_ = icu_locale.getLanguage();
  // "no" is the macrolanguage; nearly all text under that name is Bokmål.
  if (locale.language_ == "no") {
    locale.language_ = "nb";
    locale.canonical_.replace(0, 2, "nb");
  }
  // "src" is a kind of Sardinian, which ICU takes for Sardinian itself: three letters count when they are a language's
  // own name or its ISO 639-2 code.
  const std::string typed = lower_case(std::string_view(hyphenated).substr(0, hyphenated.find('-')));
  const bool own_name = typed.size() == 2 || has_data(typed) || typed == icu_locale.getISO3Language() || typed == "cmn";
  if (!own_name) return std::nullopt;
  if (U_FAILURE(status) || !has_data(locale.language_)) return std::nullopt;

  icu_locale.addLikelySubtags(status);
  locale.script_ = icu_locale.getScript();
  return locale;
}

bool Locale::right_to_left() const { return uloc_isRightToLeft((language_ + '_' + script_).c_str()) != 0; }

std::string Locale::display_name() const {
  const icu::Locale icu_locale = to_icu(canonical_);
  std::array<UDisplayContext, 1> contexts{UDISPCTX_DIALECT_NAMES};
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu_locale, contexts.data(), static_cast<int32_t>(contexts.size())));
  icu::UnicodeString name;
  names->localeDisplayName(icu_locale, name);
  // Many languages write their names small; a menu of all of them looks broken unless all or none are.
  name.toTitle(nullptr, icu_locale, U_TITLECASE_NO_LOWERCASE | U_TITLECASE_SENTENCES);
  std::string utf8;
  return name.toUTF8String(utf8);
}

}  // namespace firstline
