#include "indexer/text/cjk.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <string_view>

#include "indexer/text/analyzer.h"

namespace firstline {
namespace {

// One character with its marks.
struct Unit {
  std::size_t begin = 0;
  std::size_t end = 0;
  UChar32 first = 0;
  bool folded = false;  // it is its own folded form
};

constexpr std::size_t kSyllableBytes = 3;  // U+AC00 to U+D7A3 in UTF-8

bool is_han(UChar32 c) { return c >= 0x4E00 && c <= 0x9FFF; }

bool folds_to_itself(UChar32 c) {
  return is_han(c) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FC) || (c >= 0xAC00 && c <= 0xD7A3);
}

// What verbs end in between two characters of a compound; particles (の, を, に …) part words and are none.
bool is_okurigana(UChar32 c) {
  constexpr std::u32string_view kEndings = U"いえきぎけげしせちっびべみめりれ";
  return kEndings.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
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
  Unit unit{begin, static_cast<std::size_t>(i), c, folds_to_itself(c)};
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
  std::string apart;
  const auto add = [&](const Unit& left, const Unit& right, std::string_view pair) {
    if (count == out.size()) out.emplace_back();
    Bigram& bigram = out[count++];
    bigram.begin = left.begin;
    bigram.end = right.end;
    const bool folded =
        left.folded && right.folded && (folder.plain_han() || (!is_han(left.first) && !is_han(right.first)));
    folded ? bigram.term.assign(pair) : bigram.term.assign(folder.fold(pair));
    // Of marks that folding drops, or a pile of marks that is no writing.
    if (bigram.term.empty() || bigram.term.size() > kMaxTermBytes) --count;
  };
  if (begin < end) {
    Unit before, left = next_unit(text, begin, end);
    while (left.end < end) {
      const Unit right = next_unit(text, left.end, end);
      // 申し込み is written 申込み and 申込 too. Before the bigrams that begin later.
      if (is_han(before.first) && is_okurigana(left.first) && is_han(right.first)) {
        apart.assign(text, before.begin, before.end - before.begin).append(text, right.begin, right.end - right.begin);
        add(before, right, apart);
      }
      add(left, right, text.substr(left.begin, right.end - left.begin));
      before = left;
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
  std::string_view longest;
  for (const std::string_view particle :
       {"에서는", "에서도", "에서의", "으로는", "으로도", "으로의", "이라고", "까지는", "에게는", "하려면", "합니다",
        "하세요", "됩니다", "에서",   "에는",   "에도",   "에게",   "으로",   "로는",   "로도",   "로서",   "로써",
        "까지",   "부터",   "보다",   "처럼",   "하기",   "하는",   "하고",   "하여",   "해서",   "하면",   "되는",
        "들을",   "들이",   "들은",   "들의",   "라고",   "이란",   "와의",   "과의",   "을",     "를",     "이",
        "가",     "은",     "는",     "의",     "에",     "로",     "와",     "과",     "도",     "만",     "들"}) {
    if (particle.size() <= longest.size() || !word.ends_with(particle)) continue;
    if (word.size() >= particle.size() + 2 * kSyllableBytes) longest = particle;
  }
  return word.substr(0, word.size() - longest.size());
}

bool drops_long_vowel(std::string_view word) {
  constexpr std::string_view kLongVowel = "ー";
  constexpr std::size_t kKanaBytes = 3;
  if (word.size() < 4 * kKanaBytes || !word.ends_with(kLongVowel)) return false;
  UErrorCode status = U_ZERO_ERROR;
  for (int32_t i = 0; i < static_cast<int32_t>(word.size() - kLongVowel.size());) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(word.data()), i, static_cast<int32_t>(word.size()), c);
    if (c != 0x30FC && uscript_getScript(c, &status) != USCRIPT_KATAKANA) return false;
  }
  return true;
}

}  // namespace firstline
