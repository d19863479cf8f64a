#include "indexer/article/markdown_notes.h"

#include "indexer/article/html_escape.h"

namespace firstline {

void NoteWriter::open(const NoteMarker& marker) {
  out_.end_block();
  colons_.push_back(marker.colons);
  out_.html().append("<aside class=\"note note-").append(marker.kind).append("\">\n");
  out_.raw.enter_container();
  if (marker.title.empty()) return;
  out_.html() += "<p class=\"note-title\">";
  append_escaped(out_.html(), marker.title);
  out_.html() += "</p>\n";
  out_.plain(marker.title);
  out_.end_block();
}

void NoteWriter::close(int colons, std::size_t floor) {
  for (std::size_t i = colons_.size(); i > floor; --i) {
    if (colons_[i - 1] <= colons) return close_down_to(i - 1);
  }
  if (colons_.size() > floor) close_down_to(colons_.size() - 1);
}

void NoteWriter::close_down_to(std::size_t keep) {
  while (colons_.size() > keep) {
    out_.raw.leave_container();
    out_.html() += "</aside>\n";
    colons_.pop_back();
  }
}

}  // namespace firstline
