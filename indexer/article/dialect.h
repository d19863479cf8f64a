// What other systems' Markdown has besides Markdown, rewritten so that a Markdown parser reads what is meant:
//
//   :::note Title … :::           Docusaurus, VuePress: a note. Becomes a pair of markers (below).
//   {{< ref "a.md" >}}            Hugo: its path. {{< figure >}} an image; other shortcodes go, their inner text stays.
//   {% tag %}                     Jekyll, GitBook: goes, inner text stays.
//   import …, export …            MDX: go.
//   <Tabs groupId={x}> </Tabs>    MDX: components go, what stands between stays and is Markdown.
//   :::image source="a.png" :::   Microsoft: an image. Other layout directives and [!INCLUDE …] go.
//
// Code is left alone. Each line stays on its line, so positions in findings hold. Everything dropped is a finding.
//
// A note's `:::` lines become HTML comments, because of all blocks those alone end a paragraph, a list and a table and
// begin none. Their text begins with a prefix that the file does not contain.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/capped_findings.h"

namespace firstline {

struct NoteMarker {
  bool opens = false;
  std::string kind;   // "note", "tip", "info", "warning", "danger"
  std::string title;  // plain text, "" when none was given
  int colons = 3;
  int line = 0;
  std::string source;  // the line as written
};

struct Dialect {
  std::string body;
  std::vector<NoteMarker> markers;
  std::string marker_prefix;  // "<!--note-0-" and the marker's index and "-->"

  // The marker that an HTML block is, or nullptr.
  const NoteMarker* find_marker(std::string_view html) const;
  // `code` with markers, where the scanner mistook code for notes, as they were.
  std::string restore_markers(std::string_view code) const;
};

Dialect rewrite_dialect(std::string_view body, int first_line, CappedFindings& findings);

// The kind of note that a name stands for ("caution" is a warning), or nullopt for an unknown one.
std::optional<std::string_view> note_kind(std::string_view name);

}  // namespace firstline
