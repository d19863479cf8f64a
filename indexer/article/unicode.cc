#include "indexer/article/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace firstline {
namespace {

struct Range {
  char32_t first, last;
};

// Where capitals and small letters stand in pairs: every `step`th code point from `first` on is a capital, and its
// small letter is `distance` away.
struct CaseRange {
  char32_t first, last;
  int step, distance;
};

constexpr std::array kCapitals{
    CaseRange{0x41, 0x5A, 1, 32},    CaseRange{0xC0, 0xD6, 1, 32},        CaseRange{0xD8, 0xDE, 1, 32},
    CaseRange{0x100, 0x12E, 2, 1},   CaseRange{0x130, 0x130, 1, -199},    CaseRange{0x132, 0x136, 2, 1},
    CaseRange{0x139, 0x147, 2, 1},   CaseRange{0x14A, 0x176, 2, 1},       CaseRange{0x178, 0x178, 1, -121},
    CaseRange{0x179, 0x17D, 2, 1},   CaseRange{0x18F, 0x18F, 1, 202},     CaseRange{0x1A0, 0x1A4, 2, 1},
    CaseRange{0x1AF, 0x1AF, 1, 1},   CaseRange{0x1CD, 0x1DB, 2, 1},       CaseRange{0x1DE, 0x1EE, 2, 1},
    CaseRange{0x1F8, 0x21E, 2, 1},   CaseRange{0x222, 0x232, 2, 1},       CaseRange{0x386, 0x386, 1, 38},
    CaseRange{0x388, 0x38A, 1, 37},  CaseRange{0x38C, 0x38C, 1, 64},      CaseRange{0x38E, 0x38F, 1, 63},
    CaseRange{0x391, 0x3A1, 1, 32},  CaseRange{0x3A3, 0x3AB, 1, 32},      CaseRange{0x400, 0x40F, 1, 80},
    CaseRange{0x410, 0x42F, 1, 32},  CaseRange{0x460, 0x480, 2, 1},       CaseRange{0x48A, 0x4BE, 2, 1},
    CaseRange{0x4C0, 0x4C0, 1, 15},  CaseRange{0x4C1, 0x4CD, 2, 1},       CaseRange{0x4D0, 0x52E, 2, 1},
    CaseRange{0x531, 0x556, 1, 48},  CaseRange{0x1C90, 0x1CBF, 1, -3008}, CaseRange{0x1E00, 0x1E94, 2, 1},
    CaseRange{0x1EA0, 0x1EFE, 2, 1}, CaseRange{0xFF21, 0xFF3A, 1, 32},    CaseRange{0x10400, 0x10427, 1, 40},
};

// Punctuation, symbols, white space and controls by block, not letter by letter; U+200C and U+200D stay out, since
// Persian and Indic words are spelt with them.
constexpr std::array kNoWord{
    Range{0x00, 0x2F},        Range{0x3A, 0x40},     Range{0x5B, 0x5E},     Range{0x60, 0x60},
    Range{0x7B, 0xA9},        Range{0xAB, 0xB1},     Range{0xB4, 0xB4},     Range{0xB6, 0xB8},
    Range{0xBB, 0xBB},        Range{0xBF, 0xBF},     Range{0xD7, 0xD7},     Range{0xF7, 0xF7},
    Range{0x2C2, 0x2C5},      Range{0x2D2, 0x2DF},   Range{0x37E, 0x37E},   Range{0x387, 0x387},
    Range{0x55A, 0x55F},      Range{0x589, 0x58A},   Range{0x5BE, 0x5BE},   Range{0x5C0, 0x5C0},
    Range{0x5C3, 0x5C3},      Range{0x5C6, 0x5C6},   Range{0x5F3, 0x5F4},   Range{0x600, 0x60F},
    Range{0x61B, 0x61F},      Range{0x66A, 0x66D},   Range{0x6D4, 0x6D4},   Range{0x964, 0x965},
    Range{0xE3F, 0xE3F},      Range{0xE4F, 0xE4F},   Range{0xE5A, 0xE5B},   Range{0xF04, 0xF17},
    Range{0xF3A, 0xF3D},      Range{0x104A, 0x104F}, Range{0x10FB, 0x10FB}, Range{0x1360, 0x1368},
    Range{0x17D4, 0x17D6},    Range{0x17D8, 0x17DB}, Range{0x1800, 0x180A}, Range{0x2000, 0x200B},
    Range{0x200E, 0x206F},    Range{0x20A0, 0x20CF}, Range{0x2100, 0x2101}, Range{0x2116, 0x2117},
    Range{0x2120, 0x2123},    Range{0x2190, 0x2BFF}, Range{0x2E00, 0x2E7F}, Range{0x3000, 0x3004},
    Range{0x3008, 0x3020},    Range{0x3030, 0x3030}, Range{0x303D, 0x303F}, Range{0x30A0, 0x30A0},
    Range{0x30FB, 0x30FB},    Range{0xD800, 0xF8FF}, Range{0xFD3E, 0xFD3F}, Range{0xFE00, 0xFE19},
    Range{0xFE30, 0xFE6F},    Range{0xFEFF, 0xFEFF}, Range{0xFF00, 0xFF0F}, Range{0xFF1A, 0xFF20},
    Range{0xFF3B, 0xFF40},    Range{0xFF5B, 0xFF65}, Range{0xFFE0, 0xFFFF}, Range{0x1F000, 0x1FAFF},
    Range{0xE0000, 0x10FFFF},
};

constexpr std::array kCjk{
    Range{0x1100, 0x11FF}, Range{0x2E80, 0x303F}, Range{0x3040, 0x4DBF}, Range{0x4E00, 0x9FFF}, Range{0xA960, 0xA97F},
    Range{0xAC00, 0xD7FF}, Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE4F}, Range{0xFF00, 0xFFEF}, Range{0x20000, 0x3FFFF},
};

template <std::size_t N>
bool contains(const std::array<Range, N>& ranges, char32_t c) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                      [](char32_t value, const Range& range) { return value < range.first; });
  return after != ranges.begin() && c <= (after - 1)->last;
}

}  // namespace

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c == 0x1E9E) return 0xDF;  // capital sharp s
  const auto after = std::upper_bound(kCapitals.begin(), kCapitals.end(), c,
                                      [](char32_t value, const CaseRange& range) { return value < range.first; });
  if (after == kCapitals.begin()) return c;
  const auto& range = *(after - 1);
  if (c > range.last || (c - range.first) % static_cast<char32_t>(range.step) != 0) return c;
  return static_cast<char32_t>(static_cast<std::int64_t>(c) + range.distance);
}

bool is_word_character(char32_t c) { return c == '_' || !contains(kNoWord, c); }

bool is_cjk(char32_t c) { return c >= 0x1100 && contains(kCjk, c); }

bool is_white_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace firstline
