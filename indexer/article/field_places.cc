#include "indexer/article/field_places.h"

#include <algorithm>

#include "indexer/article/field_reader.h"

namespace firstline {

void FieldPlaces::add(std::string_view key, const YamlNode& node) {
  if (node.kind == YamlNode::Kind::scalar) {
    places_.push_back({std::string(key), collapse_spaces(node.scalar), {node.line, node.column}});
  } else if (node.kind == YamlNode::Kind::sequence) {
    for (const YamlNode& item : node.items) {
      if (item.kind == YamlNode::Kind::scalar) add(key, item);
    }
  }
}

Position FieldPlaces::find(std::initializer_list<std::string_view> keys, std::string_view value) const {
  const auto named = [&](const Place& place) { return std::find(keys.begin(), keys.end(), place.key) != keys.end(); };
  const auto same = std::find_if(places_.begin(), places_.end(),
                                 [&](const Place& place) { return named(place) && place.value == value; });
  if (same != places_.end()) return same->at;
  const auto any = std::find_if(places_.begin(), places_.end(), named);
  return any != places_.end() ? any->at : Position{};
}

}  // namespace firstline
