// Hugo's older front matter: as much TOML as pages use, "key = value" with texts, numbers, dates, booleans and lists of
// them on one line. Tables ([params]) and what else TOML has are skipped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/article/yaml_tree.h"

namespace firstline {

// As parse_yaml. One finding says that TOML is read only in part; nullopt after a duplicate key.
std::optional<YamlNode> parse_simple_toml(std::string_view toml, int first_line, const std::string& path,
                                          Diagnostics& findings);

}  // namespace firstline
