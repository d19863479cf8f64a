#include "server/search/sentences.h"

#include <algorithm>
#include <array>

#include "indexer/base/utf8.h"
#include "indexer/text/scripts.h"

namespace firstline {
namespace {

// These end a sentence whatever follows: Chinese and Japanese, Arabic, Urdu, Devanagari, Burmese, Khmer, Ethiopic,
// Armenian.
constexpr std::array<std::string_view, 12> kEnds = {"\n", "。", "！", "？", "؟", "۔", "।", "॥", "။", "។", "።", "։"};
// These where white space follows, behind closing quotation marks and brackets.
constexpr std::string_view kStops = ".?!";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_small(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'ß' && c <= U'ÿ') || (c >= U'ά' && c <= U'ώ') || (c >= U'а' && c <= U'џ');
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

bool stops(std::string_view gap) {
  const std::size_t stop = gap.find_first_of(kStops);
  if (stop == std::string_view::npos) return false;
  for (std::size_t at = stop; at < gap.size(); ++at) {
    if (is_blank(gap[at])) return true;
  }
  return false;
}

// Between words of Thai and its neighbours, which write none between words of a sentence.
bool blank_parts(std::string_view before, std::string_view after) {
  if (after.empty() || static_cast<unsigned char>(after.front()) < 0xE0) return false;
  const char32_t next = first_character(after);
  return next < 0x2E80 && writes_without_blanks(next) && writes_without_blanks(first_character(before));
}

// Marks that end no sentence, but after which a line needs nothing more: of Latin, Chinese and Japanese, and Arabic.
constexpr std::array<std::string_view, 11> kPauses = {",", ":", ";", "…", "，", "：", "；", "、", "،", "؛", "．"};
constexpr std::array<std::string_view, 14> kClosers = {")", "]", "}", "\"", "'",  "”",  "“",
                                                       "’", "»", "«", "）", "」", "』", "】"};

template <class Marks>
bool ends_with_any(std::string_view text, const Marks& marks) {
  return std::any_of(marks.begin(), marks.end(), [text](std::string_view mark) { return text.ends_with(mark); });
}

}  // namespace

bool closes_line(std::string_view text) {
  for (bool closed = true; closed;) {
    closed = false;
    for (const std::string_view closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      closed = true;
    }
  }
  if (text.empty()) return false;
  return kStops.find(text.back()) != std::string_view::npos || ends_with_any(text, kEnds) ||
         ends_with_any(text, kPauses);
}

bool ends_sentence(std::string_view before, std::string_view gap, std::string_view after) {
  if (gap.empty()) return false;
  if (is_blank(gap.front()) && blank_parts(before, after)) return true;
  if (gap.size() == 1) return gap.front() == '\n';  // most are a blank; a full stop wants one behind it
  for (const std::string_view end : kEnds) {
    if (gap.find(end) != std::string_view::npos) return true;
  }
  if (!stops(gap)) return false;
  return gap.find_first_of("?!") != std::string_view::npos || !is_small(first_character(after));
}

}  // namespace firstline
