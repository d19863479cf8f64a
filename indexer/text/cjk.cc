#include "indexer/text/cjk.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "indexer/text/analyzer.h"

namespace firstline {
namespace {

// One character with its marks.
struct Unit {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool folded = false;  // it is its own folded form
};

constexpr std::size_t kSyllableBytes = 3;  // U+AC00 to U+D7A3 in UTF-8

bool folds_to_itself(UChar32 c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FC) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

// Voiced sound marks, variation selectors, and the vowels and finals of decomposed Korean.
bool continues_unit(UChar32 c) {
  return c == 0xFF9E || c == 0xFF9F || (c >= 0x1160 && c <= 0x11FF) ||
         u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_EXTEND;
}

Unit next_unit(std::string_view text, std::size_t begin, std::size_t end) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto limit = static_cast<int32_t>(end);
  auto i = static_cast<int32_t>(begin);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, i, limit, c);
  Unit unit{begin, static_cast<std::size_t>(i), folds_to_itself(c)};
  while (i < limit) {
    U8_NEXT_OR_FFFD(bytes, i, limit, c);
    if (folds_to_itself(c) || !continues_unit(c)) break;
    unit.end = static_cast<std::size_t>(i);
    unit.folded = false;
  }
  return unit;
}

}  // namespace

void find_bigrams(std::string_view text, std::size_t begin, std::size_t end, const Folder& folder,
                  std::vector<Bigram>& out) {
  std::size_t count = 0;
  if (begin < end) {
    Unit left = next_unit(text, begin, end);
    while (left.end < end) {
      const Unit right = next_unit(text, left.end, end);
      if (count == out.size()) out.emplace_back();
      Bigram& bigram = out[count++];
      bigram.begin = left.begin;
      bigram.end = right.end;
      const std::string_view pair = text.substr(left.begin, right.end - left.begin);
      left.folded&& right.folded ? bigram.term.assign(pair) : bigram.term.assign(folder.fold(pair));
      // Of marks that folding drops, or a pile of marks that is no writing.
      if (bigram.term.empty() || bigram.term.size() > kMaxTermBytes) --count;
      left = right;
    }
  }
  out.resize(count);
}

bool begins_with_hangul(std::string_view word) {
  if (word.size() < kSyllableBytes) return false;
  int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(word.data()), i, static_cast<int32_t>(word.size()), c);
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) == USCRIPT_HANGUL;
}

std::string_view strip_particle(std::string_view word) {
  for (const std::string_view particle :
       {"에서", "으로", "을", "를", "이", "가", "은", "는", "의", "에", "로", "와", "과", "도"}) {
    if (!word.ends_with(particle)) continue;
    const std::size_t rest = word.size() - particle.size();
    if (rest >= 2 * kSyllableBytes) return word.substr(0, rest);
  }
  return word;
}

}  // namespace firstline
