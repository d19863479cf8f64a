// XML that is well formed whatever the text holds: markup is escaped, and characters that XML 1.0 forbids (2.2) are
// dropped, malformed UTF-8 included.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace firstline {

class XmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  XmlWriter();  // with the XML declaration
  XmlWriter& open(std::string_view name, Attributes attributes = {});
  XmlWriter& close();
  XmlWriter& element(std::string_view name, std::string_view text);
  XmlWriter& empty(std::string_view name, Attributes attributes);
  std::string finish();  // closes what is open

 private:
  void tag(std::string_view name, Attributes attributes, std::string_view end);
  void text(std::string_view text);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace firstline
