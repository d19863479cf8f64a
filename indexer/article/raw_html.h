// The few HTML tags that a writer may use inside Markdown (product.md, "Raw HTML"). Of all others the tag goes and its
// text stays; script and style go with their content; an iframe becomes a link; comments vanish.
//
// Tags are balanced here: what is opened in a container is closed at its end, and a closing tag without an opening one
// is dropped, so that no page can be torn by its article.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/capped_findings.h"
#include "indexer/article/heading_anchor.h"
#include "indexer/article/html_tag.h"
#include "indexer/article/markdown.h"

namespace firstline {

class RawHtml {
 public:
  // All must outlive this; `html` and `text` are appended to.
  RawHtml(const LinkResolver& resolve, CappedFindings& findings, AnchorSet& anchors, std::string& html,
          std::string& text)
      : resolve_(resolve), findings_(findings), anchors_(anchors), html_(html), text_(text) {}

  // The Markdown inside which tags stand: the page, a list item, a paragraph, an emphasis.
  void enter_container() { containers_.push_back(open_.size()); }
  void leave_container();

  // HTML inside a paragraph: one tag, comment or instruction. `line` is where it stands. Inside a Markdown link
  // (`in_link`) no other can begin.
  void write_inline(std::string_view source, int line, bool in_link);
  // A block of tags and text, ended where the Markdown library ends it. Loose text gets a paragraph of its own.
  void write_block(std::string_view source, int line);

  // At the end of the page: reports what was dropped.
  void finish();
  bool inside(std::string_view tag) const;
  // Between <script> or <style> and its end inside a paragraph: what stands there is no text.
  bool in_dropped_content() const { return !dropping_.empty(); }

 private:
  enum class Place { paragraph, link, block };

  void write(std::string_view source, int line, Place place);
  void write_text(std::string_view source, Place place);
  void write_tag(const HtmlTag& tag, int line, Place place);
  void open_tag(const HtmlTag& tag, int line, Place place);
  void open_image(const HtmlTag& tag, int line, Place place);
  void open_link(const HtmlTag& tag, int line, Place place);
  void drop_tag(const HtmlTag& tag, int line, Place place);
  void link_to_frame(const HtmlTag& tag, int line, Place place);
  void close_tag(std::string_view name);
  void close_down_to(std::size_t size);
  void begin_paragraph(Place place);
  void end_paragraph();

  const LinkResolver& resolve_;
  CappedFindings& findings_;
  AnchorSet& anchors_;
  std::string& html_;
  std::string& text_;
  std::vector<std::string> open_;        // tags written and not yet closed, outermost first
  std::vector<std::size_t> containers_;  // open_.size() when each container began
  std::map<std::string, int> dropped_;   // HTML's own tags that went, and how often
  int first_dropped_line_ = 0;
  std::string dropping_;  // the name of the open <script> or <style>, or ""
};

}  // namespace firstline
