#include "indexer/article/capped_findings.h"

#include <utility>

namespace firstline {

void CappedFindings::warn(const std::string& kind, int line, int column, std::string message) {
  auto& group = kinds_[kind];
  if (++group.count <= shown_per_kind_) {
    group.shown.push_back({path_, line, column, Severity::warning, std::move(message)});
  }
}

void CappedFindings::flush_into(Diagnostics& findings) {
  for (auto& [name, kind] : kinds_) {
    if (kind.count > kind.shown.size()) {
      kind.shown.back().message += " (and " + std::to_string(kind.count - kind.shown.size()) + " more in this file)";
    }
    for (auto& finding : kind.shown) findings.push_back(std::move(finding));
  }
  kinds_.clear();
}

}  // namespace firstline
