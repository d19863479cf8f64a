#include "indexer/text/snowball_repairs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

// No Portuguese word ends in -cao or -coes with a plain c and a.
void write_tildes(std::string& word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kEndings = {
      {{"cao", "ção"}, {"coes", "ções"}}};
  for (const auto& [plain, right] : kEndings) {
    if (word.size() > plain.size() + 1 && word.ends_with(plain)) {
      word.replace(word.size() - plain.size(), plain.size(), right);
    }
  }
}

constexpr char32_t kChandrabindu = 0x0901;
constexpr char32_t kAnusvara = 0x0902;
constexpr char32_t kVirama = 0x094D;

// Devanagari has its stops in rows of five that end with their nasal: क ख ग घ ङ. An extra न follows the fourth row.
bool is_nasal_of(char32_t nasal, char32_t stop) {
  constexpr std::array<char32_t, 5> kNasals = {0x0919, 0x091E, 0x0923, 0x0928, 0x092E};
  return std::find(kNasals.begin(), kNasals.end(), nasal) != kNasals.end() && stop < nasal && nasal - stop <= 4;
}

void unify_nasals(std::string& word) {
  std::u32string text;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    text += c == kChandrabindu ? kAnusvara : c;
  }
  word.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i + 2 < text.size() && text[i + 1] == kVirama && is_nasal_of(text[i], text[i + 2])) {
      append_code_point(word, kAnusvara);
      ++i;
    } else {
      append_code_point(word, text[i]);
    }
  }
}

}  // namespace

void prepare_for_snowball(std::string_view language, std::string& word) {
  if (language == "pt") write_tildes(word);
  if (language == "hi" || language == "ne") unify_nasals(word);
}

void finish_after_snowball(std::string_view language, std::string& stem) {
  constexpr std::string_view kDefinite = "et";
  if (language == "sv" && stem.size() >= 4 + kDefinite.size() && stem.ends_with(kDefinite)) {
    stem.resize(stem.size() - kDefinite.size());
  }
  if (language != "fi" || stem.size() < 5) return;
  for (const std::string_view ending : {"uks", "yks"}) {
    if (stem.ends_with(ending)) stem.replace(stem.size() - 2, 2, "s");
  }
}

}  // namespace firstline
