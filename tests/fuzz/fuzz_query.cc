// What people type: never an error, bounded, and every word lies in the text; the first byte picks the language.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "indexer/base/utf8.h"
#include "server/search/query.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firstline;
  constexpr std::array<const char*, 6> kTags = {"en", "de", "ar", "th", "ja", "zh"};
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  Analyzer analyzer(*Locale::parse(kTags[data[0] % kTags.size()]));

  const ParsedQuery query = parse_query(text, analyzer, {"please"}, 1024);
  if (query.words.size() > kMaxQueryWords) std::abort();
  for (const QueryWord& word : query.words) {
    if (word.word.empty() || word.stems.empty() || word.begin > word.end || word.end > text.size()) std::abort();
    if (!(word.weight > 0)) std::abort();
  }
  for (const auto& [left, right] : query.pairs) {
    if (left >= query.words.size() || right >= query.words.size()) std::abort();
  }
  if (truncate_utf8(text, 100).size() > 100) std::abort();
  return 0;
}
