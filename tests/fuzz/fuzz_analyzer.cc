// What every token promises, whatever the text: the first byte picks the language.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/text/analyzer.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firstline;
  constexpr std::array<const char*, 16> kTags = {"en", "de", "fr", "tr", "ru", "el", "ar", "hi",
                                                 "th", "ja", "ko", "zh", "fi", "et", "hu", "he"};
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  Analyzer analyzer(*Locale::parse(kTags[data[0] % kTags.size()]));

  std::size_t word_end = 0;
  std::uint32_t position = 0;
  for (const Token& token : analyzer.analyze(text)) {
    require(token.begin < token.end && token.end <= text.size());
    require(token.position >= position);
    require(!token.word.empty() && token.word.size() <= kMaxTermBytes);
    require(!token.stems.empty() && token.stems.size() <= kMaxStems);
    for (const std::string& stem : token.stems) require(!stem.empty() && stem.size() <= kMaxTermBytes);
    if (token.kind == TokenKind::word) {
      require(token.begin >= word_end);
      word_end = token.end;
    }
    position = token.position;
  }
  return 0;
}
