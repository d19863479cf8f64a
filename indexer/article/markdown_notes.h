// Notes (":::tip") as asides, balanced whatever the writer does.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/article/dialect.h"
#include "indexer/article/markdown_output.h"

namespace firstline {

class NoteWriter {
 public:
  explicit NoteWriter(MarkdownOutput& out) : out_(out) {}

  void open(const NoteMarker& marker);
  // Closes the innermost note that so many colons close, and what is open inside it; none of the first `floor`, which
  // stand outside this list item or quote.
  void close(int colons, std::size_t floor);
  void close_down_to(std::size_t keep);
  std::size_t open_count() const { return colons_.size(); }

 private:
  MarkdownOutput& out_;
  std::vector<int> colons_;  // of the open notes
};

}  // namespace firstline
