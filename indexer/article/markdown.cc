#include "indexer/article/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <mutex>
#include <utility>

#include "indexer/article/dialect.h"
#include "indexer/article/emphasis.h"
#include "indexer/article/html_writer.h"
#include "indexer/article/markdown_guard.h"

namespace firstline {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

// Neither CMARK_OPT_UNSAFE nor the autolink and tagfilter extensions: see bare_links.h and raw_html.h.
Tree parse_tree(std::string_view body, bool tables) {
  static std::once_flag registered;  // the library's registry is global and must be filled before any thread reads it
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES);
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    if (!tables && std::string_view(name) == "table") continue;
    if (auto* extension = cmark_find_syntax_extension(name)) cmark_parser_attach_syntax_extension(parser, extension);
  }
  cmark_parser_feed(parser, body.data(), body.size());
  Tree tree(cmark_parser_finish(parser));
  cmark_parser_free(parser);
  return tree;
}

}  // namespace

MarkdownPage parse_markdown(std::string_view body, const MarkdownOptions& options, const LinkResolver& resolve,
                            CappedFindings& findings) {
  auto dialect = rewrite_dialect(body, options.first_line, findings);
  const auto guarded = guard_markdown(dialect.body, options.first_line, findings);
  const auto tree = parse_tree(guarded.body, guarded.tables);
  repair_emphasis(tree.get(), guarded.body, options.first_line - 1, findings);
  return write_page(tree.get(), dialect, options, resolve, findings);
}

}  // namespace firstline
