// Markdown (GitHub's flavour, and what Docusaurus, Hugo, Jekyll and Microsoft's documentation add to it) as safe HTML,
// plain text and sections. The only door to the Markdown library.
//
// Safe means: every byte of the result that comes from the file went through append_escaped(), every tag and attribute
// name is one of ours, and every address was accepted by the resolver. The library's own renderer is never called.
//
// Classes in the HTML, which templates may style: div.table around a table, aside.note and note-tip, note-info,
// note-warning, note-danger (with p.note-title if the writer gave a title), li.task, section.footnotes, a.external,
// td.right and td.center, code.language-x.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/article/capped_findings.h"

namespace firstline {

// A link or image as the file has it.
struct LinkUse {
  std::string_view url;  // entities and backslashes resolved, percent-encoding as written
  bool image = false;
  int line = 0;
};

// The address to put into the page, or nullopt: then a link becomes plain text, an image its alternative text. The
// resolver reports; its answer is escaped here.
using LinkResolver = std::function<std::optional<std::string>(const LinkUse&)>;

struct MarkdownOptions {
  std::string title;  // the title, if front matter gives one: a first heading equal to it is left out
  ArticleType type = ArticleType::article;
  int first_line = 1;  // the line of the file on which the body begins
};

struct MarkdownPage {
  std::string title;  // options.title, else the first heading's text, else ""
  std::string html;
  std::string text;
  std::vector<Section> sections;
  std::vector<std::string> anchors;  // every id in `html`
};

// Thread-safe. Takes at most about a second for any 1 MiB (see markdown_guard.h).
MarkdownPage parse_markdown(std::string_view body, const MarkdownOptions& options, const LinkResolver& resolve,
                            CappedFindings& findings);

}  // namespace firstline
