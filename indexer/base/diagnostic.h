// Findings in content: collected, never thrown, so that one run reports them all.
#pragma once

#include <string>
#include <vector>

namespace firstline {

enum class Severity { warning, error };

// `path` is relative to the content folder, with '/'. `line` and `column` count from 1 (columns in bytes);
// 0 where the finding concerns the file as a whole.
struct Diagnostic {
  std::string path;
  int line = 0;
  int column = 0;
  Severity severity = Severity::warning;
  std::string message;  // what is wrong, and what to do
};

using Diagnostics = std::vector<Diagnostic>;

// "path:line:column: error: message"; line and column print as 1 where they are 0.
std::string to_string(const Diagnostic& diagnostic);

// By path, line, column, then message: the order in which a run prints them.
void sort_diagnostics(Diagnostics& diagnostics);

bool has_errors(const Diagnostics& diagnostics);

}  // namespace firstline
