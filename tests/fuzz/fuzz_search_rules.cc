// A locale's _search.yml or _gaps.yml: everything wrong becomes a finding.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/article/gap_list.h"
#include "indexer/text/search_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firstline;
  static Analyzer analyzer(*Locale::parse("en"));
  Diagnostics findings;
  const std::string_view yaml(reinterpret_cast<const char*>(data), size);
  const SearchRules rules = parse_search_rules(yaml, "en/_search.yml", analyzer, findings);
  for (const Synonym& synonym : rules.synonyms) {
    if (synonym.from.empty() || synonym.to.empty()) std::abort();
  }
  for (const Pin& pin : rules.pins) {
    if (pin.stems.empty() || pin.ids.empty()) std::abort();
  }
  for (const Gap& gap : parse_gap_list(yaml, "en/_gaps.yml", findings)) {
    if (gap.name.empty() || gap.lines.empty()) std::abort();
  }
  return 0;
}
