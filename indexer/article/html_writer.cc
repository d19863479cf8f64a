#include "indexer/article/html_writer.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "indexer/article/bare_links.h"
#include "indexer/article/field_reader.h"
#include "indexer/article/heading_anchor.h"
#include "indexer/article/html_escape.h"
#include "indexer/article/raw_html.h"
#include "indexer/article/tree_text.h"
#include "indexer/article/unicode.h"
#include "indexer/article/utf8.h"

namespace firstline {
namespace {

class Writer {
 public:
  Writer(const Dialect& dialect, const MarkdownOptions& options, const LinkResolver& resolve, CappedFindings& findings)
      : dialect_(dialect),
        options_(options),
        resolve_(resolve),
        raw_(resolve, findings, anchors_, page_.html, page_.text) {
    page_.title = options.title;
  }

  MarkdownPage write(cmark_node* root) {
    page_.sections.emplace_back();
    raw_.enter_container();
    cmark_iter* iter = cmark_iter_new(root);
    for (auto event = cmark_iter_next(iter); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter)) {
      cmark_node* node = cmark_iter_get_node(iter);
      const bool entering = event == CMARK_EVENT_ENTER;
      if (node == root) continue;
      // The iterator knows its next node already, which may be cut out by now.
      const auto next = write_node(node, entering);
      if (next == Next::changed_children) cmark_iter_reset(iter, node, CMARK_EVENT_ENTER);
      if (next == Next::skip_children) cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
    close_notes(0);
    raw_.leave_container();
    raw_.finish();
    if (footnotes_ > 0) page_.html += "</ol>\n</section>\n";
    close_section();
    std::erase_if(page_.sections, [](const Section& s) { return s.level == 0 && s.text_begin == s.text_end; });
    page_.anchors.assign(anchors_.all().begin(), anchors_.all().end());
    return std::move(page_);
  }

 private:
  enum class Next { children, changed_children, skip_children };

  struct Container {
    cmark_node* node;
    std::size_t notes;  // open_notes_.size() when it began
  };

  int line_of(cmark_node* node) const {
    while (node && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    return (node ? cmark_node_get_start_line(node) : 1) + options_.first_line - 1;
  }

  std::string& html() { return page_.html; }

  void end_block() {
    auto& text = page_.text;
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
    if (!text.empty() && text.back() != '\n') text += '\n';
  }

  void close_section() {
    end_block();
    page_.sections.back().text_end = page_.text.size();
  }

  Next write_node(cmark_node* node, bool entering) {
    if (cmark_node_get_syntax_extension(node) && cmark_node_get_type(node) != CMARK_NODE_ITEM) {
      write_extension(node, entering);
      return Next::children;
    }
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE:
        write_quote(node, entering);
        return entering ? Next::changed_children : Next::children;
      case CMARK_NODE_LIST:
        write_list(node, entering);
        break;
      case CMARK_NODE_ITEM:
        write_item(node, entering);
        break;
      case CMARK_NODE_CODE_BLOCK:
        write_code_block(node);
        break;
      case CMARK_NODE_HTML_BLOCK:
        write_html_block(node);
        break;
      case CMARK_NODE_PARAGRAPH:
        write_paragraph(node, entering);
        break;
      case CMARK_NODE_HEADING:
        return write_heading(node, entering);
      case CMARK_NODE_THEMATIC_BREAK:
        html() += "<hr>\n";
        break;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        write_footnote(node, entering);
        break;
      case CMARK_NODE_TEXT:
        write_text(tree_literal(node));
        break;
      case CMARK_NODE_SOFTBREAK:
        write_soft_break(node);
        break;
      case CMARK_NODE_LINEBREAK:
        html() += "<br>\n";
        plain(" ");
        break;
      case CMARK_NODE_CODE:
        write_code(node);
        break;
      case CMARK_NODE_HTML_INLINE:
        if (!muted_)
          raw_.write_inline(tree_literal(node), line_of(node), link_depth_ > 0);
        else
          write_raw_in_heading(node);
        break;
      case CMARK_NODE_EMPH:
        write_tag("em", entering);
        break;
      case CMARK_NODE_STRONG:
        write_tag("strong", entering);
        break;
      case CMARK_NODE_LINK:
        write_link(node, entering);
        break;
      case CMARK_NODE_IMAGE:
        write_image(node);
        return Next::skip_children;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        if (entering) write_footnote_reference(node);
        break;
      default:
        break;
    }
    return Next::children;
  }

  // Text of the article; headings are no part of it.
  void plain(std::string_view words) {
    if (!muted_ && !raw_.in_dropped_content()) page_.text += words;
  }

  void write_tag(std::string_view name, bool entering) {
    if (entering)
      raw_.enter_container();
    else
      raw_.leave_container();
    html().append(entering ? "<" : "</").append(name).append(">");
  }

  void write_text(std::string_view text) {
    if (raw_.in_dropped_content()) return;
    plain(text);
    if (link_depth_ > 0 || raw_.inside("a")) {
      append_escaped(html(), text);
      return;
    }
    split_bare_links(
        text, [&](std::string_view words) { append_escaped(html(), words); },
        [&](std::string_view address) {
          html() += "<a";
          append_link_address(html(), (address.starts_with("www.") ? "https://" : "") + std::string(address));
          html() += '>';
          append_escaped(html(), address);
          html() += "</a>";
        });
  }

  // A newline is a blank, but not between two characters that are written without blanks.
  void write_soft_break(cmark_node* node) {
    html() += '\n';
    cmark_node* next = cmark_node_next(node);
    const auto behind = next && cmark_node_get_type(next) == CMARK_NODE_TEXT ? tree_literal(next) : std::string_view();
    std::size_t first = 0;
    const bool joins =
        ends_with_cjk(page_.text) && !behind.empty() && joins_without_blank(next_code_point(behind, first));
    if (!joins) plain(" ");
  }

  static bool joins_without_blank(char32_t c) {
    return is_cjk(c) && !(c >= 0xAC00 && c <= 0xD7FF);
  }  // hangul has blanks

  static bool ends_with_cjk(std::string_view text) {
    if (text.empty()) return false;
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    return joins_without_blank(next_code_point(text, last));
  }

  void write_code(cmark_node* node) {
    html() += "<code>";
    append_escaped(html(), tree_literal(node));
    html() += "</code>";
    plain(tree_literal(node));
  }

  void write_link(cmark_node* node, bool entering) {
    if (!entering) {
      raw_.leave_container();
      if (link_depth_ == 1 && link_written_) html() += "</a>";
      --link_depth_;
      return;
    }
    if (++link_depth_ == 1) {
      const auto address = raw_.inside("a") ? std::nullopt : resolve_({tree_url(node), false, line_of(node)});
      link_written_ = address.has_value();
      if (address) {
        html() += "<a";
        append_link_address(html(), *address);
        if (const std::string_view title = tree_title(node); !title.empty()) append_attribute(html(), "title", title);
        html() += '>';
      }
    }
    raw_.enter_container();
  }

  void write_image(cmark_node* node) {
    const auto alt = tree_text(node);
    plain(alt);
    const auto address = resolve_({tree_url(node), true, line_of(node)});
    if (!address) {
      append_escaped(html(), alt);
      return;
    }
    html() += "<img";
    append_attribute(html(), "src", *address);
    append_attribute(html(), "alt", alt);
    if (const std::string_view title = tree_title(node); !title.empty()) append_attribute(html(), "title", title);
    html() += " loading=\"lazy\">";
  }

  void enter(cmark_node* node) {
    containers_.push_back({node, open_notes_.size()});
    raw_.enter_container();
  }

  void leave() {
    close_notes(containers_.back().notes);
    raw_.leave_container();
    containers_.pop_back();
  }

  void write_paragraph(cmark_node* node, bool entering) {
    const bool tight = in_tight_list(node);
    if (entering) {
      if (!tight) html() += "<p>";
      raw_.enter_container();
      return;
    }
    raw_.leave_container();
    if (!tight) {
      if (back_link_ > 0 && !cmark_node_next(node)) write_back_link();
      html() += "</p>";
    }
    html() += '\n';
    end_block();
  }

  static bool in_tight_list(cmark_node* paragraph) {
    cmark_node* item = cmark_node_parent(paragraph);
    cmark_node* list = item ? cmark_node_parent(item) : nullptr;
    return list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0;
  }

  // "> [!NOTE]" is a note (GitHub, Microsoft).
  void write_quote(cmark_node* node, bool entering) {
    if (!entering) {
      leave();
      html() += alerts_.back() ? "</aside>\n" : "</blockquote>\n";
      alerts_.pop_back();
      return;
    }
    const auto kind = take_alert(node);
    alerts_.push_back(kind.has_value());
    if (kind)
      html().append("<aside class=\"note note-").append(*kind).append("\">\n");
    else
      html() += "<blockquote>\n";
    enter(node);
  }

  void write_list(cmark_node* node, bool entering) {
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (!entering) {
      html() += ordered ? "</ol>\n" : "</ul>\n";
      return;
    }
    const int start = cmark_node_get_list_start(node);
    html() += !ordered ? "<ul>\n" : start == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(start) + "\">\n";
  }

  void write_item(cmark_node* node, bool entering) {
    if (!entering) {
      leave();
      end_block();
      if (html().ends_with('\n')) html().pop_back();
      html() += "</li>\n";
      return;
    }
    if (cmark_node_get_syntax_extension(node)) {  // the only extension of items is the task list
      const bool done = cmark_gfm_extensions_get_tasklist_item_checked(node);
      html() += done ? "<li class=\"task\"><input type=\"checkbox\" disabled checked> "
                     : "<li class=\"task\"><input type=\"checkbox\" disabled> ";
    } else {
      html() += "<li>";
    }
    enter(node);
  }

  void write_code_block(cmark_node* node) {
    const char* info = cmark_node_get_fence_info(node);
    auto language = std::string_view(info ? info : "");
    language = language.substr(0, std::min(language.find_first_of(" \t{,:"), language.size()));
    const auto code = dialect_.restore_markers(tree_literal(node));
    html() += "<pre><code";
    if (!language.empty()) append_attribute(html(), "class", "language-" + std::string(language));
    html() += '>';
    append_escaped(html(), code);
    html() += "</code></pre>\n";
    plain(code);
    end_block();
  }

  void write_html_block(cmark_node* node) {
    const auto source = tree_literal(node);
    if (const auto* marker = dialect_.find_marker(source)) {
      if (marker->opens)
        open_note(*marker);
      else
        close_note(marker->colons);
      return;
    }
    raw_.write_block(source, line_of(node));
  }

  void open_note(const NoteMarker& marker) {
    end_block();
    open_notes_.push_back(marker.colons);
    html().append("<aside class=\"note note-").append(marker.kind).append("\">\n");
    raw_.enter_container();
    if (marker.title.empty()) return;
    html() += "<p class=\"note-title\">";
    append_escaped(html(), marker.title);
    html() += "</p>\n";
    plain(marker.title);
    end_block();
  }

  // The innermost note that so many colons close, and what is open inside it; none outside this list item or quote.
  void close_note(int colons) {
    const std::size_t floor = containers_.empty() ? 0 : containers_.back().notes;
    for (std::size_t i = open_notes_.size(); i > floor; --i) {
      if (open_notes_[i - 1] <= colons) return close_notes(i - 1);
    }
    if (open_notes_.size() > floor) close_notes(open_notes_.size() - 1);
  }

  void close_notes(std::size_t keep) {
    while (open_notes_.size() > keep) {
      raw_.leave_container();
      html() += "</aside>\n";
      open_notes_.pop_back();
    }
  }

  Next write_heading(cmark_node* node, bool entering) {
    const int level = cmark_node_get_heading_level(node);
    if (!entering) {
      raw_.leave_container();
      html() += "</h" + std::to_string(level) + ">\n";
      muted_ = false;
      return Next::children;
    }
    const auto heading = take_heading(node);
    const bool gives_title = page_.title.empty();
    if (gives_title) page_.title = heading.title;
    const auto anchor = heading.id.empty() ? anchors_.add_heading(heading.title) : anchors_.add_custom(heading.id);
    if (level == 1 && !title_dropped_ && containers_.empty() && (gives_title || heading.title == page_.title)) {
      title_dropped_ = true;
      return Next::skip_children;
    }
    close_section();
    Section section;
    section.level = level;
    section.title = heading.title;
    section.anchor = anchor;
    section.text_begin = section.text_end = page_.text.size();
    section.question = level == 2 && options_.type == ArticleType::faq;
    page_.sections.push_back(std::move(section));
    html() += "<h" + std::to_string(level);
    append_attribute(html(), "id", anchor);
    html() += '>';
    raw_.enter_container();
    muted_ = true;
    return Next::children;
  }

  // Tags in a heading count for the page, their text (an image's) not for the article's text.
  void write_raw_in_heading(cmark_node* node) {
    const auto size = page_.text.size();
    raw_.write_inline(tree_literal(node), line_of(node), link_depth_ > 0);
    page_.text.resize(size);
  }

  void write_footnote_reference(cmark_node* node) {
    const std::string number(tree_literal(node));
    const int use = ++footnote_uses_[number];
    const auto id = "footnote-ref-" + number + (use == 1 ? "" : "-" + std::to_string(use));
    html() += "<sup class=\"footnote\"><a";
    append_attribute(html(), "href", "#footnote-" + number);
    append_attribute(html(), "id", id);
    html() += '>';
    append_escaped(html(), number);
    html() += "</a></sup>";
  }

  void write_footnote(cmark_node* node, bool entering) {
    if (!entering) {
      if (back_link_ > 0) {
        write_back_link();
        html() += '\n';
      }
      leave();
      html() += "</li>\n";
      return;
    }
    if (footnotes_++ == 0) {
      close_notes(0);
      html() += "<section class=\"footnotes\">\n<ol>\n";
    }
    html() += "<li id=\"footnote-" + std::to_string(footnotes_) + "\">\n";
    back_link_ = footnotes_;
    enter(node);
  }

  void write_back_link() {
    html() += " <a href=\"#footnote-ref-" + std::to_string(back_link_) + "\" class=\"footnote-back\">↩</a>";
    back_link_ = 0;
  }

  void write_extension(cmark_node* node, bool entering) {
    const std::string_view type = cmark_node_get_type_string(node);
    if (type == "table")
      write_table(node, entering);
    else if (type == "table_header")
      write_row(entering, true);
    else if (type == "table_row")
      write_row(entering, false);
    else if (type == "table_cell")
      write_cell(entering);
    else if (type == "strikethrough")
      write_tag("del", entering);
  }

  void write_table(cmark_node* node, bool entering) {
    if (!entering) {
      html() += table_body_ ? "</tbody>\n</table></div>\n" : "</table></div>\n";
      return;
    }
    const auto* alignments = cmark_gfm_extensions_get_table_alignments(node);
    const auto columns = cmark_gfm_extensions_get_table_columns(node);
    alignments_.assign(alignments, alignments + columns);
    table_body_ = false;
    html() += "<div class=\"table\"><table>\n";
  }

  void write_row(bool entering, bool header) {
    if (!entering) {
      html() += header ? "</tr>\n</thead>\n" : "</tr>\n";
      end_block();
      return;
    }
    if (!header && !table_body_) {
      html() += "<tbody>\n";
      table_body_ = true;
    }
    header_ = header;
    column_ = 0;
    html() += header ? "<thead>\n<tr>\n" : "<tr>\n";
  }

  void write_cell(bool entering) {
    const std::string name = header_ ? "th" : "td";
    if (!entering) {
      raw_.leave_container();
      html() += "</" + name + ">\n";
      plain("\t");
      return;
    }
    const auto alignment = column_ < alignments_.size() ? alignments_[column_] : 0;
    ++column_;
    html() += "<" + name + (alignment == 'r' ? " class=\"right\">" : alignment == 'c' ? " class=\"center\">" : ">");
    raw_.enter_container();
  }

  const Dialect& dialect_;
  const MarkdownOptions& options_;
  const LinkResolver& resolve_;
  MarkdownPage page_;
  AnchorSet anchors_;
  RawHtml raw_;
  std::vector<Container> containers_;
  std::vector<int> open_notes_;  // their colons
  std::vector<bool> alerts_;     // whether each open quote is a note
  int link_depth_ = 0;
  bool link_written_ = false;
  bool muted_ = false;  // inside a heading
  bool title_dropped_ = false;
  int footnotes_ = 0;
  int back_link_ = 0;  // the footnote whose back link is still to be written
  std::unordered_map<std::string, int> footnote_uses_;
  std::vector<unsigned char> alignments_;
  bool table_body_ = false;
  bool header_ = false;
  std::size_t column_ = 0;
};

}  // namespace

MarkdownPage write_page(cmark_node* root, const Dialect& dialect, const MarkdownOptions& options,
                        const LinkResolver& resolve, CappedFindings& findings) {
  return Writer(dialect, options, resolve, findings).write(root);
}

}  // namespace firstline
