// YAML as a plain tree with positions: the only door to the YAML library.
//
// Aliases and anchors are refused (a few lines of them can stand for gigabytes), and so are duplicate keys (the library
// keeps the first or the last silently, and the writer never learns which).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/diagnostic.h"

namespace firstline {

struct YamlNode {
  enum class Kind { null, scalar, sequence, map };

  Kind kind = Kind::null;
  int line = 0;  // of the file, from 1
  int column = 0;
  bool quoted = false;          // a scalar in quotes: "true" is a text, true is not
  std::string scalar;           // Kind::scalar
  std::vector<YamlNode> items;  // Kind::sequence
  struct Field;
  std::vector<Field> fields;  // Kind::map, as written

  const YamlNode* find(std::string_view key) const;  // nullptr when it is no map or lacks the key
};

struct YamlNode::Field {
  std::string first;
  YamlNode second;
  int line = 0;  // of the key
  int column = 0;
};

// Parses one document. `first_line` is the line of the file on which `yaml` begins. nullopt after an error, which is
// reported with its position; an empty document is a null node.
std::optional<YamlNode> parse_yaml(std::string_view yaml, int first_line, const std::string& path,
                                   Diagnostics& findings);

}  // namespace firstline
