// The tags of other systems inside a line: Hugo's shortcodes, Jekyll's and GitBook's tags, MDN's macros, MDX,
// Microsoft's includes.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/article/capped_findings.h"

namespace firstline {

class DialectTags {
 public:
  // `body` is looked through once for the components that it closes. Both must outlive this.
  DialectTags(std::string_view body, CappedFindings& findings);

  // Appends the line at `at` to `out` without such tags, and what of the next lines a tag begun on it covers (as empty
  // lines). Returns the number of bytes read; they end at a newline or the end.
  std::size_t rewrite(std::string_view body, std::size_t at, int line, std::string& out);

  // What a Microsoft directive such as `image` with `arguments` (` source="a.png" alt-text="A" :::`) becomes.
  std::string rewrite_layout(std::string_view name, std::string_view arguments, int line);

 private:
  std::size_t rewrite_tag(std::string_view rest, std::string& out);
  std::size_t module_statement(std::string_view rest);
  std::size_t variable(std::string_view rest, std::string& out);
  std::size_t shortcode(std::string_view rest, std::string& out);
  std::size_t liquid(std::string_view rest, std::string& out);
  std::size_t component(std::string_view rest);
  std::size_t include(std::string_view rest, std::string& out);

  CappedFindings& findings_;
  int line_ = 0;
  bool mdx_ = false;                        // the file imports something
  bool raw_ = false;                        // between Liquid's raw and endraw, where all is text
  int unclosed_ = 0;                        // tags looked for an end in vain: after some hundreds it is no longer tried
  std::unordered_set<std::string> closed_;  // names of components with a closing tag
};

}  // namespace firstline
