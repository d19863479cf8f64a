#include "indexer/text/segmenter.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace firstline {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{1} << 30;  // ICU's offsets are 32 bits

// Word_Break properties, as far as the fast path tells them apart.
enum class WordClass : std::uint8_t {
  other,
  space,       // ASCII white space: where the fast path and ICU may meet
  letter,      // ALetter
  numeric,     // Numeric
  underscore,  // ExtendNumLet
  mid_letter,  // MidLetter
  mid_number,  // MidNum
  mid_both,    // MidNumLet and Single_Quote
  ignored,     // Extend and Format, which WB4 passes over
  slow,        // anything that needs more: Hebrew and its quotation marks, joiners, Katakana, regional indicators
};

constexpr UChar32 kTwoByteEnd = 0x800;
constexpr UChar32 kPunctuationBegin = 0x2000;
constexpr UChar32 kPunctuationEnd = 0x2080;

WordClass classify(UChar32 c) {
  // CLDR's tailorings of the root locale: '@' joins like a letter, ':' does not join.
  if (c == '@') return WordClass::letter;
  if (c == ':') return WordClass::other;
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return WordClass::space;
  // Complex context is what dictionaries segment.
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return WordClass::slow;
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_OTHER:
    case U_WB_NEWLINE:
    case U_WB_WSEGSPACE:
    case U_WB_DOUBLE_QUOTE:  // joins Hebrew letters only
      return WordClass::other;
    case U_WB_ALETTER:
      return WordClass::letter;
    case U_WB_NUMERIC:
      return WordClass::numeric;
    case U_WB_EXTENDNUMLET:
      return WordClass::underscore;
    case U_WB_MIDLETTER:
      return WordClass::mid_letter;
    case U_WB_MIDNUM:
      return WordClass::mid_number;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return WordClass::mid_both;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return WordClass::ignored;
    default:
      return WordClass::slow;
  }
}

struct ClassTable {
  std::array<WordClass, kTwoByteEnd> low;
  std::array<WordClass, kPunctuationEnd - kPunctuationBegin> punctuation;

  ClassTable() {
    for (UChar32 c = 0; c < kTwoByteEnd; ++c) low[static_cast<std::size_t>(c)] = classify(c);
    for (UChar32 c = kPunctuationBegin; c < kPunctuationEnd; ++c) {
      punctuation[static_cast<std::size_t>(c - kPunctuationBegin)] = classify(c);
    }
  }
};

const ClassTable& class_table() {
  static const ClassTable table;
  return table;
}

struct Character {
  WordClass word_class = WordClass::other;
  std::size_t length = 0;  // 0 at the end of the text
};

// Scans one text by the table. Knows nothing of ICU.
class FastScanner {
 public:
  explicit FastScanner(std::string_view text) : text_(text), table_(class_table()) {}

  Character at(std::size_t i) const {
    if (i >= text_.size()) return {};
    const unsigned char lead = byte(i);
    if (lead < 0x80) return {table_.low[lead], 1};
    if (lead >= 0xC2 && lead <= 0xDF && is_trail(i + 1)) {
      return {table_.low[((lead & 0x1Fu) << 6) | (byte(i + 1) & 0x3Fu)], 2};
    }
    if (lead == 0xE2 && (is_trail(i + 1) && byte(i + 1) <= 0x81) && is_trail(i + 2)) {
      return {table_.punctuation[((byte(i + 1) & 0x3Fu) << 6) | (byte(i + 2) & 0x3Fu)], 3};
    }
    return {WordClass::slow, 1};
  }

  // Behind the characters at `i` that WB4 passes over.
  std::size_t skip_ignored(std::size_t i) const {
    for (Character c = at(i); c.length > 0 && c.word_class == WordClass::ignored; c = at(i)) i += c.length;
    return i;
  }

  // Where the segment that begins at `i` with a letter, digit or underscore ends; `meaningful` tells whether there is
  // anything but underscores and '@' in it. A slow character ends it too; the caller then discards it.
  std::size_t segment_end(std::size_t i, bool& meaningful) const {
    WordClass last = WordClass::other;
    meaningful = false;
    while (true) {
      Character c = at(i);
      if (c.length > 0 && is_mid(c.word_class)) {
        // WB6, WB7, WB11, WB12: letter × mid letter, digit × mid digit.
        const std::size_t after = skip_ignored(i + c.length);
        const Character follower = at(after);
        if (follower.word_class == WordClass::slow) return after;
        const bool joins =
            follower.length > 0 && follower.word_class == last &&
            (c.word_class == WordClass::mid_both ||
             c.word_class == (last == WordClass::letter ? WordClass::mid_letter : WordClass::mid_number));
        if (!joins || (last != WordClass::letter && last != WordClass::numeric)) return i;
        i = after;
        c = follower;
      }
      // WB5, WB8 to WB10, WB13a, WB13b: all of these join one another.
      if (c.length == 0 || !is_word(c.word_class)) return i;
      if (c.word_class != WordClass::underscore && text_[i] != '@') meaningful = true;
      last = c.word_class;
      i = skip_ignored(i + c.length);
    }
  }

  static bool is_word(WordClass c) {
    return c == WordClass::letter || c == WordClass::numeric || c == WordClass::underscore;
  }

 private:
  static bool is_mid(WordClass c) {
    return c == WordClass::mid_letter || c == WordClass::mid_number || c == WordClass::mid_both;
  }

  unsigned char byte(std::size_t i) const { return static_cast<unsigned char>(text_[i]); }
  bool is_trail(std::size_t i) const { return i < text_.size() && (byte(i) & 0xC0) == 0x80; }

  std::string_view text_;
  const ClassTable& table_;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Bytes that begin a character of the slow scripts: Hebrew, and nearly all beyond the table.
bool is_slow_lead(char c) {
  const auto lead = static_cast<unsigned char>(c);
  return lead == 0xD6 || lead == 0xD7 || (lead >= 0xE0 && lead != 0xE2);
}

// The end of the stretch that ICU gets: up to white space, and on while more of a slow script is near, since starting
// ICU costs as much as some words of text.
std::size_t slow_stretch_end(std::string_view text, std::size_t i) {
  constexpr std::size_t kNear = 48;
  while (true) {
    while (i < text.size() && !is_space(text[i])) ++i;
    const std::string_view ahead = text.substr(i, kNear);
    const auto slow = std::find_if(ahead.begin(), ahead.end(), is_slow_lead);
    if (slow == ahead.end()) return i;
    i += static_cast<std::size_t>(slow - ahead.begin());
  }
}

// True if there is something to search for in a segment to which ICU gave `rule`. The rule alone does not tell: runs of
// '@' and underscores have that of words, and letters before an underscore and a soft hyphen have none (ICU 72).
bool is_meaningful(std::string_view segment, int32_t rule) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(segment.data());
  const auto length = static_cast<int32_t>(segment.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    if (c == '@') continue;
    switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
      case U_WB_ALETTER:
      case U_WB_HEBREW_LETTER:
      case U_WB_NUMERIC:
      case U_WB_KATAKANA:
        return true;
      case U_WB_OTHER:  // ideographs and the scripts of dictionaries, but symbols, too
        if (rule >= UBRK_WORD_NONE_LIMIT) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

struct Segmenter::Impl {
  std::unique_ptr<icu::BreakIterator> iterator;

  Impl() {
    // The root locale on purpose: locales tailor these rules (Finnish and Swedish keep colons), and our own repairs
    // do for all languages alike what those do for some.
    UErrorCode status = U_ZERO_ERROR;
    iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    assert(U_SUCCESS(status));
  }

  void append(std::string_view text, std::size_t offset, std::vector<Segment>& out) {
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
    iterator->setText(&utext, status);
    assert(U_SUCCESS(status));
    auto begin = static_cast<std::size_t>(iterator->first());
    for (int32_t next = iterator->next(); next != icu::BreakIterator::DONE; next = iterator->next()) {
      const auto end = static_cast<std::size_t>(next);
      const int32_t rule = iterator->getRuleStatus();
      if (is_meaningful(text.substr(begin, end - begin), rule)) {
        out.push_back({offset + begin, offset + end, rule >= UBRK_WORD_KANA});
      }
      begin = end;
    }
    utext_close(&utext);
  }
};

Segmenter::Segmenter() : impl_(std::make_unique<Impl>()) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

void Segmenter::segment(std::string_view utf8, std::vector<Segment>& out) {
  out.clear();
  const std::string_view text = utf8.substr(0, kMaxTextBytes);
  const FastScanner scanner(text);
  std::size_t stretch = 0;           // behind the last white space
  std::size_t stretch_segments = 0;  // how many segments there were then
  for (std::size_t i = 0; i < text.size();) {
    const Character c = scanner.at(i);
    std::size_t end = i + c.length;
    WordClass stopped_by = c.word_class;
    if (FastScanner::is_word(c.word_class)) {
      bool meaningful = false;
      end = scanner.segment_end(i, meaningful);
      stopped_by = scanner.at(end).word_class;
      if (meaningful) out.push_back({i, end, false});
    }
    if (stopped_by == WordClass::slow) {
      out.resize(stretch_segments);
      i = slow_stretch_end(text, end);
      impl_->append(text.substr(stretch, i - stretch), stretch, out);
      stretch = i;
      stretch_segments = out.size();
      continue;
    }
    i = end;
    if (c.word_class == WordClass::space) {
      stretch = i;
      stretch_segments = out.size();
    }
  }
}

void Segmenter::segment_by_icu(std::string_view utf8, std::vector<Segment>& out) {
  out.clear();
  impl_->append(utf8.substr(0, kMaxTextBytes), 0, out);
}

}  // namespace firstline
