#include "indexer/article/html_tag.h"

#include <algorithm>

#include "indexer/article/html_entities.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxAttributes = 40;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

}  // namespace

const std::string* HtmlTag::find(std::string_view attribute) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& entry) { return entry.first == attribute; });
  return found == attributes.end() ? nullptr : &found->second;
}

std::optional<HtmlToken> HtmlTokens::next() {
  if (at_ >= html_.size()) return std::nullopt;
  HtmlToken token;
  const auto take = [&](std::size_t end, HtmlToken::Kind kind) {
    token.kind = kind;
    token.source = html_.substr(at_, end - at_);
    at_ = end;
    return token;
  };
  const auto rest = html_.substr(at_);
  if (rest.starts_with("<!--")) {
    const auto end = html_.find("-->", at_ + 4);
    return take(end == std::string_view::npos ? html_.size() : end + 3, HtmlToken::Kind::nothing);
  }
  if (rest.starts_with("<!") || rest.starts_with("<?")) {
    const auto end = html_.find('>', at_ + 2);
    return take(end == std::string_view::npos ? html_.size() : end + 1, HtmlToken::Kind::nothing);
  }
  if (rest.front() == '<' && !torn_) {
    if (const auto end = read_tag(token.tag)) return take(*end, HtmlToken::Kind::tag);
    const bool begins_tag = rest.size() > 1 && (is_letter(rest[1]) || rest[1] == '/');
    torn_ = begins_tag;
  }
  return take(std::min(html_.find('<', at_ + 1), html_.size()), HtmlToken::Kind::text);
}

// The end of the tag at at_, behind its '>', or nullopt.
std::optional<std::size_t> HtmlTokens::read_tag(HtmlTag& tag) const {
  std::size_t i = at_ + 1;
  if (i < html_.size() && html_[i] == '/') {
    tag.closing = true;
    ++i;
  }
  if (i >= html_.size() || !is_letter(html_[i])) return std::nullopt;
  const auto name_begin = i;
  while (i < html_.size() && !is_space(html_[i]) && html_[i] != '/' && html_[i] != '>') ++i;
  tag.name = lower(html_.substr(name_begin, i - name_begin));

  while (i < html_.size()) {
    if (is_space(html_[i]) || html_[i] == '/') {
      ++i;
      continue;
    }
    if (html_[i] == '>') return i + 1;
    const auto begin = i;
    ++i;  // an attribute's name may begin with any character, '=' included
    while (i < html_.size() && !is_space(html_[i]) && html_[i] != '=' && html_[i] != '>' && html_[i] != '/') ++i;
    auto name = lower(html_.substr(begin, i - begin));
    while (i < html_.size() && is_space(html_[i])) ++i;
    std::string value;
    if (i < html_.size() && html_[i] == '=') {
      ++i;
      while (i < html_.size() && is_space(html_[i])) ++i;
      if (i >= html_.size()) return std::nullopt;
      if (html_[i] == '"' || html_[i] == '\'') {
        const auto end = html_.find(html_[i], i + 1);
        if (end == std::string_view::npos) return std::nullopt;
        value = decode_entities(html_.substr(i + 1, end - i - 1));
        i = end + 1;
      } else {
        const auto value_begin = i;
        while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>') ++i;
        value = decode_entities(html_.substr(value_begin, i - value_begin));
      }
    }
    if (tag.attributes.size() < kMaxAttributes && !tag.find(name)) {
      tag.attributes.emplace_back(std::move(name), std::move(value));
    }
  }
  return std::nullopt;
}

}  // namespace firstline
