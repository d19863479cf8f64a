#include "indexer/article/tree_text.h"

#include <cmark-gfm.h>

#include "indexer/article/dialect.h"
#include "indexer/article/field_reader.h"
#include "indexer/article/heading_anchor.h"

namespace firstline {
namespace {

std::string_view view(const char* text) { return text ? std::string_view(text) : std::string_view(); }

}  // namespace

std::string_view tree_literal(cmark_node* node) { return view(cmark_node_get_literal(node)); }
std::string_view tree_url(cmark_node* node) { return view(cmark_node_get_url(node)); }
std::string_view tree_title(cmark_node* node) { return view(cmark_node_get_title(node)); }

std::string tree_text(cmark_node* node) {
  std::string text;
  cmark_iter* iter = cmark_iter_new(node);
  for (auto event = cmark_iter_next(iter); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter)) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* child = cmark_iter_get_node(iter);
    switch (cmark_node_get_type(child)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        text += tree_literal(child);
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        text += ' ';
        break;
      default:
        break;
    }
  }
  cmark_iter_free(iter);
  return text;
}

Heading take_heading(cmark_node* heading) {
  Heading result;
  cmark_node* last = cmark_node_last_child(heading);
  if (last && cmark_node_get_type(last) == CMARK_NODE_TEXT) {
    const std::string text(tree_literal(last));
    const auto parts = split_custom_id(text);
    if (!parts.id.empty()) {
      result.id = parts.id;
      cmark_node_set_literal(last, std::string(parts.title).c_str());
    }
  }
  result.title = collapse_spaces(tree_text(heading));
  return result;
}

std::optional<std::string_view> take_alert(cmark_node* quote) {
  cmark_node* paragraph = cmark_node_first_child(quote);
  cmark_node* first = paragraph ? cmark_node_first_child(paragraph) : nullptr;
  if (!first || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
      cmark_node_get_type(first) != CMARK_NODE_TEXT) {
    return std::nullopt;
  }
  const std::string text(tree_literal(first));
  const auto end = text.find(']');
  if (!text.starts_with("[!") || end == std::string::npos) return std::nullopt;
  const auto kind = note_kind(std::string_view(text).substr(2, end - 2));
  if (!kind) return std::nullopt;
  cmark_node* next = cmark_node_next(first);
  const auto rest = collapse_spaces(text.substr(end + 1));
  if (rest.empty() && next && cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK) cmark_node_free(next);
  if (rest.empty() && !cmark_node_next(first))
    cmark_node_free(paragraph);
  else
    cmark_node_set_literal(first, rest.c_str());
  return kind;
}

}  // namespace firstline
