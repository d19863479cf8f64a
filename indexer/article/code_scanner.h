// Tells code from prose line by line, well enough to leave code alone: fenced blocks, indented blocks outside lists,
// and HTML comments (whose content is no prose either). The Markdown parser's verdict may differ in contrived files;
// what builds on this must stay harmless then.
#pragma once

#include <cstddef>
#include <string_view>

namespace firstline {

class CodeScanner {
 public:
  // Feed every line in order, without its newline.
  bool is_code(std::string_view line);

 private:
  char fence_ = '\0';  // '`' or '~' inside a fenced block
  std::size_t fence_length_ = 0;
  bool comment_ = false;
  bool after_blank_ = true;
  bool in_list_ = false;
  bool indented_ = false;  // in an indented block
};

// The end of the code span that begins with the backticks at `at`, behind its closing ones; npos when none on `line`.
std::size_t code_span_end(std::string_view line, std::size_t at);

}  // namespace firstline
