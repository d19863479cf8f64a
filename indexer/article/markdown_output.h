// What has been written of a page, shared by the writers of its parts.
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/heading_anchor.h"
#include "indexer/article/markdown.h"
#include "indexer/article/raw_html.h"

struct cmark_node;

namespace firstline {

class MarkdownOutput {
 public:
  MarkdownOutput(const MarkdownOptions& page_options, const LinkResolver& page_resolve, CappedFindings& findings)
      : options(page_options), resolve(page_resolve), raw(resolve, findings, anchors, page.html, page.text) {}
  MarkdownOutput(const MarkdownOutput&) = delete;
  MarkdownOutput& operator=(const MarkdownOutput&) = delete;

  std::string& html() { return page.html; }
  // Words of the article's text; headings are no part of it.
  void plain(std::string_view words);
  // Ends a block of text, if there is any, with a newline.
  void end_block();
  // The line of the file on which `node` stands.
  int line_of(cmark_node* node) const;

  const MarkdownOptions& options;
  const LinkResolver& resolve;
  MarkdownPage page;
  AnchorSet anchors;
  RawHtml raw;
  bool muted = false;  // inside a heading
};

}  // namespace firstline
