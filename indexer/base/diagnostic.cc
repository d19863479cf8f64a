#include "indexer/base/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace firstline {

std::string to_string(const Diagnostic& diagnostic) {
  const char* severity = diagnostic.severity == Severity::error ? ": error: " : ": warning: ";
  return diagnostic.path + ':' + std::to_string(std::max(diagnostic.line, 1)) + ':' +
         std::to_string(std::max(diagnostic.column, 1)) + severity + diagnostic.message;
}

void sort_diagnostics(Diagnostics& diagnostics) {
  auto key = [](const Diagnostic& diagnostic) {
    return std::tie(diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.message);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& left, const Diagnostic& right) { return key(left) < key(right); });
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
}

}  // namespace firstline
