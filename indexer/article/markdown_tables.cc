#include "indexer/article/markdown_tables.h"

#include <cmark-gfm-core-extensions.h>

namespace firstline {

bool TableWriter::write(cmark_node* node, std::string_view type, bool entering) {
  if (type == "table") {
    write_table(node, entering);
  } else if (type == "table_header" || type == "table_row") {
    write_row(entering, type == "table_header");
  } else if (type == "table_cell") {
    write_cell(entering);
  } else {
    return false;
  }
  return true;
}

void TableWriter::write_table(cmark_node* node, bool entering) {
  if (!entering) {
    out_.html() += has_body_ ? "</tbody>\n</table></div>\n" : "</table></div>\n";
    return;
  }
  const auto* alignments = cmark_gfm_extensions_get_table_alignments(node);
  alignments_.assign(alignments, alignments + cmark_gfm_extensions_get_table_columns(node));
  has_body_ = false;
  out_.html() += "<div class=\"table\"><table>\n";
}

void TableWriter::write_row(bool entering, bool header) {
  if (!entering) {
    out_.html() += header ? "</tr>\n</thead>\n" : "</tr>\n";
    out_.end_block();
    return;
  }
  if (!header && !has_body_) {
    out_.html() += "<tbody>\n";
    has_body_ = true;
  }
  header_ = header;
  column_ = 0;
  out_.html() += header ? "<thead>\n<tr>\n" : "<tr>\n";
}

void TableWriter::write_cell(bool entering) {
  const std::string_view name = header_ ? "th" : "td";
  if (!entering) {
    out_.raw.leave_container();
    out_.html().append("</").append(name).append(">\n");
    out_.plain("\t");
    return;
  }
  const auto alignment = column_ < alignments_.size() ? alignments_[column_] : 0;
  ++column_;
  out_.html().append("<").append(name);
  out_.html() += alignment == 'r' ? " class=\"right\">" : alignment == 'c' ? " class=\"center\">" : ">";
  out_.raw.enter_container();
}

}  // namespace firstline
