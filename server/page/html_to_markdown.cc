#include "server/page/html_to_markdown.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/article/html_entities.h"
#include "indexer/article/html_tag.h"
#include "server/search/markdown_text.h"

namespace firstline {
namespace {

// An element that is open, with what stands in it so far as Markdown.
struct Element {
  HtmlTag tag;
  std::string text;
  unsigned number = 1;                // ol: of the next item
  bool loose = false;                 // li, and then its list: items are paragraphs
  bool holds_list = false;            // li: whose own line is written
  std::vector<std::string> cells;     // tr
  std::vector<std::string> rules;     // thead's tr: "---:" a column
  std::vector<std::string> children;  // ul, ol: items
};

bool is_one_of(std::string_view name, auto&& names) { return std::ranges::find(names, name) != std::end(names); }

bool has_class(const HtmlTag& tag, std::string_view name) {
  const std::string* classes = tag.find("class");
  return classes && (" " + *classes + " ").find(" " + std::string(name) + " ") != std::string::npos;
}

std::string attribute(const HtmlTag& tag, std::string_view name) {
  const std::string* value = tag.find(name);
  return value ? *value : "";
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \n");
  return begin == text.npos ? "" : std::string(text.substr(begin, text.find_last_not_of(" \n") + 1 - begin));
}

std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// Whether text directly in the element is a paragraph of its own beside other blocks.
bool holds_blocks(std::string_view name) {
  static constexpr std::array<std::string_view, 7> kHolders = {"",    "aside", "blockquote", "details",
                                                               "div", "li",    "section"};
  return is_one_of(name, kHolders);
}

class Converter {
 public:
  explicit Converter(const AddressWriter& address) : address_(address) { open_.emplace_back(); }

  std::string convert(std::string_view html) {
    HtmlTokens tokens(html);
    while (const auto token = tokens.next()) {
      if (token->kind == HtmlToken::Kind::text) add_text(decode_entities(token->source));
      if (token->kind == HtmlToken::Kind::tag) add_tag(token->tag);
    }
    while (open_.size() > 1) close();
    std::string text = trimmed(open_.back().text);
    if (!footnotes_.empty()) text += "\n\n" + trimmed(footnotes_);
    return text.empty() ? text : text + "\n";
  }

 private:
  Element& top() { return open_.back(); }
  bool inside(std::string_view name) const {
    return std::ranges::any_of(open_, [name](const Element& element) { return element.tag.name == name; });
  }

  void add_text(std::string text) {
    if (inside("pre") || inside("code")) {
      top().text += text;
      return;
    }
    if (dropped_ > 0) return;
    if (std::exchange(after_break_, false) && text.starts_with('\n')) text.erase(0, 1);
    // Between blocks the HTML has line breaks that mean nothing.
    if (holds_blocks(top().tag.name) || is_one_of(top().tag.name, kTableParts)) {
      if (text.find_first_not_of(" \n") == std::string::npos && !in_a_line()) return;
      if (!in_a_line()) text.erase(0, text.find_first_not_of(" \n"));
    }
    top().text += escape_markdown(text);
  }

  // Whether inline text was begun in the open element.
  bool in_a_line() { return !top().text.empty() && !top().text.ends_with('\n'); }

  void add_tag(const HtmlTag& tag) {
    static constexpr std::array<std::string_view, 4> kVoid = {"br", "hr", "img", "input"};
    if (is_one_of(tag.name, kVoid)) {
      if (!tag.closing) add_void(tag);
      return;
    }
    if (!tag.closing) {
      if (is_dropped(tag)) ++dropped_;
      open_.push_back({});
      top().tag = tag;
      if (tag.name == "ol") top().number = start_of(tag);
      return;
    }
    if (open_.size() > 1 && top().tag.name == tag.name) close();
  }

  static unsigned start_of(const HtmlTag& list) {
    unsigned number = 0;
    const std::string start = attribute(list, "start");
    if (start.empty() || start.size() > 9) return 1;
    for (const char c : start) number = number * 10 + static_cast<unsigned>(c - '0');
    return number;
  }

  // What the page adds for eyes and screen readers only.
  static bool is_dropped(const HtmlTag& tag) { return has_class(tag, "sr") || has_class(tag, "footnote-back"); }

  void add_void(const HtmlTag& tag) {
    if (tag.name == "br") {
      const bool one_line = inside("table") || inside("summary");
      top().text += one_line ? "<br>" : "\\\n";
      after_break_ = !one_line;
    } else if (tag.name == "hr") {
      add_block("---");
    } else if (tag.name == "img") {
      top().text +=
          "!" + markdown_link(escape_markdown(on_one_line(attribute(tag, "alt"))), address_(attribute(tag, "src")));
    } else if (has_class(open_.back().tag, "task")) {
      top().text += tag.find("checked") ? "[x]" : "[ ]";
    }
  }

  void close() {
    Element element = std::move(open_.back());
    open_.pop_back();
    if (is_dropped(element.tag)) {
      --dropped_;
    } else if (!close_inline(element) && !close_table_part(element)) {
      close_block(element);
    }
  }

  bool close_inline(const Element& element) {
    const std::string& name = element.tag.name;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks = {
        {{"em", "*"}, {"strong", "**"}, {"del", "~~"}}};
    for (const auto& [tag, mark] : kMarks) {
      if (name == tag) return add(element.text.empty() ? "" : std::string(mark) + element.text + std::string(mark));
    }
    if (name == "code") return inside("pre") ? add_code_block(element) : add_code_span(element.text);
    if (name == "sup" && has_class(element.tag, "footnote")) return add(element.text);
    static constexpr std::array<std::string_view, 4> kKept = {"kbd", "mark", "sub", "sup"};
    if (is_one_of(name, kKept)) return add("<" + name + ">" + element.text + "</" + name + ">");
    if (name == "span") return add(element.text);
    return name == "a" && add_link(element);
  }

  bool add(std::string_view text) {
    top().text += text;
    return true;
  }

  bool add_code_span(std::string_view code) {
    std::string span = code_span(code);
    if (inside("table")) {  // a cell ends at a bar, even in code (GFM 4.10)
      for (std::size_t at = 0; (at = span.find('|', at)) != std::string::npos; at += 2) span.insert(at, 1, '\\');
    }
    if (top().text.ends_with('`')) span.insert(0, 1, ' ');  // two spans side by side would be one
    return add(span);
  }

  bool add_code_block(const Element& code) {
    std::string language = attribute(code.tag, "class");
    language = language.starts_with("language-") ? language.substr(9) : "";
    return add(code_block(code.text, language));
  }

  bool add_link(const Element& link) {
    const std::string href = attribute(link.tag, "href");
    if (top().tag.name == "sup" && has_class(top().tag, "footnote")) return add("[^" + link.text + "]");
    if (href.empty()) return add(link.text);
    const std::string address = address_(href);
    if (link.text == escape_markdown(address) && address.find("://") != std::string::npos) {
      return add("<" + address + ">");
    }
    return add(markdown_link(link.text, address));
  }

  bool close_table_part(Element& element) {
    const std::string& name = element.tag.name;
    if (name == "th" || name == "td") {
      top().cells.push_back(trimmed(on_one_line(element.text)));
      top().rules.emplace_back(has_class(element.tag, "right")    ? "---:"
                               : has_class(element.tag, "center") ? ":---:"
                                                                  : "---");
    } else if (name == "tr") {
      top().text += table_row(element.cells) + "\n";
      if (top().tag.name == "thead") top().text += table_row(element.rules) + "\n";
    } else if (name == "thead" || name == "tbody") {
      top().text += element.text;
    } else {
      return false;
    }
    return true;
  }

  void close_block(Element& element) {
    const std::string& name = element.tag.name;
    if (name == "p") {
      const bool titles = has_class(element.tag, "note-title");
      top().loose = true;
      add_block(titles ? "**" + trimmed(element.text) + "**" : escape_line_starts(trimmed(element.text)));
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      add_block(std::string(static_cast<std::size_t>(name[1] - '0'), '#') + " " + trimmed(on_one_line(element.text)));
    } else if (name == "li") {
      close_item(element);
    } else if (name == "ul" || name == "ol") {
      close_list(element);
    } else if (name == "blockquote") {
      add_block(with_line_prefix(trimmed(element.text), "> ", "> "));
    } else if (name == "aside") {
      add_block(with_line_prefix("[!" + note_kind(element.tag) + "]\n" + trimmed(element.text), "> ", "> "));
    } else if (name == "summary") {
      top().text += "<summary>" + on_one_line(trimmed(element.text)) + "</summary>\n\n";
    } else if (name == "details") {
      add_block((element.tag.find("open") ? "<details open>\n" : "<details>\n") + trimmed(element.text) +
                "\n\n</details>");
    } else if (!has_class(element.tag, "footnotes")) {  // whose list wrote them apart
      add_block(trimmed(element.text));
    }
  }

  // GitHub's five kinds of alert.
  static std::string note_kind(const HtmlTag& aside) {
    if (has_class(aside, "note-tip")) return "TIP";
    if (has_class(aside, "note-warning")) return "WARNING";
    if (has_class(aside, "note-danger")) return "CAUTION";
    return has_class(aside, "note-info") ? "IMPORTANT" : "NOTE";
  }

  void close_item(Element& item) {
    Element& list = top();
    const std::string id = attribute(item.tag, "id");
    if (id.starts_with("footnote-")) {
      footnotes_ += "\n\n" + with_line_prefix(trimmed(item.text), "[^" + id.substr(9) + "]: ", "    ");
      return;
    }
    const std::string marker = list.tag.name == "ol" ? std::to_string(list.number++) + ". " : "- ";
    const bool written = item.loose || item.holds_list;
    const std::string text = written ? trimmed(item.text) : escape_line_starts(trimmed(item.text));
    list.loose = list.loose || item.loose;
    list.children.push_back(with_line_prefix(text, marker, std::string(marker.size(), ' ')));
  }

  void close_list(const Element& list) {
    std::string text;
    for (const std::string& item : list.children) {
      if (!text.empty()) text += list.loose ? "\n\n" : "\n";
      text += item;
    }
    // In a tight item the list follows the item's line.
    if (top().tag.name == "li" && !top().loose) {
      if (!std::exchange(top().holds_list, true)) top().text = escape_line_starts(trimmed(top().text));
      top().text += (top().text.empty() || top().text.ends_with('\n') ? "" : "\n") + text + "\n";
    } else {
      add_block(text);
    }
  }

  void add_block(std::string_view block) {
    std::string& text = top().text;
    if (block.empty()) return;
    if (!text.empty()) {
      while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
      text += "\n\n";
    }
    text.append(block).append("\n\n");
  }

  static constexpr std::array<std::string_view, 5> kTableParts = {"table", "thead", "tbody", "tr", "ol"};
  const AddressWriter& address_;
  std::vector<Element> open_;
  std::string footnotes_;
  int dropped_ = 0;  // elements open whose text is left out
  bool after_break_ = false;
};

}  // namespace

std::string html_to_markdown(std::string_view html, const AddressWriter& address) {
  return Converter(address).convert(html);
}

}  // namespace firstline
