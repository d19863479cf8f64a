// A parsed Markdown tree as HTML, text and sections, in one walk without recursion.
#pragma once

#include "indexer/article/dialect.h"
#include "indexer/article/markdown.h"

struct cmark_node;

namespace firstline {

// All but `root` must outlive the call. Titles and marks inside headings may be cut out of the tree.
MarkdownPage write_page(cmark_node* root, const Dialect& dialect, const MarkdownOptions& options,
                        const LinkResolver& resolve, CappedFindings& findings);

}  // namespace firstline
