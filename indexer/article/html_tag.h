// Cuts raw HTML into text, tags and what is neither (WHATWG HTML 13.2.5, as far as a writer's page needs it).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace firstline {

struct HtmlTag {
  std::string name;  // lower case
  bool closing = false;
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case, values decoded

  const std::string* find(std::string_view attribute) const;  // nullptr when absent
};

struct HtmlToken {
  enum class Kind { text, tag, nothing };  // nothing: a comment, doctype, processing instruction
  Kind kind = Kind::text;
  std::string_view source;
  HtmlTag tag;
};

// Walks through `html`; linear in its length. A '<' that begins no complete tag is text.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : html_(html) {}
  std::optional<HtmlToken> next();

 private:
  std::optional<std::size_t> read_tag(HtmlTag& tag) const;

  std::string_view html_;
  std::size_t at_ = 0;
  bool torn_ = false;  // a tag without an end was met: so no later '<' can have one that matters
};

}  // namespace firstline
