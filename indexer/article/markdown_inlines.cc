#include "indexer/article/markdown_inlines.h"

#include <cmark-gfm.h>

#include "indexer/article/bare_links.h"
#include "indexer/article/html_escape.h"
#include "indexer/article/tree_text.h"
#include "indexer/article/unicode.h"
#include "indexer/base/utf8.h"

namespace firstline {
namespace {

// Chinese and Japanese set no blank at the end of a line; Korean does.
bool joins_without_blank(char32_t c) { return is_cjk(c) && !(c >= 0xAC00 && c <= 0xD7FF); }

bool ends_without_blank(std::string_view text) {
  if (text.empty()) return false;
  std::size_t last = text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  return joins_without_blank(next_code_point(text, last));
}

void write_title(std::string& html, cmark_node* node) {
  if (const auto title = tree_title(node); !title.empty()) append_attribute(html, "title", title);
}

}  // namespace

void InlineWriter::write_text(std::string_view text) {
  if (out_.raw.in_dropped_content()) return;
  out_.plain(text);
  auto& html = out_.html();
  if (link_depth_ > 0 || out_.raw.inside("a")) {
    append_escaped(html, text);
    return;
  }
  split_bare_links(
      text, [&](std::string_view words) { append_escaped(html, words); },
      [&](std::string_view address) {
        html += "<a";
        append_link_address(html, (address.starts_with("www.") ? "https://" : "") + std::string(address));
        html += '>';
        append_escaped(html, address);
        html += "</a>";
      });
}

void InlineWriter::write_soft_break(cmark_node* node) {
  out_.html() += '\n';
  cmark_node* next = cmark_node_next(node);
  const auto behind = next && cmark_node_get_type(next) == CMARK_NODE_TEXT ? tree_literal(next) : std::string_view();
  std::size_t first = 0;
  const bool joins =
      ends_without_blank(out_.page.text) && !behind.empty() && joins_without_blank(next_code_point(behind, first));
  if (!joins) out_.plain(" ");
}

void InlineWriter::write_hard_break() {
  out_.html() += "<br>\n";
  out_.plain(" ");
}

void InlineWriter::write_code(std::string_view code) {
  if (out_.raw.in_dropped_content()) return;
  out_.html() += "<code>";
  append_escaped(out_.html(), code);
  out_.html() += "</code>";
  out_.plain(code);
}

// A tag in a heading counts for the page; its text, such as an image's, not for the article's.
void InlineWriter::write_raw(cmark_node* node) {
  const auto size = out_.page.text.size();
  out_.raw.write_inline(tree_literal(node), out_.line_of(node), link_depth_ > 0);
  if (out_.muted) out_.page.text.resize(size);
}

void InlineWriter::write_tag(std::string_view name, bool entering) {
  if (entering) {
    out_.raw.enter_container();
  } else {
    out_.raw.leave_container();
  }
  out_.html().append(entering ? "<" : "</").append(name).append(">");
}

void InlineWriter::write_link(cmark_node* node, bool entering) {
  auto& html = out_.html();
  if (!entering) {
    out_.raw.leave_container();
    if (link_depth_ == 1 && link_written_) html += "</a>";
    --link_depth_;
    return;
  }
  if (++link_depth_ == 1) {
    const auto address =
        out_.raw.inside("a") ? std::nullopt : out_.resolve({tree_url(node), false, out_.line_of(node)});
    link_written_ = address.has_value();
    if (address) {
      html += "<a";
      append_link_address(html, *address);
      write_title(html, node);
      html += '>';
    }
  }
  out_.raw.enter_container();
}

void InlineWriter::write_image(cmark_node* node) {
  auto& html = out_.html();
  const auto alt = tree_text(node);
  out_.plain(alt);
  const auto address = out_.resolve({tree_url(node), true, out_.line_of(node)});
  if (!address) {
    append_escaped(html, alt);
    return;
  }
  html += "<img";
  append_attribute(html, "src", *address);
  append_attribute(html, "alt", alt);
  write_title(html, node);
  html += " loading=\"lazy\">";
}

}  // namespace firstline
