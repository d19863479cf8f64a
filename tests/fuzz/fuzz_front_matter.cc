// A file's head: its two parts lie inside the file, and whatever is wrong is a finding on a line of the file.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/article/front_matter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firstline;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const SplitText split = split_front_matter(text);
  if (split.front.size() + split.body.size() > text.size()) std::abort();

  Diagnostics findings;
  const auto meta = parse_front_matter(split, "page.md", {}, findings);
  if (!meta && !has_errors(findings)) std::abort();
  if (meta && !(meta->boost >= 0.1 && meta->boost <= 10)) std::abort();
  const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
  for (const Diagnostic& finding : findings) {
    if (finding.line < 0 || finding.line > lines + 1 || finding.message.empty()) std::abort();
  }
  return 0;
}
