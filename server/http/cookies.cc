#include "server/http/cookies.h"

#include <algorithm>

namespace firstline {

std::vector<std::string_view> find_cookies(std::string_view field, std::string_view name) {
  std::vector<std::string_view> values;
  while (!field.empty()) {
    std::string_view pair = field.substr(0, field.find(';'));
    field.remove_prefix(std::min(field.size(), pair.size() + 1));
    pair.remove_prefix(std::min(pair.find_first_not_of(" \t"), pair.size()));
    while (pair.ends_with(' ') || pair.ends_with('\t')) pair.remove_suffix(1);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      values.push_back(pair.substr(name.size() + 1));
    }
  }
  return values;
}

}  // namespace firstline
