#include "server/page/xml_writer.h"

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

constexpr char32_t kReplacement = 0xfffd;

bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0x7f && c != 0xfffe && c != 0xffff && c != kReplacement;
}

}  // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") {}

XmlWriter& XmlWriter::open(std::string_view name, Attributes attributes) {
  tag(name, attributes, ">");
  open_.emplace_back(name);
  return *this;
}

XmlWriter& XmlWriter::close() {
  out_ += "</" + open_.back() + ">\n";
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view content) {
  tag(name, {}, ">");
  text(content);
  out_ += "</" + std::string(name) + ">\n";
  return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, Attributes attributes) {
  tag(name, attributes, "/>\n");
  return *this;
}

std::string XmlWriter::finish() {
  while (!open_.empty()) close();
  return std::move(out_);
}

void XmlWriter::tag(std::string_view name, Attributes attributes, std::string_view end) {
  out_ += "<" + std::string(name);
  for (const auto& [attribute, value] : attributes) {
    out_ += " " + std::string(attribute) + "=\"";
    text(value);
    out_ += '"';
  }
  out_ += end;
}

void XmlWriter::text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      default:
        if (is_xml_character(c)) out_ += text.substr(begin, at - begin);
    }
  }
}

}  // namespace firstline
