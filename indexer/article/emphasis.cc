#include "indexer/article/emphasis.h"

#include <cmark-gfm.h>

#include <string>
#include <vector>

#include "indexer/article/unicode.h"
#include "indexer/base/utf8.h"

namespace firstline {
namespace {

// A "**" in a text node.
struct Pair {
  cmark_node* node;
  std::size_t offset;
};

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? std::string_view(text) : std::string_view();
}

char32_t before(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  std::size_t begin = offset - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return next_code_point(text, begin);
}

char32_t after(std::string_view text, std::size_t offset) {
  return offset < text.size() ? next_code_point(text, offset) : 0;
}

// The character beside `offset`; at the edge of a node that of the neighbour ('x' for a link or code: no blank).
char32_t side(cmark_node* node, std::size_t offset, bool left) {
  const auto text = literal(node);
  if (const auto c = left ? before(text, offset) : after(text, offset); c != 0) return c;
  cmark_node* neighbour = left ? cmark_node_previous(node) : cmark_node_next(node);
  if (!neighbour) return 0;
  const auto type = cmark_node_get_type(neighbour);
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return ' ';
  return 'x';
}

bool is_blank(char32_t c) { return c == 0 || is_white_space(c); }

bool touches_cjk(const Pair& pair) {
  return is_cjk(side(pair.node, pair.offset, true)) || is_cjk(side(pair.node, pair.offset + 2, false));
}

// The next run of exactly two asterisks at or behind `from`.
std::size_t find_pair(std::string_view text, std::size_t from) {
  for (auto i = text.find("**", from); i != std::string_view::npos; i = text.find("**", i)) {
    const auto end = std::min(text.find_first_not_of('*', i), text.size());
    if (end - i == 2) return i;
    i = end;
  }
  return std::string_view::npos;
}

cmark_node* split(cmark_node* node, std::size_t begin, std::size_t end) {
  const std::string text(literal(node));
  cmark_node* tail = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(tail, text.substr(end).c_str());
  cmark_node_set_literal(node, text.substr(0, begin).c_str());
  cmark_node_insert_after(node, tail);
  return tail;
}

// Makes what stands between both pairs strong, and returns the text node behind it. Strong text in between is no nested
// emphasis: the parser paired the end of one with the beginning of the next, as in a**「b」**c**「d」**e. It becomes
// plain, and what stands on both sides of it strong.
cmark_node* make_strong(const Pair& open, const Pair& close) {
  cmark_node* behind = split(close.node, close.offset, close.offset + 2);
  cmark_node* child = split(open.node, open.offset, open.offset + 2);
  cmark_node* strong = nullptr;
  while (child && child != behind) {
    cmark_node* next = cmark_node_next(child);
    if (cmark_node_get_type(child) == CMARK_NODE_STRONG) {
      while (cmark_node* inner = cmark_node_first_child(child)) cmark_node_insert_before(child, inner);
      cmark_node_free(child);
      strong = nullptr;
    } else {
      if (!strong) {
        strong = cmark_node_new(CMARK_NODE_STRONG);
        cmark_node_insert_before(child, strong);
      }
      cmark_node_append_child(strong, child);
    }
    child = next;
  }
  return behind;
}

// Each repair copies the text behind it, so a paragraph of many is bounded; a page's own have some dozens.
constexpr std::size_t kMaxRepairBytes = 4'000'000;

// Pairs the asterisks among the children of one node, from left to right.
void repair_children(cmark_node* parent) {
  std::vector<Pair> open;  // at most one: the last that could open
  cmark_node* node = cmark_node_first_child(parent);
  std::size_t from = 0, copied = 0;
  while (node && copied < kMaxRepairBytes) {
    const auto at =
        cmark_node_get_type(node) == CMARK_NODE_TEXT ? find_pair(literal(node), from) : std::string_view::npos;
    if (at == std::string_view::npos) {
      node = cmark_node_next(node);
      from = 0;
      continue;
    }
    const Pair pair{node, at};
    const bool closes = !is_blank(side(node, at, true));
    const bool opens = !is_blank(side(node, at + 2, false));
    if (!open.empty() && closes && (touches_cjk(pair) || touches_cjk(open.back()))) {
      copied += literal(node).size() + 100;
      node = make_strong(open.back(), pair);
      open.clear();
      from = 0;
      continue;
    }
    if (opens) open.assign(1, pair);
    from = at + 2;
  }
}

// Two pairs in one text, or one that touches Chinese or Japanese. A single one is more likely a pointer to a pointer.
bool looks_meant(std::string_view text) {
  int pairs = 0;
  for (auto at = find_pair(text, 0); at != std::string_view::npos; at = find_pair(text, at + 2)) {
    const auto left = before(text, at), right = after(text, at + 2);
    if (is_cjk(left) || is_cjk(right)) return true;
    const bool digits = left >= '0' && left <= '9' && right >= '0' && right <= '9';
    if (!digits && ++pairs == 2) return true;
  }
  return false;
}

// The block around an inline node.
cmark_node* block_of(cmark_node* node) {
  while (node && (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE) {
    node = cmark_node_parent(node);
  }
  while (node && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
  return node;
}

// The lines of `source`, by number from 1.
class Lines {
 public:
  explicit Lines(std::string_view source) : source_(source) {}
  bool contains(int first, int last, std::string_view wanted) {
    if (starts_.empty()) {
      starts_.push_back(0);
      for (auto i = source_.find('\n'); i != std::string_view::npos; i = source_.find('\n', i + 1))
        starts_.push_back(i + 1);
    }
    if (first < 1 || static_cast<std::size_t>(first) > starts_.size()) return false;
    const auto begin = starts_[static_cast<std::size_t>(first) - 1];
    const auto end =
        static_cast<std::size_t>(last) < starts_.size() ? starts_[static_cast<std::size_t>(last)] : source_.size();
    return end > begin && source_.substr(begin, end - begin).find(wanted) != std::string_view::npos;
  }

 private:
  std::string_view source_;
  std::vector<std::size_t> starts_;
};

}  // namespace

void repair_emphasis(cmark_node* root, std::string_view source, int line_offset, CappedFindings& findings) {
  if (source.find("**") == std::string_view::npos) return;
  // Collected first: repairing moves nodes under the iterator's feet.
  std::vector<cmark_node*> texts;
  cmark_iter* iter = cmark_iter_new(root);
  for (auto event = cmark_iter_next(iter); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter)) {
    cmark_node* node = cmark_iter_get_node(iter);
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
        literal(node).find("**") != std::string_view::npos) {
      texts.push_back(node);
    }
  }
  cmark_iter_free(iter);

  Lines lines(source);
  cmark_node* repaired = nullptr;
  cmark_node* known_block = nullptr;
  bool escaped = false;
  for (cmark_node* text : texts) {
    cmark_node* parent = cmark_node_parent(text);
    cmark_node* block = block_of(parent);
    if (!block) continue;
    if (block != known_block) {
      escaped = lines.contains(cmark_node_get_start_line(block), cmark_node_get_end_line(block), "\\*");
      known_block = block;
    }
    if (escaped) continue;
    if (parent != repaired) repair_children(parent);
    repaired = parent;
    if (looks_meant(literal(text))) {
      findings.warn("asterisks", cmark_node_get_start_line(block) + line_offset, 0,
                    "** stays in the text as it is: set it directly at the words, without a blank inside");
    }
  }
}

}  // namespace firstline
