// What stands inside a paragraph: text, code, links, images, emphasis and tags.
#pragma once

#include <string_view>

#include "indexer/article/markdown_output.h"

struct cmark_node;

namespace firstline {

class InlineWriter {
 public:
  explicit InlineWriter(MarkdownOutput& out) : out_(out) {}

  void write_text(std::string_view text);
  void write_soft_break(cmark_node* node);
  void write_hard_break();
  void write_code(std::string_view code);
  void write_raw(cmark_node* node);
  void write_tag(std::string_view name, bool entering);
  void write_link(cmark_node* node, bool entering);
  void write_image(cmark_node* node);  // with all below it

 private:
  MarkdownOutput& out_;
  int link_depth_ = 0;
  bool link_written_ = false;  // of the outermost link: the resolver accepted its address
};

}  // namespace firstline
