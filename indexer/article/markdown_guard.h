// Bounds what Markdown can cost, before the parser sees it. The library (0.29.0.gfm.6) needs quadratic time for some
// inputs, and offers neither a time limit nor a way to stop it (cmark-gfm CVE-2023-22483, -22484, -24824, -37463).
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/capped_findings.h"

namespace firstline {

struct GuardedMarkdown {
  std::string body;    // with dangerous marks escaped; lines stay lines
  bool tables = true;  // false: the table extension must not be used
};

GuardedMarkdown guard_markdown(std::string body, int first_line, CappedFindings& findings);

}  // namespace firstline
