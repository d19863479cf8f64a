// Reads the fields of a YAML map as the types they should have; a field of another type is a finding and counts as
// absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/yaml_tree.h"
#include "indexer/base/diagnostic.h"

namespace firstline {

class FieldReader {
 public:
  // All three must outlive the reader.
  FieldReader(const YamlNode& map, const std::string& path, Diagnostics& findings)
      : map_(map), path_(path), findings_(findings) {}

  const YamlNode* find(std::string_view key) const { return map_.find(key); }

  // Trimmed, with runs of white space as one blank; an empty text counts as absent.
  std::optional<std::string> text(std::string_view key);
  // A list of texts, or one text.
  std::vector<std::string> texts(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<std::int64_t> time(std::string_view key);  // seconds since the epoch
  // The same, for what decides whether people see the article: what is no date is an error, and failed() from then on.
  std::optional<std::int64_t> decisive_time(std::string_view key);
  bool failed() const { return failed_; }

  void warn(const YamlNode& node, std::string message);
  void warn_at(int line, int column, std::string message);

 private:
  const YamlNode* scalar(std::string_view key, std::string_view wanted);

  const YamlNode& map_;
  const std::string& path_;
  Diagnostics& findings_;
  bool failed_ = false;
};

std::optional<bool> parse_boolean(std::string_view text);
std::optional<double> parse_number(std::string_view text);

// Without white space at both ends, and with each run of white space or control characters as one blank.
std::string collapse_spaces(std::string_view text);

}  // namespace firstline
