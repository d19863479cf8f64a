// The fence around yaml-cpp for _search.yml: which documents are let in at all.
#pragma once

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/base/diagnostic.h"

namespace firstline {

inline constexpr std::size_t kMaxRulesBytes = std::size_t{1} << 20;

// The document's root; null, with a finding, for text that is too large, no UTF-8 or no YAML, or that uses
// anchors and aliases (with which a kilobyte of YAML grows to gigabytes when it is read).
YAML::Node load_rules_document(std::string_view yaml, const std::string& path, Diagnostics& findings);

}  // namespace firstline
