#include "indexer/text/scripts.h"

#include <unicode/brkiter.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

namespace firstline {
namespace {

// A cluster is looked for in this many bytes around the place; longer ones are cut, which only garbage meets.
constexpr std::size_t kReach = 256;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::unique_ptr<icu::BreakIterator> make_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  return U_SUCCESS(status) ? std::move(iterator) : nullptr;
}

}  // namespace

bool writes_without_blanks(char32_t c) {
  if (c < 0x0E00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TAI_LE:
    case USCRIPT_NEW_TAI_LUE:
    case USCRIPT_LANNA:
      return true;
    default:
      return c == 0x30FC;  // the long vowel of kana, which is no script's own
  }
}

std::size_t grapheme_boundary(std::string_view text, std::size_t offset) {
  while (offset < text.size() && continues(text[offset])) ++offset;
  if (offset == 0 || offset >= text.size()) return offset;
  // Between two characters of ASCII there is a boundary, but for a line break's two.
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (is_ascii(text[offset - 1]) && is_ascii(text[offset]) && text[offset] != '\n') return offset;
  std::size_t begin = offset - std::min(offset, kReach);
  while (begin < offset && continues(text[begin])) ++begin;
  const std::string_view around = text.substr(begin, 2 * kReach);
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = make_iterator();
  if (!iterator) return offset;
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, around.data(), static_cast<std::int64_t>(around.size()), &status);
  iterator->setText(&view, status);
  std::size_t found = offset;
  const auto place = static_cast<std::int32_t>(offset - begin);
  if (U_SUCCESS(status) && !iterator->isBoundary(place)) {
    const std::int32_t next = iterator->following(place);
    if (next != icu::BreakIterator::DONE) found = begin + static_cast<std::size_t>(next);
  }
  utext_close(&view);
  return std::min(found, text.size());
}

}  // namespace firstline
