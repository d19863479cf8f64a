#include "server/search/passage_sentences.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "server/search/sentences.h"

namespace firstline {
namespace {

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

TokenRange widen_to_sentences(const TokenRange& window, const TokenRange& section, const MatchedBody& body,
                              const PassageSize& size) {
  const auto length = [&](std::uint32_t first, std::uint32_t last) {
    const std::size_t begin = body.tokens[first].begin;
    return count_characters(body.text.substr(begin, body.tokens[last - 1].end - begin));
  };
  const auto starts_sentence = [&](std::uint32_t token) {
    return token == section.first || ends_sentence(body.word(token - 1), body.gap_before(token), body.word(token));
  };
  const auto sentence_start = [&](std::uint32_t token) {
    while (!starts_sentence(token)) --token;
    return token;
  };
  const auto sentence_end = [&](std::uint32_t token) {
    while (token < section.last && !starts_sentence(token)) ++token;
    return token;
  };
  TokenRange passage = window;
  if (passage.empty()) passage.last = passage.first + 1;
  const std::uint32_t first = sentence_start(passage.first);
  if (length(first, passage.last) <= size.most) passage.first = first;
  const std::uint32_t last = sentence_end(passage.last);
  if (length(passage.first, last) <= size.most) passage.last = last;
  while (passage.last < section.last && length(passage.first, passage.last) < size.least) {
    const std::uint32_t next = sentence_end(passage.last + 1);
    if (length(passage.first, next) > size.most) break;
    passage.last = next;
  }
  while (passage.first > section.first && length(passage.first, passage.last) < size.least) {
    const std::uint32_t before = sentence_start(passage.first - 1);
    if (length(before, passage.last) > size.most) break;
    passage.first = before;
  }
  // Sentences too long to take whole: words, then.
  while (passage.last < section.last && length(passage.first, passage.last + 1) <= size.least) ++passage.last;
  while (passage.last > passage.first + 1 && length(passage.first, passage.last) > size.most) --passage.last;
  return passage;
}

}  // namespace firstline
