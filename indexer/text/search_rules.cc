#include "indexer/text/search_rules.h"

#include <yaml-cpp/yaml.h>

namespace firstline {

SearchRules parse_search_rules(std::string_view yaml, const std::string& path, Analyzer& analyzer,
                               Diagnostics& findings) {
  static_cast<void>(yaml);
  static_cast<void>(path);
  static_cast<void>(analyzer);
  static_cast<void>(findings);
  return {};
}

}  // namespace firstline
