// _gaps.yml: what people ask in one locale that no article answers. Whoever keeps the list keeps suggestions honest: a
// ticket that is nearer to a gap than to any article gets no list instead of a wrong one (server/search/gaps.h).
//
//   # comment
//   reproducible-build:                                     the gap's name, for the site's own people
//     - Are two builds of the same content byte-identical?  how people put it, one sentence each
//     - The checksums of two generations differ.
//
// Nothing of it is ever searched, completed, corrected to or shown to customers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/diagnostic.h"

namespace firstline {

inline constexpr std::string_view kGapsFile = "_gaps.yml";
inline constexpr std::size_t kMaxGaps = 5'000;
inline constexpr std::size_t kMaxGapNameBytes = 100;
inline constexpr std::size_t kMaxGapLines = 50;
inline constexpr std::size_t kMaxGapLineBytes = 1'000;
inline constexpr std::size_t kMaxGapFindings = 50;

struct Gap {
  std::string name;                // unique in its list
  std::vector<std::string> lines;  // UTF-8, never empty
  int line = 0;                    // of the file, from 1
};

// `path` names the file in findings. What is wrong becomes an error there and is left out: anything but a map of names
// to a sentence or a list of them, a name given twice, what is longer than the limits, control characters and sentences
// without a word. After kMaxGapFindings the rest of the file is left out. Never throws.
std::vector<Gap> parse_gap_list(std::string_view yaml, const std::string& path, Diagnostics& findings);

}  // namespace firstline
