#include "server/search/completion_marks.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/index/completion_keys.h"
#include "indexer/text/scripts.h"
#include "server/search/marked_html.h"
#include "server/search/prefix_slips.h"

namespace firstline {
namespace {

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// How much of a key was typed, in bytes.
std::optional<std::size_t> typed_part(std::string_view key, const TypedWord& word, Spelling spelling) {
  if (word.whole) return key == word.text ? std::optional(word.text.size()) : std::nullopt;
  if (key.starts_with(word.text)) return word.text.size();
  if (!word.rest.empty() && key.starts_with(word.rest)) return word.rest.size();
  if (spelling == Spelling::tolerant && word.slips > 0) return nearest_prefix(key, word.text, word.slips);
  return std::nullopt;
}

// Where the first `bytes` of a key end in the text. Folding may change lengths: character by character then, or, when
// their number changes too, the whole word.
std::size_t end_in_text(std::string_view text, const CompletionKey& key, std::size_t bytes) {
  const std::string_view stretch = text.substr(key.begin, key.end - key.begin);
  const std::string_view folded = std::string_view(key.text).substr(0, bytes);
  std::size_t end = stretch.size();
  if (stretch.starts_with(folded)) {
    end = bytes;
  } else if (count_characters(stretch) == count_characters(key.text)) {
    end = 0;
    for (std::size_t left = count_characters(folded); end < stretch.size(); ++end) {
      if ((static_cast<unsigned char>(stretch[end]) & 0xC0) != 0x80 && left-- == 0) break;
    }
  }
  return std::min(grapheme_boundary(text, key.begin + end), std::max(key.end, key.begin + end));
}

}  // namespace

std::string mark_typed(std::string_view text, const std::vector<TypedWord>& typed, Spelling spelling,
                       Analyzer& analyzer) {
  std::vector<CompletionKey> keys;
  find_completion_keys(text, analyzer.analyze(text), keys);
  std::vector<std::pair<std::size_t, std::size_t>> marks;
  for (const CompletionKey& key : keys) {
    for (const TypedWord& word : typed) {
      if (const auto part = typed_part(key.text, word, spelling)) {
        marks.emplace_back(key.begin, end_in_text(text, key, *part));
      }
    }
  }
  std::sort(marks.begin(), marks.end());
  std::string html;
  std::size_t at = 0;
  for (auto mark = marks.begin(); mark != marks.end();) {
    auto [begin, end] = *mark;
    for (++mark; mark != marks.end() && mark->first <= end; ++mark) end = std::max(end, mark->second);
    if (begin == end) continue;
    append_escaped_text(text.substr(at, begin - at), html);
    append_marked_text(text.substr(begin, end - begin), html);
    at = end;
  }
  append_escaped_text(text.substr(at), html);
  return html;
}

}  // namespace firstline
