#include "indexer/article/raw_html.h"

#include <algorithm>
#include <array>

#include "indexer/article/html_entities.h"
#include "indexer/article/html_escape.h"

namespace firstline {
namespace {

// Kept without attributes, and closed where the writer closes them.
constexpr std::array<std::string_view, 4> kPlain{"kbd", "sub", "sup", "mark"};
constexpr std::array<std::string_view, 2> kBlocks{"details", "summary"};

// Tags that go, but end a paragraph of loose text as they would in a browser.
constexpr std::array<std::string_view, 33> kBreaks{
    "address", "article", "aside", "blockquote", "center", "dd",  "details", "div",     "dl",    "dt",     "figcaption",
    "figure",  "footer",  "form",  "h1",         "h2",     "h3",  "h4",      "h5",      "h6",    "header", "hr",
    "li",      "main",    "nav",   "ol",         "p",      "pre", "section", "summary", "table", "tr",     "ul"};

// Other tags of HTML that writers use: a word in angle brackets that is none of these is probably a placeholder.
constexpr std::array<std::string_view, 53> kKnown{
    "abbr",  "acronym", "b",      "big",    "button", "canvas",  "caption", "cite",  "code",  "col",      "colgroup",
    "del",   "dfn",     "em",     "embed",  "font",   "i",       "input",   "ins",   "label", "link",     "meta",
    "nobr",  "object",  "option", "param",  "path",   "picture", "q",       "s",     "samp",  "script",   "select",
    "small", "source",  "span",   "strike", "strong", "style",   "svg",     "tbody", "td",    "textarea", "tfoot",
    "th",    "thead",   "time",   "track",  "tt",     "u",       "var",     "video", "audio"};

constexpr std::size_t kMaxOpen = 100;  // nested tags; browsers flatten some hundreds

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == std::string_view::npos; }

// "120" or "50%".
bool is_length(std::string_view value) {
  if (value.ends_with('%')) value.remove_suffix(1);
  return !value.empty() && value.size() <= 5 && value.find_first_not_of("0123456789") == std::string_view::npos;
}

// Text with white space as single blanks, and none at the beginning of a block.
void append_plain(std::string& text, std::string_view words) {
  for (const char c : words) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space)
      text += c;
    else if (!text.empty() && text.back() != ' ' && text.back() != '\n')
      text += ' ';
  }
}

}  // namespace

void RawHtml::leave_container() {
  close_down_to(containers_.back());
  containers_.pop_back();
  dropping_.clear();
}

void RawHtml::write_inline(std::string_view source, int line, bool in_link) {
  write(source, line, in_link ? Place::link : Place::paragraph);
}

// What stays open after a block is <details> alone, since Markdown may follow inside it.
void RawHtml::write_block(std::string_view source, int line) {
  write(source, line, Place::block);
  end_paragraph();
  std::size_t keep = open_.size();
  while (keep > containers_.back() && open_[keep - 1] != "details") --keep;
  close_down_to(keep);
  if (!text_.empty() && text_.back() == ' ') text_.pop_back();
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  dropping_.clear();
}

bool RawHtml::inside(std::string_view tag) const { return contains(open_, tag); }

void RawHtml::write(std::string_view source, int line, Place place) {
  HtmlTokens tokens(source);
  while (const auto token = tokens.next()) {
    const auto& piece = token->source;
    if (token->kind == HtmlToken::Kind::tag) {
      write_tag(token->tag, line, place);
    } else if (token->kind == HtmlToken::Kind::text && dropping_.empty()) {
      write_text(piece, place);
    }
    line += static_cast<int>(std::count(piece.begin(), piece.end(), '\n'));
  }
}

void RawHtml::write_text(std::string_view source, Place place) {
  if (is_blank(source)) {
    if (place != Place::block || inside("p")) html_ += '\n';
    append_plain(text_, source);
    return;
  }
  begin_paragraph(place);
  const auto plain = decode_entities(source);
  append_escaped(html_, plain);
  append_plain(text_, plain);
}

void RawHtml::write_tag(const HtmlTag& tag, int line, Place place) {
  if (!dropping_.empty()) {
    if (tag.closing && tag.name == dropping_) dropping_.clear();
    return;
  }
  if (place == Place::block && contains(kBreaks, tag.name)) end_paragraph();
  if (tag.closing)
    close_tag(tag.name);
  else
    open_tag(tag, line, place);
  if ((tag.name == "td" || tag.name == "th") && tag.closing) write_text(" ", place);
}

void RawHtml::open_tag(const HtmlTag& tag, int line, Place place) {
  const auto& name = tag.name;
  if (name == "br") {
    begin_paragraph(place);
    html_ += "<br>";
    append_plain(text_, " ");
  } else if (name == "img") {
    open_image(tag, line, place);
  } else if (name == "a") {
    open_link(tag, line, place);
  } else if (name == "iframe") {
    link_to_frame(tag, line, place);
  } else if (open_.size() >= kMaxOpen && (contains(kPlain, name) || contains(kBlocks, name))) {
    return;
  } else if (contains(kPlain, name)) {
    begin_paragraph(place);
    html_ += "<" + name + ">";
    open_.push_back(name);
  } else if (contains(kBlocks, name) && place == Place::block && (name == "details" || inside("details"))) {
    html_ += name == "details" && tag.find("open") ? "<details open>" : "<" + name + ">";
    open_.push_back(name);
  } else if (name == "script" || name == "style") {
    findings_.warn("html script", line, 0, "<" + name + "> is not allowed; it is dropped with its content");
    dropping_ = name;
  } else {
    drop_tag(tag, line, place);
  }
}

void RawHtml::drop_tag(const HtmlTag& tag, int line, Place place) {
  if (contains(kKnown, tag.name) || contains(kBreaks, tag.name)) {
    if (dropped_.empty()) first_dropped_line_ = line;
    ++dropped_[tag.name];
  } else {
    findings_.warn(
        "html unknown", line, 0,
        "<" + tag.name + "> is no HTML: it is dropped; if it is meant as text, write it in backticks or with &lt;");
  }
  if (const auto* id = tag.find("id"); id && !id->empty() && place != Place::link && !inside("a")) {
    begin_paragraph(place);
    html_ += "<a";
    append_attribute(html_, "id", anchors_.add_custom(*id));  // links to it still lead there
    html_ += "></a>";
  }
}

void RawHtml::finish() {
  if (dropped_.empty()) return;
  std::string names;
  std::size_t shown = 0;
  for (const auto& [name, count] : dropped_) {
    if (++shown > 6) break;
    names += (names.empty() ? "<" : ", <") + name + ">" + (count > 1 ? " (" + std::to_string(count) + " times)" : "");
  }
  if (dropped_.size() > 6) names += " and others";
  findings_.warn("html", first_dropped_line_, 0, "HTML tags that are not kept: " + names + "; their text stays");
}

void RawHtml::open_image(const HtmlTag& tag, int line, Place place) {
  const auto* source = tag.find("src");
  const auto* alt = tag.find("alt");
  const auto address = source ? resolve_({*source, true, line}) : std::nullopt;
  if (alt) append_plain(text_, *alt);
  begin_paragraph(place);
  if (!address) {
    if (alt) append_escaped(html_, *alt);
    return;
  }
  html_ += "<img";
  append_attribute(html_, "src", *address);
  append_attribute(html_, "alt", alt ? *alt : "");
  if (const auto* title = tag.find("title")) append_attribute(html_, "title", *title);
  for (const auto name : {"width", "height"}) {
    if (const auto* value = tag.find(name); value && is_length(*value)) append_attribute(html_, name, *value);
  }
  html_ += " loading=\"lazy\">";
}

void RawHtml::open_link(const HtmlTag& tag, int line, Place place) {
  const auto* href = tag.find("href");
  const auto address = href ? resolve_({*href, false, line}) : std::nullopt;
  const auto* id = tag.find("id") ? tag.find("id") : tag.find("name");
  const bool nested = place == Place::link || inside("a");
  if ((!address && !id) || nested) return;
  begin_paragraph(place);
  html_ += "<a";
  if (id) append_attribute(html_, "id", anchors_.add_custom(*id));
  if (address) append_link_address(html_, *address);
  html_ += '>';
  open_.push_back("a");
  if (!address) close_tag("a");  // a mere anchor must not swallow the links that follow it
}

void RawHtml::link_to_frame(const HtmlTag& tag, int line, Place place) {
  findings_.warn("html iframe", line, 0, "<iframe> is not shown; it becomes a link to what it embeds");
  const auto* source = tag.find("src");
  const auto address = source ? resolve_({*source, false, line}) : std::nullopt;
  if (!address || place == Place::link || inside("a")) return;
  const auto* title = tag.find("title");
  const auto& words = title && !title->empty() ? *title : *source;
  begin_paragraph(place);
  html_ += "<a";
  append_link_address(html_, *address);
  html_ += '>';
  append_escaped(html_, words);
  html_ += "</a>";
  append_plain(text_, words);
}

void RawHtml::close_tag(std::string_view name) {
  const std::size_t floor = containers_.empty() ? 0 : containers_.back();
  for (std::size_t i = open_.size(); i > floor; --i) {
    if (open_[i - 1] == name) {
      close_down_to(i - 1);
      if (name == "summary" && !text_.empty() && text_.back() != '\n') text_ += '\n';
      return;
    }
    if (open_[i - 1] == "details") return;  // nothing inside reaches out of it
  }
}

void RawHtml::close_down_to(std::size_t size) {
  while (open_.size() > size) {
    while (open_.back() == "p" && html_.ends_with('\n')) html_.pop_back();
    html_ += "</" + open_.back() + ">";
    if (open_.back() == "p" || open_.back() == "details") html_ += '\n';
    open_.pop_back();
  }
}

void RawHtml::begin_paragraph(Place place) {
  if (place != Place::block || inside("p") || inside("summary")) return;
  html_ += "<p>";
  open_.push_back("p");
}

void RawHtml::end_paragraph() {
  const std::size_t floor = containers_.empty() ? 0 : containers_.back();
  for (std::size_t i = open_.size(); i > floor; --i) {
    if (open_[i - 1] != "p") continue;
    close_down_to(i - 1);
    if (!text_.empty() && text_.back() == ' ') text_.pop_back();
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    return;
  }
}

}  // namespace firstline
