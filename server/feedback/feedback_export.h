// Votes as files for other programs.
#pragma once

#include <iosfwd>
#include <span>

#include "indexer/base/result.h"
#include "server/feedback/vote.h"

namespace firstline {

// RFC 4180, UTF-8, with a header line: when,locale,article,helpful,comment. A cell that a spreadsheet would run as a
// formula, one that begins with = + - @ or a tab or CR, gets a ' before it; so read a comment back from JSON, not here.
// An Error of kind environment when `out` does not take everything.
Result<void> export_csv(std::span<const FeedbackRow> rows, std::ostream& out);

// One JSON object a line: {"when":"2026-11-22T08:30:00Z","locale":"en","article":"install","helpful":true,"comment":""}
Result<void> export_json_lines(std::span<const FeedbackRow> rows, std::ostream& out);

}  // namespace firstline
