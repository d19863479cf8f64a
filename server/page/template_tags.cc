#include "server/page/template_tags.h"

#include <algorithm>
#include <utility>

namespace firstline {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_name(std::string_view text) {
  const auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '-' || c == '/';
  };
  return !text.empty() && text.front() != '.' && std::all_of(text.begin(), text.end(), good);
}

}  // namespace

tl::expected<std::vector<TemplateTag>, TagError> template_tags(std::string_view text) {
  std::vector<TemplateTag> tags;
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
    const bool triple = text.substr(at).starts_with("{{{");
    const std::string_view closing = triple ? "}}}" : "}}";
    const std::size_t inner = at + closing.size();
    const std::size_t close = text.find(closing, inner);
    if (close == std::string_view::npos) return tl::unexpected(TagError{at, "this tag is never closed"});
    std::string_view content = trimmed(text.substr(inner, close - inner));
    TemplateTag tag{triple ? TagKind::unescaped : TagKind::variable, content, at, close + closing.size()};
    if (!triple && !content.empty()) {
      constexpr std::pair<char, TagKind> kMarks[] = {{'#', TagKind::section},
                                                     {'^', TagKind::inverted},
                                                     {'/', TagKind::end},
                                                     {'>', TagKind::partial},
                                                     {'!', TagKind::comment}};
      const auto* const mark = std::find_if(std::begin(kMarks), std::end(kMarks),
                                            [&](const auto& entry) { return entry.first == content.front(); });
      if (mark != std::end(kMarks)) {
        tag.kind = mark->second;
        tag.name = trimmed(content.substr(1));
      }
    }
    if (tag.kind != TagKind::comment && !is_name(tag.name)) {
      return tl::unexpected(TagError{at, "'" + std::string(content) + "' is no name"});
    }
    tags.push_back(tag);
    at = tag.end;
  }
  return tags;
}

int line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace firstline
