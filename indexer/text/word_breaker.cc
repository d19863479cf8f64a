#include "indexer/text/word_breaker.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <span>

namespace firstline {
namespace {

// More are no name or address but ASCII art, a path or an attack: then the atoms are words.
constexpr std::size_t kMaxAtoms = 8;

constexpr std::string_view kZeroWidthNonJoiner = "\u200C";

UChar32 character_before(std::string_view text, std::size_t i) {
  if (i == 0) return U_SENTINEL;
  auto index = static_cast<int32_t>(i);
  UChar32 c = 0;
  U8_PREV_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), 0, index, c);
  return c;
}

UChar32 character_at(std::string_view text, std::size_t i) {
  if (i >= text.size()) return U_SENTINEL;
  auto index = static_cast<int32_t>(i);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), index, static_cast<int32_t>(text.size()), c);
  return c;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Letters and the marks upon them: what may stand beside a joining dot.
bool is_letter(UChar32 c) {
  return c >= 0 && (u_hasBinaryProperty(c, UCHAR_ALPHABETIC) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
}

bool is_digit(UChar32 c) { return c >= 0 && u_charType(c) == U_DECIMAL_DIGIT_NUMBER; }

// Thai and its neighbours, in which dictionaries find the words. ICU leaves Latin letters before them attached.
bool is_complex(UChar32 c) { return c >= 0x0E00 && u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT; }

bool has_letter(std::string_view atom) {
  return std::any_of(atom.begin(), atom.end(),
                     [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// Cuts one segment at its joining marks; the marks belong to no atom.
void append_atoms(std::string_view text, const Segment& segment, std::vector<Atom>& atoms) {
  if (segment.ideographic) {
    atoms.push_back({segment.begin, segment.end, {}, true});
    return;
  }
  std::size_t begin = segment.begin;
  const auto cut = [&](std::size_t end, std::size_t next) {
    if (end > begin) atoms.push_back({begin, end, {}, false});
    begin = next;
  };
  for (std::size_t i = segment.begin; i < segment.end; ++i) {
    const char c = text[i];
    if (is_ascii_letter(c) || is_ascii_digit(c)) continue;
    if (c == '_' || c == '@') {
      cut(i, i + 1);
    } else if (c == '.') {
      if (!is_digit(character_before(text, i)) || !is_digit(character_at(text, i + 1))) cut(i, i + 1);
    } else if (c == '\xE0' || c == '\xE1') {  // lead bytes of the complex scripts
      const UChar32 before = i > begin ? character_before(text, i) : U_SENTINEL;
      if (before >= 0 && before < 0x80 && is_complex(character_at(text, i))) cut(i, i);
    } else if (c == kZeroWidthNonJoiner[0] && text.substr(i, kZeroWidthNonJoiner.size()) == kZeroWidthNonJoiner) {
      UErrorCode status = U_ZERO_ERROR;
      if (uscript_getScript(std::max(character_before(text, i), 0), &status) == USCRIPT_ARABIC) {
        cut(i, i + kZeroWidthNonJoiner.size());
      }
    }
  }
  cut(segment.end, segment.end);
}

// Takes in the symbols that belong to a name: C++, Notepad++, C#, F#.
void extend_by_symbols(std::string_view text, Atom& atom) {
  if (atom.end >= text.size()) return;
  const char next = text[atom.end];
  if (next == '+') {
    if (is_ascii_letter(text[atom.end - 1]) && text.substr(atom.end, 3).starts_with("++") &&
        text.substr(atom.end, 3) != "+++") {
      atom.end += 2;
    }
  } else if (next == '#' && atom.end - atom.begin == 1 && is_ascii_letter(text[atom.begin])) {
    const UChar32 after = character_at(text, atom.end + 1);
    if (after != '#' && !is_letter(after) && !is_digit(after)) atom.end += 1;
  }
}

// True for .NET, the one name with a leading dot: ".csv" and ".exe" had better be the words without it.
bool has_leading_dot(std::string_view text, const Word& word, std::size_t last_end) {
  const std::string_view name = text.substr(word.begin, word.end - word.begin);
  return name.size() == 3 && (name[0] | 0x20) == 'n' && (name[1] | 0x20) == 'e' && (name[2] | 0x20) == 't' &&
         word.begin > 0 && text[word.begin - 1] == '.' && last_end <= word.begin - 1 &&
         (word.begin == 1 || text[word.begin - 2] != '.');
}

// The glue for `right` if exactly one joining mark stands between the two.
std::optional<std::string_view> find_glue(std::string_view text, const Atom& left, const Atom& right) {
  constexpr std::size_t kLongestMark = 3;
  if (left.ideographic || right.ideographic) return std::nullopt;
  if (right.begin <= left.end || right.begin - left.end > kLongestMark) return std::nullopt;
  const std::string_view gap = text.substr(left.end, right.begin - left.end);
  if (gap == "-" || gap == "\u2010" || gap == "\u2011") {
    const bool digits = is_ascii_digit(text[left.end - 1]) && is_ascii_digit(text[right.begin]);
    return digits ? "-" : "";
  }
  if (gap == "_" || gap == "@") return gap;
  if (gap == kZeroWidthNonJoiner) return "";
  if (gap != "." && gap != ":" && gap != "&") return std::nullopt;
  if (!is_letter(character_at(text, right.begin))) return std::nullopt;
  // file1.txt is a name, "2.Second" is not.
  const bool joins = gap == "." ? has_letter(text.substr(left.begin, left.end - left.begin))
                                : is_letter(character_before(text, left.end));
  return joins ? std::optional(gap) : std::nullopt;
}

// True for U.S.A and e.g: single letters with dots between them.
bool is_abbreviation(std::string_view text, std::span<const Atom> chain) {
  return std::all_of(chain.begin(), chain.end(), [&](const Atom& atom) {
    const std::string_view letters = text.substr(atom.begin, atom.end - atom.begin);
    const bool one = letters.size() == 1 || (letters.size() == 2 && static_cast<unsigned char>(letters[0]) >= 0xC2);
    return one && (&atom == &chain.front() || atom.glue == ".");
  });
}

}  // namespace

const std::vector<Word>& WordBreaker::find_words(std::string_view utf8) {
  words_.clear();
  atoms_.clear();
  segmenter_.segment(utf8, segments_);
  for (const Segment& segment : segments_) append_atoms(utf8, segment, atoms_);
  for (Atom& atom : atoms_) extend_by_symbols(utf8, atom);

  for (std::size_t first = 0; first < atoms_.size();) {
    std::size_t last = first + 1;
    for (; last < atoms_.size(); ++last) {
      const std::optional<std::string_view> glue = find_glue(utf8, atoms_[last - 1], atoms_[last]);
      if (!glue) break;
      atoms_[last].glue = *glue;
    }
    add_chain(utf8, first, last);
    first = last;
  }
  return words_;
}

// Atoms [first, last) are joined by glue.
void WordBreaker::add_chain(std::string_view utf8, std::size_t first, std::size_t last) {
  if (last - first > kMaxAtoms) {
    for (std::size_t i = first; i < last; ++i) {
      atoms_[i].glue = {};
      words_.push_back({atoms_[i].begin, atoms_[i].end, i, 1, WordForm::plain});
    }
    return;
  }
  Word word{atoms_[first].begin, atoms_[last - 1].end, first, last - first, WordForm::plain};
  if (atoms_[first].ideographic) {
    word.form = WordForm::ideographic;
  } else if (last - first > 1) {
    const std::span chain(atoms_.data() + first, last - first);
    word.form = is_abbreviation(utf8, chain) ? WordForm::abbreviation : WordForm::compound;
  } else if (has_leading_dot(utf8, word, words_.empty() ? 0 : words_.back().end)) {
    word.form = WordForm::compound;
    word.begin -= 1;
    atoms_[first].glue = ".";
  }
  if (word.form == WordForm::abbreviation) {
    for (std::size_t i = first; i < last; ++i) atoms_[i].glue = {};
  }
  words_.push_back(word);
}

}  // namespace firstline
