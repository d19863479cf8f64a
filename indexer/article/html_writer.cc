#include "indexer/article/html_writer.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/article/html_escape.h"
#include "indexer/article/markdown_footnotes.h"
#include "indexer/article/markdown_inlines.h"
#include "indexer/article/markdown_notes.h"
#include "indexer/article/markdown_output.h"
#include "indexer/article/markdown_tables.h"
#include "indexer/article/tree_text.h"

namespace firstline {
namespace {

class Writer {
 public:
  Writer(const Dialect& dialect, const MarkdownOptions& options, const LinkResolver& resolve, CappedFindings& findings)
      : dialect_(dialect), out_(options, resolve, findings) {
    out_.page.title = options.title;
  }

  MarkdownPage write(cmark_node* root) {
    out_.page.sections.emplace_back();
    out_.raw.enter_container();
    cmark_iter* iter = cmark_iter_new(root);
    for (auto event = cmark_iter_next(iter); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter)) {
      cmark_node* node = cmark_iter_get_node(iter);
      if (node == root) continue;
      // The iterator knows its next node already, which may be cut out by now.
      const auto next = write_node(node, event == CMARK_EVENT_ENTER);
      if (next == Next::changed_children) cmark_iter_reset(iter, node, CMARK_EVENT_ENTER);
      if (next == Next::skip_children) cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
    notes_.close_down_to(0);
    out_.raw.leave_container();
    out_.raw.finish();
    footnotes_.finish();
    close_section();
    auto& page = out_.page;
    std::erase_if(page.sections, [](const Section& s) { return s.level == 0 && s.text_begin == s.text_end; });
    page.anchors.assign(out_.anchors.all().begin(), out_.anchors.all().end());
    return std::move(page);
  }

 private:
  enum class Next { children, changed_children, skip_children };

  struct Container {
    std::size_t notes;  // open when it began
    bool alert;         // a quote that is a note
  };

  Next write_node(cmark_node* node, bool entering) {
    const auto type = cmark_node_get_type(node);
    if (cmark_node_get_syntax_extension(node) && type != CMARK_NODE_ITEM) {
      const std::string_view name = cmark_node_get_type_string(node);
      if (!tables_.write(node, name, entering) && name == "strikethrough") inlines_.write_tag("del", entering);
      return Next::children;
    }
    if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE) return write_inline(node, type, entering);
    return write_block(node, type, entering);
  }

  Next write_inline(cmark_node* node, cmark_node_type type, bool entering) {
    if (type == CMARK_NODE_TEXT) {
      inlines_.write_text(tree_literal(node));
    } else if (type == CMARK_NODE_SOFTBREAK) {
      inlines_.write_soft_break(node);
    } else if (type == CMARK_NODE_LINEBREAK) {
      inlines_.write_hard_break();
    } else if (type == CMARK_NODE_CODE) {
      inlines_.write_code(tree_literal(node));
    } else if (type == CMARK_NODE_HTML_INLINE) {
      inlines_.write_raw(node);
    } else if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) {
      inlines_.write_tag(type == CMARK_NODE_EMPH ? "em" : "strong", entering);
    } else if (type == CMARK_NODE_LINK) {
      inlines_.write_link(node, entering);
    } else if (type == CMARK_NODE_IMAGE) {
      inlines_.write_image(node);
      return Next::skip_children;
    } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE && entering) {
      footnotes_.write_reference(tree_literal(node));
    }
    return Next::children;
  }

  Next write_block(cmark_node* node, cmark_node_type type, bool entering) {
    if (type == CMARK_NODE_HEADING) return write_heading(node, entering);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      write_quote(node, entering);
      return entering ? Next::changed_children : Next::children;
    }
    if (type == CMARK_NODE_LIST) {
      write_list(node, entering);
    } else if (type == CMARK_NODE_ITEM) {
      write_item(node, entering);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      write_code_block(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      write_html_block(node);
    } else if (type == CMARK_NODE_PARAGRAPH) {
      write_paragraph(node, entering);
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
      out_.html() += "<hr>\n";
    } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
      write_footnote(entering);
    }
    return Next::children;
  }

  void enter(bool alert = false) {
    containers_.push_back({notes_.open_count(), alert});
    out_.raw.enter_container();
  }

  void leave() {
    notes_.close_down_to(containers_.back().notes);
    out_.raw.leave_container();
    containers_.pop_back();
  }

  static bool in_tight_list(cmark_node* paragraph) {
    cmark_node* item = cmark_node_parent(paragraph);
    cmark_node* list = item ? cmark_node_parent(item) : nullptr;
    return list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0;
  }

  void write_paragraph(cmark_node* node, bool entering) {
    const bool tight = in_tight_list(node);
    if (entering) {
      if (!tight) out_.html() += "<p>";
      out_.raw.enter_container();
      return;
    }
    out_.raw.leave_container();
    cmark_node* parent = cmark_node_parent(node);
    const bool ends_footnote = cmark_node_get_type(parent) == CMARK_NODE_FOOTNOTE_DEFINITION && !cmark_node_next(node);
    if (ends_footnote) footnotes_.write_back_link();
    out_.html() += tight ? "\n" : "</p>\n";
    out_.end_block();
  }

  // "> [!NOTE]" is a note (GitHub, Microsoft).
  void write_quote(cmark_node* node, bool entering) {
    if (!entering) {
      const bool alert = containers_.back().alert;
      leave();
      out_.html() += alert ? "</aside>\n" : "</blockquote>\n";
      return;
    }
    const auto kind = take_alert(node);
    if (kind) {
      out_.html().append("<aside class=\"note note-").append(*kind).append("\">\n");
    } else {
      out_.html() += "<blockquote>\n";
    }
    enter(kind.has_value());
  }

  void write_list(cmark_node* node, bool entering) {
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (!entering) {
      out_.html() += ordered ? "</ol>\n" : "</ul>\n";
      return;
    }
    const int start = cmark_node_get_list_start(node);
    out_.html() += !ordered ? "<ul>\n" : start == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(start) + "\">\n";
  }

  void write_item(cmark_node* node, bool entering) {
    auto& html = out_.html();
    if (!entering) {
      leave();
      out_.end_block();
      if (html.ends_with('\n')) html.pop_back();
      html += "</li>\n";
      return;
    }
    if (cmark_node_get_syntax_extension(node)) {  // the only extension of items is the task list
      const bool done = cmark_gfm_extensions_get_tasklist_item_checked(node);
      // The box has no name that fits every language; the sign beside it is read out in the reader's own.
      html += "<li class=\"task\"><input type=\"checkbox\" disabled aria-hidden=\"true\"";
      html += done ? " checked><span class=\"sr\">☑</span> " : "><span class=\"sr\">☐</span> ";
    } else {
      html += "<li>";
    }
    enter();
  }

  void write_code_block(cmark_node* node) {
    const char* info = cmark_node_get_fence_info(node);
    auto language = std::string_view(info ? info : "");
    language = language.substr(0, std::min(language.find_first_of(" \t{,:"), language.size()));
    const auto code = dialect_.restore_markers(tree_literal(node));
    out_.html() += "<pre><code";
    if (!language.empty()) append_attribute(out_.html(), "class", "language-" + std::string(language));
    out_.html() += '>';
    append_escaped(out_.html(), code);
    out_.html() += "</code></pre>\n";
    out_.plain(code);
    out_.end_block();
  }

  void write_html_block(cmark_node* node) {
    const auto* marker = dialect_.find_marker(tree_literal(node));
    if (!marker) {
      out_.raw.write_block(tree_literal(node), out_.line_of(node));
    } else if (marker->opens) {
      notes_.open(*marker);
    } else {
      notes_.close(marker->colons, containers_.empty() ? 0 : containers_.back().notes);
    }
  }

  Next write_heading(cmark_node* node, bool entering) {
    const auto tag = "h" + std::to_string(cmark_node_get_heading_level(node));
    if (!entering) {
      out_.raw.leave_container();
      out_.html() += "</" + tag + ">\n";
      out_.muted = false;
      return Next::children;
    }
    const auto heading = take_heading(node);
    const auto anchor =
        heading.id.empty() ? out_.anchors.add_heading(heading.title) : out_.anchors.add_custom(heading.id);
    if (is_title(heading.title, cmark_node_get_heading_level(node))) return Next::skip_children;
    begin_section(heading.title, cmark_node_get_heading_level(node), anchor);
    out_.html() += "<" + tag;
    append_attribute(out_.html(), "id", anchor);
    out_.html() += '>';
    out_.raw.enter_container();
    out_.muted = true;
    return Next::children;
  }

  // Whether a heading repeats the title or gives it, so that the page above has it already.
  bool is_title(const std::string& title, int level) {
    auto& page = out_.page;
    const bool gives_title = page.title.empty();
    if (gives_title) page.title = title;
    if (level != 1 || title_dropped_ || !containers_.empty()) return false;
    title_dropped_ = gives_title || title == page.title;
    return title_dropped_;
  }

  void begin_section(const std::string& title, int level, const std::string& anchor) {
    close_section();
    Section section;
    section.level = level;
    section.title = title;
    section.anchor = anchor;
    section.text_begin = section.text_end = out_.page.text.size();
    section.question = level == 2 && out_.options.type == ArticleType::faq;
    out_.page.sections.push_back(std::move(section));
  }

  void close_section() {
    out_.end_block();
    out_.page.sections.back().text_end = out_.page.text.size();
  }

  void write_footnote(bool entering) {
    if (entering) {
      notes_.close_down_to(0);
      // Definitions stand behind everything else: a <details> left open above does not reach around them.
      out_.raw.leave_container();
      out_.raw.enter_container();
      footnotes_.begin();
      enter();
    } else {
      leave();
      footnotes_.end();
    }
  }

  const Dialect& dialect_;
  MarkdownOutput out_;
  InlineWriter inlines_{out_};
  NoteWriter notes_{out_};
  TableWriter tables_{out_};
  FootnoteWriter footnotes_{out_};
  std::vector<Container> containers_;
  bool title_dropped_ = false;
};

}  // namespace

MarkdownPage write_page(cmark_node* root, const Dialect& dialect, const MarkdownOptions& options,
                        const LinkResolver& resolve, CappedFindings& findings) {
  return Writer(dialect, options, resolve, findings).write(root);
}

}  // namespace firstline
