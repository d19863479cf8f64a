// The YAML of a _search.yml or _gaps.yml, before anything is known of what it says.
#pragma once

#include <yaml-cpp/yaml.h>

#include <string>
#include <string_view>

#include "indexer/base/diagnostic.h"

namespace firstline {

// The document's root; null, with a finding, for text that is too large, no UTF-8 or no YAML, or that uses anchors and
// aliases (with which a kilobyte of YAML grows to gigabytes when it is read).
YAML::Node load_rules_document(std::string_view yaml, const std::string& path, Diagnostics& findings);

}  // namespace firstline
