#include "server/page/messages_format.h"

#include <unicode/datefmt.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>
#include <unicode/plurrule.h>
#include <unicode/timezone.h>

#include <atomic>
#include <unordered_map>
#include <utility>
#include <vector>

namespace firstline {
namespace {

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

icu::Locale icu_locale(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale =
      icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
  return U_SUCCESS(status) ? locale : icu::Locale::getEnglish();
}

// The plural forms that `locale` has: "one", "few", …; a form it lacks would never be chosen and is a slip.
std::set<std::string> plural_forms(const icu::Locale& locale) {
  std::set<std::string> forms;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, status));
  if (U_FAILURE(status)) return forms;
  const std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(status));
  while (const char* keyword = U_SUCCESS(status) ? keywords->next(nullptr, status) : nullptr) forms.insert(keyword);
  return forms;
}

Result<std::set<std::string>> names_in(const icu::MessagePattern& pattern, const icu::Locale& locale) {
  const std::set<std::string> forms = plural_forms(locale);
  std::set<std::string> names;
  std::vector<UMessagePatternArgType> open;  // the arguments a part stands in, to know a plural's selectors
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    const icu::MessagePattern::Part& part = pattern.getPart(i);
    switch (part.getType()) {
      case UMSGPAT_PART_TYPE_ARG_START:
        open.push_back(part.getArgType());
        break;
      case UMSGPAT_PART_TYPE_ARG_LIMIT:
        open.pop_back();
        break;
      case UMSGPAT_PART_TYPE_ARG_NAME:
        names.insert(utf8(pattern.getSubstring(part)));
        break;
      case UMSGPAT_PART_TYPE_ARG_NUMBER:
        return fail("arguments have names, not numbers");
      case UMSGPAT_PART_TYPE_ARG_SELECTOR: {
        const std::string form = utf8(pattern.getSubstring(part));
        if (open.back() == UMSGPAT_ARG_TYPE_PLURAL && !form.starts_with('=') && !forms.contains(form)) {
          return fail("the language has no plural form '" + form + "'");
        }
        break;
      }
      default:
        break;
    }
  }
  return names;
}

}  // namespace

struct CompiledMessage::Prototype {
  std::uint64_t id;  // never used twice, so that a thread's copy cannot stand for another message
  icu::MessageFormat format;
};

CompiledMessage::CompiledMessage() = default;
CompiledMessage::CompiledMessage(CompiledMessage&&) noexcept = default;
CompiledMessage& CompiledMessage::operator=(CompiledMessage&&) noexcept = default;
CompiledMessage::~CompiledMessage() = default;

Result<CompiledMessage> CompiledMessage::compile(std::string_view pattern, std::string_view locale) {
  static std::atomic<std::uint64_t> next_id{1};
  const icu::UnicodeString text = utf16(pattern);
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  const icu::MessagePattern parsed(text, &where, status);
  if (U_FAILURE(status)) {
    return fail("no valid MessageFormat (" + std::string(u_errorName(status)) + " near character " +
                std::to_string(where.offset) + ")");
  }
  auto names = names_in(parsed, icu_locale(locale));
  if (!names) return fail(names.error().message);
  icu::MessageFormat format(text, icu_locale(locale), where, status);
  if (U_FAILURE(status)) return fail("no valid MessageFormat (" + std::string(u_errorName(status)) + ")");
  CompiledMessage message;
  message.prototype_ = std::make_unique<Prototype>(Prototype{next_id++, format});
  message.names_ = std::move(*names);
  return message;
}

std::string CompiledMessage::format(std::span<const MessageArgument> arguments) const {
  constexpr std::size_t kMostCopies = 4096;  // a preview that loads its theme again and again stays small
  thread_local std::unordered_map<std::uint64_t, std::unique_ptr<icu::MessageFormat>> copies;
  if (copies.size() > kMostCopies) copies.clear();
  std::unique_ptr<icu::MessageFormat>& copy = copies[prototype_->id];
  if (!copy) copy = std::make_unique<icu::MessageFormat>(prototype_->format);

  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const MessageArgument& argument : arguments) {
    names.push_back(utf16(argument.name));
    if (const auto* number = std::get_if<std::int64_t>(&argument.value)) {
      values.emplace_back(*number);
    } else {
      values.emplace_back(utf16(std::get<std::string_view>(argument.value)));
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  copy->format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), out, status);
  return utf8(out);
}

std::string format_date(std::int64_t seconds, const std::string& locale) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::DateFormat>> formats;
  std::unique_ptr<icu::DateFormat>& format = formats[locale];
  if (!format) {
    format.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, icu_locale(locale)));
    if (!format) return {};
    format->setTimeZone(*icu::TimeZone::getGMT());
  }
  icu::UnicodeString out;
  return utf8(format->format(static_cast<UDate>(seconds) * 1000.0, out));
}

std::string format_number(std::int64_t number, const std::string& locale) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::NumberFormat>> formats;
  std::unique_ptr<icu::NumberFormat>& format = formats[locale];
  UErrorCode status = U_ZERO_ERROR;
  if (!format) format.reset(icu::NumberFormat::createInstance(icu_locale(locale), status));
  if (!format) return std::to_string(number);
  icu::UnicodeString out;
  return utf8(format->format(number, out));
}

}  // namespace firstline
