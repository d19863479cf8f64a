#include "indexer/article/html_escape.h"

namespace firstline {

void append_escaped(std::string& html, std::string_view text) {
  std::size_t plain = 0;  // the beginning of a run that needs no escape
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view escape;
    switch (text[i]) {
      case '&':
        escape = "&amp;";
        break;
      case '<':
        escape = "&lt;";
        break;
      case '>':
        escape = "&gt;";
        break;
      case '"':
        escape = "&quot;";
        break;
      case '\'':
        escape = "&#39;";
        break;
      case '\t':
      case '\n':
        continue;
      default:
        if (static_cast<unsigned char>(text[i]) >= ' ' && text[i] != '\x7F') continue;
    }
    html.append(text.substr(plain, i - plain)).append(escape);
    plain = i + 1;
  }
  html.append(text.substr(plain));
}

void append_attribute(std::string& html, std::string_view name, std::string_view value) {
  html.append(" ").append(name).append("=\"");
  append_escaped(html, value);
  html += '"';
}

void append_link_address(std::string& html, std::string_view address) {
  append_attribute(html, "href", address);
  const bool external = address.starts_with("http://") || address.starts_with("https://") || address.starts_with("//");
  if (external) html += " class=\"external\" rel=\"noopener\"";
}

}  // namespace firstline
