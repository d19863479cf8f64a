#include "indexer/article/field_reader.h"

#include <charconv>
#include <cmath>

#include "indexer/article/iso_time.h"

namespace firstline {

std::string collapse_spaces(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7F') {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

std::optional<bool> parse_boolean(std::string_view text) {
  for (const auto word : {"true", "True", "TRUE", "yes", "Yes", "on"}) {
    if (text == word) return true;
  }
  for (const auto word : {"false", "False", "FALSE", "no", "No", "off"}) {
    if (text == word) return false;
  }
  return std::nullopt;
}

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

const YamlNode* FieldReader::scalar(std::string_view key, std::string_view wanted) {
  const auto* node = find(key);
  if (!node || node->kind == YamlNode::Kind::null) return nullptr;
  if (node->kind == YamlNode::Kind::scalar) return node;
  warn(*node, std::string(key) + " must be " + std::string(wanted) + "; it is ignored");
  return nullptr;
}

std::optional<std::string> FieldReader::text(std::string_view key) {
  const auto* node = scalar(key, "a text");
  if (!node) return std::nullopt;
  auto value = collapse_spaces(node->scalar);
  if (value.empty()) return std::nullopt;
  return value;
}

std::vector<std::string> FieldReader::texts(std::string_view key) {
  std::vector<std::string> values;
  const auto add = [&](const YamlNode& node) {
    if (auto value = collapse_spaces(node.scalar); !value.empty()) values.push_back(std::move(value));
  };
  const auto* node = find(key);
  if (!node || node->kind == YamlNode::Kind::null) return values;
  if (node->kind == YamlNode::Kind::scalar) {
    add(*node);
  } else if (node->kind == YamlNode::Kind::sequence) {
    for (const auto& item : node->items) {
      if (item.kind == YamlNode::Kind::scalar) {
        add(item);
      } else if (item.kind != YamlNode::Kind::null) {
        warn(item, std::string(key) + " must be a list of texts; this item is ignored");
      }
    }
  } else {
    warn(*node, std::string(key) + " must be a list of texts; it is ignored");
  }
  return values;
}

std::optional<bool> FieldReader::boolean(std::string_view key) {
  const auto* node = scalar(key, "true or false");
  if (!node) return std::nullopt;
  const auto value = parse_boolean(node->scalar);
  if (!value) warn(*node, std::string(key) + " must be true or false; it is ignored");
  return value;
}

std::optional<double> FieldReader::number(std::string_view key) {
  const auto* node = scalar(key, "a number");
  if (!node) return std::nullopt;
  const auto value = parse_number(node->scalar);
  if (!value) warn(*node, std::string(key) + " must be a number; it is ignored");
  return value;
}

std::optional<std::int64_t> FieldReader::time(std::string_view key) {
  const auto* node = scalar(key, "a date such as 2025-03-31");
  if (!node) return std::nullopt;
  const auto value = parse_iso_time(node->scalar);
  if (!value) {
    warn(*node, std::string(key) + " must be a date such as 2025-03-31 or 2025-03-31T08:00:00Z; it is ignored");
  }
  return value;
}

std::optional<std::int64_t> FieldReader::decisive_time(std::string_view key) {
  const auto* node = find(key);
  if (!node || node->kind == YamlNode::Kind::null) return std::nullopt;
  if (node->kind == YamlNode::Kind::scalar) {
    if (const auto value = parse_iso_time(node->scalar)) return value;
  }
  failed_ = true;
  findings_.push_back(
      {path_, node->line, node->column, Severity::error,
       std::string(key) + " must be a date such as 2025-03-31 or 2025-03-31T08:00:00Z; write one, or remove the line"});
  return std::nullopt;
}

void FieldReader::warn(const YamlNode& node, std::string message) {
  warn_at(node.line, node.column, std::move(message));
}

void FieldReader::warn_at(int line, int column, std::string message) {
  findings_.push_back({path_, line, column, Severity::warning, std::move(message)});
}

}  // namespace firstline
