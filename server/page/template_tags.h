// Mustache as written: the tags of a template with their places, so that mistakes can name a line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace firstline {

enum class TagKind { variable, unescaped, section, inverted, end, partial, comment };

struct TemplateTag {
  TagKind kind = TagKind::variable;
  std::string_view name;  // views into the template
  std::size_t begin = 0;  // of the braces
  std::size_t end = 0;    // behind them
};

struct TagError {
  std::size_t offset = 0;
  std::string message;
};

// In order of appearance. Changing the delimiters, {{&name}} and {{.}} are refused: one way to write each thing.
tl::expected<std::vector<TemplateTag>, TagError> template_tags(std::string_view text);

int line_of(std::string_view text, std::size_t offset);  // from 1

}  // namespace firstline
