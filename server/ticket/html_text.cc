#include "server/ticket/html_text.h"

#include <algorithm>
#include <array>

#include "indexer/article/html_entities.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxTag = 4096;  // bytes; styles and data: addresses are long, text that opens with '<' is not
constexpr int kMaxQuoteDepth = 8;
constexpr std::size_t kMaxNesting = 100'000;

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 29> kBlocks = {
    "p",       "div",     "table",  "tr",     "ul",    "ol",    "dl",   "dt",   "dd",  "h1",
    "h2",      "h3",      "h4",     "h5",     "h6",    "br",    "hr",   "pre",  "li",  "blockquote",
    "section", "article", "header", "footer", "tbody", "thead", "form", "main", "body"};
constexpr std::array<std::string_view, 8> kUnread = {"style",    "script", "head", "title",
                                                     "template", "object", "svg",  "noscript"};
constexpr std::array<std::string_view, 9> kStructure = {"p", "div", "br", "table", "td", "li", "ul", "span", "font"};
constexpr std::array<std::string_view, 14> kVoid = {"br",   "hr",  "img", "input", "meta",  "link",   "area",
                                                    "base", "col", "wbr", "embed", "param", "source", "track"};

struct Tag {
  std::string name;  // lower case
  std::string_view attributes;
  bool closing = false;
  bool self_closing = false;
  std::size_t end = 0;  // behind '>'
};

// The tag at `at`, where '<' stands; quotes hide '>' in attributes. end 0: no tag.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < html.size() && html[i] == '/') {
    tag.closing = true;
    ++i;
  }
  if (i >= html.size() || !is_letter(html[i])) return {};
  const std::size_t name = i;
  while (i < html.size() && is_name(html[i])) ++i;
  tag.name = lowered(html.substr(name, std::min<std::size_t>(i - name, 32)));
  const std::size_t attributes = i;
  const std::size_t limit = std::min(html.size(), at + kMaxTag);
  char quote = 0;
  for (; i < limit; ++i) {
    if (quote != 0) {
      if (html[i] == quote) quote = 0;
    } else if ((html[i] == '"' || html[i] == '\'') && html[i - 1] == '=') {
      quote = html[i];
    } else if (html[i] == '>') {
      tag.attributes = html.substr(attributes, i - attributes);
      tag.self_closing = !tag.attributes.empty() && tag.attributes.back() == '/';
      tag.end = i + 1;
      return tag;
    }
  }
  // An unclosed quote: the first '>' ends the tag after all.
  const std::size_t close = html.substr(0, limit).find('>', attributes);
  if (close == std::string_view::npos) return {};
  tag.attributes = html.substr(attributes, close - attributes);
  tag.end = close + 1;
  return tag;
}

// The containers in which mail programs put the message that is answered.
bool holds_history(const Tag& tag) {
  if (tag.name == "blockquote") return true;
  if (tag.name != "div") return false;
  const std::string attributes = lowered(tag.attributes.substr(0, 400));
  constexpr std::array<std::string_view, 9> kMarks = {"gmail_quote",
                                                      "divrplyfwdmsg",
                                                      "yahoo_quoted",
                                                      "protonmail_quote",
                                                      "zmail_extra",
                                                      "moz-cite-prefix",
                                                      "ms-outlook-mobile-reference-message",
                                                      "mail-editor-reference-message",
                                                      "gmx_quote"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return attributes.find(mark) != std::string::npos; });
}

bool is_hidden(const Tag& tag) {
  const std::string attributes = lowered(tag.attributes.substr(0, 400));
  return attributes.find("display:none") != std::string::npos || attributes.find("display: none") != std::string::npos;
}

// Gathers text into lines, with one blank between words and at most one blank line between blocks.
class LineWriter {
 public:
  LineWriter(std::string& out, std::size_t max_bytes) : out_(out), max_bytes_(max_bytes) {}

  bool full() const { return out_.size() >= max_bytes_; }
  void set_depth(int depth) {
    if (depth != depth_) break_line();
    depth_ = depth;
  }
  void put(std::string_view text, bool preformatted) {
    for (const char c : text) {
      if (preformatted && c == '\n') {
        break_line();
      } else if (is_blank(c)) {
        blank_ = !line_.empty();
      } else {
        if (blank_) line_ += ' ';
        blank_ = false;
        line_ += c;
      }
    }
  }
  void break_line() {
    blank_ = false;
    if (line_.empty()) return;
    for (int i = 0; i < depth_; ++i) out_ += "> ";
    out_ += line_;
    out_ += '\n';
    line_.clear();
    gap_ = false;
  }
  void break_paragraph() {
    break_line();
    if (!gap_ && !out_.empty()) out_ += '\n';
    gap_ = true;
  }
  void begin_item() {
    break_line();
    line_ = "- ";
  }
  bool line_is_empty() const { return line_.empty() || line_ == "- "; }

 private:
  std::string& out_;
  std::size_t max_bytes_;
  std::string line_;
  int depth_ = 0;
  bool blank_ = false;
  bool gap_ = true;
};

// Where the content of an element ends that is not read: at its closing tag, or at the end of the text.
std::size_t skip_content(std::string_view html, std::size_t at, const std::string& name) {
  const std::string close = "</" + name;
  while (true) {
    at = html.find('<', at);
    if (at == std::string_view::npos) return html.size();
    if (html.size() - at >= close.size() && lowered(html.substr(at, close.size())) == close) {
      const std::size_t end = html.find('>', at);
      return end == std::string_view::npos ? html.size() : end + 1;
    }
    ++at;
  }
}

class Reader {
 public:
  Reader(std::string_view html, LineWriter& out) : html_(html), out_(out) {}

  void run() {
    for (std::size_t at = 0; at < html_.size() && !out_.full();) {
      const std::size_t open = std::min(html_.find('<', at), html_.size());
      text(html_.substr(at, open - at));
      if (open == html_.size()) break;
      at = markup(open);
    }
    out_.break_line();
  }

 private:
  void text(std::string_view raw) {
    if (raw.empty() || hidden_ > 0) return;
    out_.put(raw.find('&') == std::string_view::npos ? std::string(raw) : decode_entities(raw), preformatted_);
  }

  std::size_t markup(std::size_t at) {
    if (html_.substr(at).starts_with("<!--")) {
      const std::size_t end = html_.find("-->", at + 4);
      return end == std::string_view::npos ? html_.size() : end + 3;
    }
    if (at + 1 < html_.size() && (html_[at + 1] == '!' || html_[at + 1] == '?')) {
      const std::size_t end = html_.find('>', at);
      return end == std::string_view::npos ? html_.size() : end + 1;
    }
    const Tag tag = read_tag(html_, at);
    if (tag.end == 0) {
      text("<");
      return at + 1;
    }
    if (is_one_of(tag.name, kUnread)) {
      return tag.closing || tag.self_closing ? tag.end : skip_content(html_, tag.end, tag.name);
    }
    if (!is_one_of(tag.name, kVoid) && !tag.self_closing) nest(tag);
    if (hidden_ == 0) break_at(tag);
    return tag.end;
  }

  void break_at(const Tag& tag) {
    if (tag.name == "li" && !tag.closing) {
      out_.begin_item();
    } else if (tag.name == "p" || tag.name == "table" || tag.name == "ul" || tag.name == "ol" || tag.name == "pre" ||
               (tag.name.size() == 2 && tag.name[0] == 'h')) {
      out_.break_paragraph();
    } else if (tag.name == "td" || tag.name == "th") {
      out_.put(" ", false);
    } else if (is_one_of(tag.name, kBlocks)) {
      out_.break_line();
    }
    if (tag.name == "pre") preformatted_ = !tag.closing;
  }

  // Quoting and hiding last until their own element is closed; elements of the same name inside are counted.
  void nest(const Tag& tag) {
    if (hidden_ > 0) {
      if (tag.name == hidden_name_) tag.closing ? --hidden_ : ++hidden_;
      return;
    }
    if (!tag.closing && is_hidden(tag)) {
      hidden_ = 1;
      hidden_name_ = tag.name;
      return;
    }
    if (tag.name != "div" && tag.name != "blockquote") return;
    if (!tag.closing) {
      const bool history = holds_history(tag);
      if (stack_.size() >= kMaxNesting) return;
      stack_ += history ? (tag.name == "div" ? 'D' : 'B') : (tag.name == "div" ? 'd' : 'b');
      quotes_ += history;
    } else {
      const char kind = tag.name == "div" ? 'd' : 'b';
      if (stack_.empty() || lower(stack_.back()) != kind) return;  // closes nothing that is open
      quotes_ -= stack_.back() != kind;
      stack_.pop_back();
    }
    out_.set_depth(std::min(quotes_, kMaxQuoteDepth));
  }

  std::string_view html_;
  LineWriter& out_;
  std::string stack_;  // open containers: d, b; D, B where they hold history
  int quotes_ = 0;
  int hidden_ = 0;
  std::string hidden_name_;
  bool preformatted_ = false;
};

}  // namespace

bool looks_like_html(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text.find('<') == std::string_view::npos) return false;
  const std::string start = lowered(text.substr(first, 256));
  if (start.starts_with("<!doctype html") || start.starts_with("<html")) return true;
  int structure = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const Tag tag = read_tag(text, at);
    if (tag.end == 0) continue;
    if (tag.name == "html" || tag.name == "body") return true;
    if (!is_one_of(tag.name, kStructure)) continue;
    if (at == first && (!tag.closing)) return true;
    if (++structure == 3) return true;
  }
  return false;
}

std::string html_to_text(std::string_view html, std::size_t max_bytes) {
  std::string out;
  LineWriter writer(out, max_bytes);
  Reader(html, writer).run();
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace firstline
