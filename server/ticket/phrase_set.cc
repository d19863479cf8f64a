#include "server/ticket/phrase_set.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringpiece.h>

#include <algorithm>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

// Marks of direction and joiners that mail programs strew into attribution lines (UAX #9).
bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

std::string simplify(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_invisible(c)) continue;
    if (is_blank(c)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append_code_point(out, c);
  }
  return out;
}

// Programs and people write the Turkish I with and without its dot: all four are one.
void merge_turkish_i(std::string& folded) {
  constexpr std::string_view kDotAbove = "\xCC\x87";
  constexpr std::string_view kDotless = "\xC4\xB1";
  for (std::size_t at = folded.find(kDotAbove); at != std::string::npos; at = folded.find(kDotAbove, at)) {
    folded.erase(at, kDotAbove.size());
  }
  for (std::size_t at = folded.find(kDotless); at != std::string::npos; at = folded.find(kDotless, at)) {
    folded.replace(at, kDotless.size(), "i");
  }
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

// Thai, Lao and Khmer, and everything from the Kana on, save for full-width forms.
bool ends_without_blank(std::string_view phrase) {
  std::size_t at = phrase.size();
  while (at > 0 && (static_cast<unsigned char>(phrase[at - 1]) & 0xC0) == 0x80) --at;
  if (at == 0) return false;
  std::size_t start = at - 1;
  const char32_t c = next_code_point(phrase, start);
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1780 && c <= 0x17FF) || c >= 0x2E80;
}

bool word_ends(std::string_view text, std::size_t at, std::string_view phrase) {
  if (at >= text.size() || !is_word_byte(phrase.back()) || ends_without_blank(phrase)) return true;
  // What follows in another script or is punctuation beyond ASCII (general and CJK punctuation) ends a word as well.
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == 0xC2 || byte == 0xD8) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if ((c >= 0x2000 && c < 0x2E80) || (c >= 0x3000 && c < 0x3040) || c >= 0xFE00 || c == 0x060C || c == 0x061B ||
        c == 0x061F || (c >= 0xA0 && c < 0xC0)) {
      return true;
    }
  }
  return !is_word_byte(text[at]);
}

std::uint16_t start_of(std::string_view text) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(text[0]) << 8 |
                                    static_cast<unsigned char>(text.size() > 1 ? text[1] : ' '));
}

}  // namespace

std::string fold_phrase(std::string_view text) {
  const std::string plain = simplify(text);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, icu::StringPiece(plain.data(), static_cast<std::int32_t>(plain.size())), sink, nullptr,
                         status);
  if (U_FAILURE(status)) return plain;
  merge_turkish_i(folded);
  return folded;
}

PhraseSet::PhraseSet(std::span<const LanguagePhrases> table) {
  for (const LanguagePhrases& row : table) {
    for (std::string_view rest = row.phrases; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      all_.push_back(fold_phrase(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::sort(all_.begin(), all_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  for (const std::string& phrase : all_) by_start_[start_of(phrase)].push_back(phrase);
}

std::size_t PhraseSet::match_start(std::string_view folded) const {
  if (folded.empty()) return 0;
  const auto bucket = by_start_.find(start_of(folded));
  if (bucket == by_start_.end()) return 0;
  for (const std::string& phrase : bucket->second) {
    if (folded.starts_with(phrase) && word_ends(folded, phrase.size(), phrase)) return phrase.size();
  }
  return 0;
}

bool PhraseSet::found_in(std::string_view folded) const {
  bool word_start = true;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const auto byte = static_cast<unsigned char>(folded[at]);
    if ((byte & 0xC0) == 0x80) continue;
    // In scripts without blanks a phrase may begin at any character.
    if ((word_start || byte >= 0xE0) && match_start(folded.substr(at)) > 0) return true;
    word_start = !is_word_byte(folded[at]);
  }
  return false;
}

bool PhraseSet::match_end(std::string_view folded) const {
  return std::any_of(all_.begin(), all_.end(), [folded](const std::string& phrase) {
    if (!folded.ends_with(phrase)) return false;
    const std::size_t at = folded.size() - phrase.size();
    return at == 0 || ends_without_blank(phrase) || !is_word_byte(folded[at - 1]) || !is_word_byte(phrase.front());
  });
}

}  // namespace firstline
