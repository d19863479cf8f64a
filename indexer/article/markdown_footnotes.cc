#include "indexer/article/markdown_footnotes.h"

#include "indexer/article/html_escape.h"

namespace firstline {

void FootnoteWriter::write_reference(std::string_view number) {
  const std::string name(number);
  const int use = ++uses_[name];
  auto& html = out_.html();
  html += "<sup class=\"footnote\"><a";
  append_attribute(html, "href", "#footnote-" + name);
  append_attribute(html, "id", "footnote-ref-" + name + (use == 1 ? "" : "-" + std::to_string(use)));
  html += '>';
  append_escaped(html, name);
  html += "</a></sup>";
}

void FootnoteWriter::begin() {
  if (count_++ == 0) out_.html() += "<section class=\"footnotes\">\n<ol>\n";
  out_.html() += "<li id=\"footnote-" + std::to_string(count_) + "\">\n";
  back_link_ = count_;
}

void FootnoteWriter::end() {
  write_back_link();
  out_.html() += "</li>\n";
}

void FootnoteWriter::write_back_link() {
  if (back_link_ == 0) return;
  out_.html() += " <a href=\"#footnote-ref-" + std::to_string(back_link_) + "\" class=\"footnote-back\">↩</a>";
  back_link_ = 0;
}

void FootnoteWriter::finish() {
  if (count_ > 0) out_.html() += "</ol>\n</section>\n";
}

}  // namespace firstline
