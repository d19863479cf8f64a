// What a build in a child process says to the server that started it: one JSON document on its standard output.
#pragma once

#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/build.h"

namespace firstline {

// Findings beyond this many are counted and not sent.
inline constexpr std::size_t kMostFindings = 1000;

struct BuildMessage {
  BuildReport report;  // without the counts by locale; `findings` cut to kMostFindings
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

std::string encode_build(const Result<BuildReport>& built);
// The report, or the error that the build ended with. Fails (environment) when it is no such message.
Result<BuildMessage> decode_build(std::string_view json);

}  // namespace firstline
