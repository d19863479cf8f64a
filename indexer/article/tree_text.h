// Reading a Markdown tree: its words, and marks that writers put into them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct cmark_node;

namespace firstline {

// Never null; valid as long as the node is unchanged.
std::string_view tree_literal(cmark_node* node);
std::string_view tree_url(cmark_node* node);
std::string_view tree_title(cmark_node* node);

// All words below `node`, without markup; the alternative text of images included.
std::string tree_text(cmark_node* node);

// A heading's words, and the id of a "{#id}" at its end, which is cut out of the tree.
struct Heading {
  std::string title;
  std::string id;
};
Heading take_heading(cmark_node* heading);

// The kind of note that a quote beginning with "[!TIP]" is; the mark is cut out of the tree.
std::optional<std::string_view> take_alert(cmark_node* quote);

}  // namespace firstline
