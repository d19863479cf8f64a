// Findings of one file, where a thousand of one kind are told once, with their number.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/diagnostic.h"

namespace firstline {

class CappedFindings {
 public:
  explicit CappedFindings(std::string path, std::size_t shown_per_kind = 3)
      : path_(std::move(path)), shown_per_kind_(shown_per_kind) {}

  // `kind` is whatever groups findings that say the same; it is not shown.
  void warn(const std::string& kind, int line, int column, std::string message);

  // Moves all findings to the end of `findings`; the last one shown of a kind says how many were not.
  void flush_into(Diagnostics& findings);

 private:
  struct Kind {
    std::vector<Diagnostic> shown;
    std::size_t count = 0;
  };
  std::string path_;
  std::size_t shown_per_kind_;
  std::map<std::string, Kind> kinds_;
};

}  // namespace firstline
