// Footnotes: numbers in the text, a list at the page's end, and links both ways.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/article/markdown_output.h"

namespace firstline {

class FootnoteWriter {
 public:
  explicit FootnoteWriter(MarkdownOutput& out) : out_(out) {}

  void write_reference(std::string_view number);
  // The parser has moved the notes to the end, in the order of their first use.
  void begin();
  void end();
  // Inside the last paragraph of a note, if it ends with one.
  void write_back_link();
  void finish();

 private:
  MarkdownOutput& out_;
  std::unordered_map<std::string, int> uses_;  // by number
  int count_ = 0;
  int back_link_ = 0;  // the note whose link back is still to be written
};

}  // namespace firstline
