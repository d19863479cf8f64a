// Where front matter says something that is only found wrong later, when all articles are known: so that the finding
// leads to the very line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/yaml_tree.h"
#include "indexer/base/utf8.h"

namespace firstline {

class FieldPlaces {
 public:
  // Keeps the places of a text, or of each text of a list.
  void add(std::string_view key, const YamlNode& node);

  // Of the text `value` under any of `keys`; else of the first of them that is there; else of the file's beginning.
  Position find(std::initializer_list<std::string_view> keys, std::string_view value) const;

 private:
  struct Place {
    std::string key;
    std::string value;
    Position at;
  };
  std::vector<Place> places_;
};

}  // namespace firstline
