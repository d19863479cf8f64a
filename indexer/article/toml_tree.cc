#include "indexer/article/toml_tree.h"

#include <algorithm>

namespace firstline {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// One value from the front of `rest`, or false. Escapes other than \" and \\ stay as written.
bool read_scalar(std::string_view& rest, YamlNode& node) {
  rest = trim(rest);
  if (rest.empty()) return false;
  node.kind = YamlNode::Kind::scalar;
  const char quote = rest.front();
  if (quote == '"' || quote == '\'') {
    node.quoted = true;
    for (std::size_t i = 1; i < rest.size(); ++i) {
      if (rest[i] == '\\' && quote == '"' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) {
        node.scalar += rest[++i];
      } else if (rest[i] == quote) {
        rest = trim(rest.substr(i + 1));
        return true;
      } else {
        node.scalar += rest[i];
      }
    }
    return false;
  }
  const auto end = std::min(rest.find_first_of(",]#"), rest.size());
  node.scalar = trim(rest.substr(0, end));
  rest = trim(rest.substr(end));
  return !node.scalar.empty();
}

bool read_value(std::string_view rest, YamlNode& node) {
  if (!rest.starts_with('[')) return read_scalar(rest, node) && (rest.empty() || rest.front() == '#');
  node.kind = YamlNode::Kind::sequence;
  rest = trim(rest.substr(1));
  while (!rest.starts_with(']')) {
    YamlNode item;
    item.line = node.line;
    item.column = node.column;
    if (!read_scalar(rest, item)) return false;
    node.items.push_back(std::move(item));
    if (rest.starts_with(','))
      rest = trim(rest.substr(1));
    else if (!rest.starts_with(']'))
      return false;
  }
  return true;
}

}  // namespace

std::optional<YamlNode> parse_simple_toml(std::string_view toml, int first_line, const std::string& path,
                                          Diagnostics& findings) {
  findings.push_back(
      {path, 1, 1, Severity::warning,
       "TOML front matter is read only in part (key = value); YAML between lines of --- is read in full"});
  YamlNode map;
  map.kind = YamlNode::Kind::map;
  map.line = first_line;
  map.column = 1;
  int line_number = first_line;
  for (std::size_t begin = 0; begin < toml.size(); ++line_number) {
    const auto end = std::min(toml.find('\n', begin), toml.size());
    const auto line = toml.substr(begin, end - begin);
    begin = end + 1;
    const auto trimmed = trim(line);
    if (trimmed.starts_with('[')) break;  // a table: all that follows belongs to it
    const auto equals = trimmed.find('=');
    if (trimmed.empty() || trimmed.front() == '#' || equals == std::string_view::npos) continue;
    std::string key(trim(trimmed.substr(0, equals)));
    YamlNode value;
    value.line = line_number;
    value.column = static_cast<int>(line.find('=')) + 2;
    if (!read_value(trim(trimmed.substr(equals + 1)), value)) continue;
    if (map.find(key)) {
      findings.push_back({path, line_number, 1, Severity::error, "duplicate key \"" + key + "\"; keep one of them"});
      return std::nullopt;
    }
    map.fields.push_back({std::move(key), std::move(value), line_number, 1});
  }
  return map;
}

}  // namespace firstline
