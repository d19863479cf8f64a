// Bounds what Markdown can cost, before the parser sees it. The library (0.29.0.gfm.6) takes quadratic time for some
// inputs and has neither a time limit nor a way to be stopped (CVE-2023-22483, -22484, -24824, -37463). Each of these
// took more than 10 s for 512 KiB:
//
//   ||||…  over  |-|-|-…     a table's row, quadratic in its pipes
//   a / |-|-| / a / |-|-|    header rows that do not fit, each reads its whole paragraph again
//   x <?<?<?…  <!A <!A …     each looks for its end up to the end of the paragraph
//   ![[]()![[]()…            each link deactivates all brackets before it
//   - - - - … and blank lines, >>>>… and lines   each line walks through all open blocks
//   [a]: xxxx…, [a][a][a]…   each use copies the address (memory, not time)
//
// All are counted here by paragraph, that is between blank lines, which bounds what the parser can see at once whatever
// it takes the lines for. A backslash then disarms the mark that is one too many; only hostile files ever get one.
// Tables are switched off for the file. The autolink extension, quadratic too, is not used at all (bare_links.h).
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/capped_findings.h"

namespace firstline {

struct GuardedMarkdown {
  std::string body;    // lines stay lines
  bool tables = true;  // false: the table extension must not be used
};

GuardedMarkdown guard_markdown(const std::string& body, int first_line, CappedFindings& findings);

}  // namespace firstline
