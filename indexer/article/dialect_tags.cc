#include "indexer/article/dialect_tags.h"

#include <algorithm>
#include <utility>

#include "indexer/article/code_scanner.h"
#include "indexer/article/html_tag.h"
#include "indexer/article/tag_arguments.h"
#include "indexer/article/variable_tags.h"

namespace firstline {
namespace {

// No tag is looked for its end further than this, so that unclosed ones cost little.
constexpr std::size_t kLongestTag = 4096;
constexpr int kMaxUnclosed = 500;

// `import x from 'y'`, `import 'y'`, `export const …`: not "import your contacts".
bool is_module_statement(std::string_view line) {
  line = trim_tag(line);
  if (line.ends_with(';')) line.remove_suffix(1);
  if (line.starts_with("import ")) {
    const bool quoted_end = line.ends_with('\'') || line.ends_with('"');
    const auto rest = trim_tag(line.substr(7));
    const bool bare = rest.starts_with('\'') || rest.starts_with('"');
    const bool open_list = rest.starts_with('{') && rest.find('}') == std::string_view::npos;
    return open_list || (quoted_end && (bare || rest.find(" from ") != std::string_view::npos));
  }
  for (const std::string_view word : {"const ", "let ", "var ", "function ", "default ", "class ", "{"}) {
    if (line.starts_with("export ") && line.substr(7).starts_with(word)) return line.find_first_of("={(") != line.npos;
  }
  return false;
}

}  // namespace

DialectTags::DialectTags(std::string_view body, CappedFindings& findings) : findings_(findings) {
  for (auto i = body.find("</"); i != std::string_view::npos; i = body.find("</", i + 2)) {
    const auto begin = i + 2;
    if (begin >= body.size() || body[begin] < 'A' || body[begin] > 'Z') continue;
    auto end = begin;
    while (end < body.size() && is_tag_name_char(body[end])) ++end;
    closed_.emplace(body.substr(begin, end - begin));
  }
}

std::size_t DialectTags::rewrite(std::string_view body, std::size_t at, int line, std::string& out) {
  line_ = line;
  const auto begin = at;
  if (const auto used = module_statement(body.substr(at)); used > 0) {
    out.append(static_cast<std::size_t>(std::count(body.begin() + static_cast<std::ptrdiff_t>(at),
                                                   body.begin() + static_cast<std::ptrdiff_t>(at + used), '\n')),
               '\n');
    return used;
  }
  while (at < body.size() && body[at] != '\n') {
    const auto rest = body.substr(at);
    std::size_t used = 0;
    std::string replacement;
    if (rest.front() == '`') {
      const auto line_end = std::min(body.substr(0, at + kLongestTag).find('\n', at), body.size());
      const auto span =
          unclosed_ >= kMaxUnclosed ? std::string_view::npos : code_span_end(body.substr(0, line_end), at);
      const auto end = span == std::string_view::npos ? std::min(body.find_first_not_of('`', at), line_end) : span;
      if (span == std::string_view::npos) ++unclosed_;
      out += body.substr(at, end - at);
      at = end;
      continue;
    }
    if (rest.front() == '\\' && rest.size() > 1 && rest[1] != '\n') {
      out += rest.substr(0, 2);
      at += 2;
      continue;
    }
    if (unclosed_ < kMaxUnclosed) used = rewrite_tag(rest, replacement);
    if (used == 0) {
      out += rest.front();
      ++at;
      continue;
    }
    const auto lines = std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(used), '\n');
    out += replacement;
    out.append(static_cast<std::size_t>(lines), '\n');
    line_ += static_cast<int>(lines);
    at += used;
  }
  return at - begin;
}

// The bytes of a tag of any kind that begins `rest`, or 0.
std::size_t DialectTags::rewrite_tag(std::string_view rest, std::string& out) {
  std::size_t used = 0;
  const char next = rest.size() > 1 ? rest[1] : '\0';
  if (raw_ && !rest.starts_with("{%")) return 0;
  if (rest.starts_with("{{<") || rest.starts_with("{{%"))
    used = shortcode(rest, out);
  else if (rest.starts_with("{{"))
    return variable(rest, out);  // cheap to look for, and often nothing: such text counts as no unclosed tag
  else if (rest.front() == '{' && (next == '%' || next == ':' || rest.starts_with("{/*")))
    used = liquid(rest, out);
  else if (rest.front() == '<' && (next == '/' || next == '>' || (next >= 'A' && next <= 'Z')))
    used = component(rest);
  else if (rest.starts_with("[!"))
    used = include(rest, out);
  else
    return 0;
  if (used == 0) ++unclosed_;
  return used;
}

// The bytes of an import or export that begins `rest`, without the last newline, or 0.
std::size_t DialectTags::module_statement(std::string_view rest) {
  if (!rest.starts_with("import ") && !rest.starts_with("export ")) return 0;
  auto end = std::min(rest.find('\n'), rest.size());
  if (!is_module_statement(rest.substr(0, end))) return 0;
  mdx_ = true;
  findings_.warn("mdx statement", line_, 1, "import and export (MDX) are not run; the line is dropped");
  const auto first = trim_tag(rest.substr(0, end));
  const bool complete = first.ends_with(';') || first.ends_with('\'') || first.ends_with('"') || first.ends_with('}');
  if (complete) return end;
  // To the blank line that ends every MDX statement.
  const auto blank = rest.substr(0, kLongestTag).find("\n\n");
  return blank == std::string_view::npos ? end : blank;
}

std::size_t DialectTags::variable(std::string_view rest, std::string& out) {
  auto tag = read_variable_tag(rest);
  if (!tag) return 0;
  findings_.warn("variable", line_, 0,
                 "{{" + tag->name + "}} is not filled in; " +
                     (tag->text.empty() ? "it is dropped" : "its own text stands there instead"));
  out = std::move(tag->text);
  return tag->bytes;
}

std::size_t DialectTags::shortcode(std::string_view rest, std::string& out) {
  const auto close = rest[2] == '<' ? std::string_view(">}}") : std::string_view("%}}");
  const auto end = rest.substr(0, kLongestTag).find(close);
  if (end == std::string_view::npos) return 0;
  const auto inside = trim_tag(rest.substr(3, end - 3));
  const auto name = first_word(inside);
  const auto arguments = inside.substr(name.size());
  if (name.starts_with("/*")) {  // Hugo's way to show a shortcode
    out.append(rest.substr(0, 3)).append(inside.substr(2, inside.size() - std::min<std::size_t>(inside.size(), 4)));
    out.append(close);
  } else if (name == "ref" || name == "relref") {
    out = first_argument(arguments);
  } else if (name == "figure" || name == "img" || name == "image") {
    const auto alt = named_argument(arguments, "alt");
    out = markdown_image(named_argument(arguments, "src"), alt.empty() ? named_argument(arguments, "caption") : alt);
  } else if (!name.starts_with('/')) {
    findings_.warn("shortcode", line_, 0,
                   "shortcode \"" + std::string(name) + "\" is not run; it is dropped and the text inside it stays");
  }
  return end + close.size();
}

std::size_t DialectTags::liquid(std::string_view rest, std::string& out) {
  if (rest.starts_with("{:")) {  // kramdown's attributes, alone on a line or behind a block
    const auto line = rest.substr(0, std::min(rest.substr(0, kLongestTag).find('\n'), rest.size()));
    const auto end = line.find('}');
    if (end == std::string_view::npos || !trim_tag(line.substr(end + 1)).empty()) return 0;
    if (line.find('#') != std::string_view::npos) return 0;  // an id: the heading takes it
    findings_.warn("attributes", line_, 0, "attributes in {: } are not applied; they are dropped");
    return end + 1;
  }
  const auto close = rest.starts_with("{/*") ? std::string_view("*/}") : std::string_view("%}");
  const auto end = rest.substr(0, kLongestTag).find(close);
  if (end == std::string_view::npos) return 0;
  if (rest[1] == '/') return end + close.size();  // an MDX comment
  auto inside = rest.substr(2, end - 2);
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  inside = trim_tag(inside);
  const auto name = first_word(inside);
  if (raw_) {
    if (name != "endraw") return 0;
    raw_ = false;
  } else if (name == "raw") {
    raw_ = rest.substr(0, 16 * kLongestTag).find("endraw") != std::string_view::npos;
    if (!raw_) ++unclosed_;
  } else if (name == "link" || name == "post_url") {
    out = first_argument(inside.substr(name.size()));
  } else if (name == "comment") {
    const auto near = rest.substr(0, 16 * kLongestTag);
    const auto comment_end = near.find("endcomment");
    const auto stop = comment_end == std::string_view::npos ? comment_end : near.find("%}", comment_end);
    if (stop != std::string_view::npos) return stop + 2;
    ++unclosed_;
  } else if (!name.starts_with("end")) {
    findings_.warn("liquid", line_, 0,
                   "the tag {% " + std::string(name) + " %} is not run; it is dropped and the text inside it stays");
  }
  return end + close.size();
}

// The bytes of an MDX component's tag that begins `rest`, or 0. "<T>" in a page without imports is no component: the
// Markdown parser takes it for HTML and raw_html reports it.
std::size_t DialectTags::component(std::string_view rest) {
  const bool closing = rest.starts_with("</");
  const std::size_t name_begin = closing ? 2 : 1;
  const bool fragment = rest.starts_with("<>") || rest.starts_with("</>");
  if (fragment) return mdx_ ? name_begin + 1 : 0;
  if (rest.size() <= name_begin || rest[name_begin] < 'A' || rest[name_begin] > 'Z') return 0;
  auto end = name_begin;
  while (end < rest.size() && is_tag_name_char(rest[end])) ++end;
  const std::string name(rest.substr(name_begin, end - name_begin));
  int braces = 0;
  char quote = '\0';
  const auto limit = std::min(rest.size(), kLongestTag);
  for (; end < limit; ++end) {
    const char c = rest[end];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if (c == '{') {
      ++braces;
    } else if (c == '}') {
      --braces;
    } else if (c == '>' && braces <= 0) {
      break;
    } else if (c == '\n' && end + 1 < limit && rest[end + 1] == '\n') {
      return 0;
    }
  }
  if (end >= limit) return 0;
  const bool self_closing = rest[end - 1] == '/';
  if (!mdx_ && !self_closing && !closed_.contains(name)) return 0;
  if (!closing) {
    findings_.warn("component", line_, 0,
                   "the component <" + name + "> (MDX) is not run; it is dropped and the text inside it stays");
  }
  return end + 1;
}

// "[!INCLUDE [title](path)]", "[!VIDEO address]", "[!div class=…]": Microsoft's. Notes are left to the tree.
std::size_t DialectTags::include(std::string_view rest, std::string& out) {
  const auto line = rest.substr(0, std::min(rest.substr(0, kLongestTag).find('\n'), kLongestTag));
  const auto name_end = std::min(line.find_first_of(" []", 2), line.size());
  std::string name(line.substr(2, name_end - 2));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool code = name == "code" || name.starts_with("code-");
  if (name != "include" && name != "video" && name != "div" && !code) return 0;
  int depth = 0;
  std::size_t end = 0;
  for (; end < line.size(); ++end) {
    if (line[end] == '[') ++depth;
    if (line[end] == ']' && --depth == 0) break;
  }
  if (end == line.size()) return 0;
  const auto inside = trim_tag(line.substr(name_end, end - name_end));
  if (name == "video" && (inside.starts_with("https://") || inside.starts_with("http://"))) {
    out = "<" + std::string(first_word(inside)) + ">";
  } else if (name != "div") {
    findings_.warn("include", line_, 0, "[!" + name + "] is not run; the other file's text is missing here");
  }
  return end + 1;
}

std::string DialectTags::rewrite_layout(std::string_view name, std::string_view arguments, int line) {
  line_ = line;
  while (arguments.ends_with(':') || arguments.ends_with(' ')) arguments.remove_suffix(1);
  if (name == "image")
    return markdown_image(named_argument(arguments, "source"), named_argument(arguments, "alt-text"));
  if (name == "code") {
    findings_.warn("include", line, 1, ":::code is not run; the other file's text is missing here");
  } else if (name == "video") {
    const auto source = named_argument(arguments, "source");
    if (source.starts_with("https://") && source.find_first_of("<> ") == std::string_view::npos) {
      return "<" + std::string(source) + ">";
    }
  } else if (!name.ends_with("-end")) {
    findings_.warn("layout", line, 1, ":::" + std::string(name) + " is not applied; the text inside it stays");
  }
  return {};
}

}  // namespace firstline
