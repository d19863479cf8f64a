#include "indexer/article/markdown_output.h"

#include <cmark-gfm.h>

namespace firstline {

void MarkdownOutput::plain(std::string_view words) {
  if (!muted && !raw.in_dropped_content()) page.text += words;
}

void MarkdownOutput::end_block() {
  auto& text = page.text;
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  if (!text.empty() && text.back() != '\n') text += '\n';
}

int MarkdownOutput::line_of(cmark_node* node) const {
  while (node && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
  return (node ? cmark_node_get_start_line(node) : 1) + options.first_line - 1;
}

}  // namespace firstline
