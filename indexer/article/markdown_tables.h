// Tables, in a box of their own that a style can let scroll.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/article/markdown_output.h"

struct cmark_node;

namespace firstline {

class TableWriter {
 public:
  explicit TableWriter(MarkdownOutput& out) : out_(out) {}

  // False when `type` is no part of a table.
  bool write(cmark_node* node, std::string_view type, bool entering);

 private:
  void write_table(cmark_node* node, bool entering);
  void write_row(bool entering, bool header);
  void write_cell(bool entering);

  MarkdownOutput& out_;
  std::vector<unsigned char> alignments_;  // 'r', 'c', 'l' or 0 for each column
  std::size_t column_ = 0;
  bool header_ = false;
  bool has_body_ = false;
};

}  // namespace firstline
