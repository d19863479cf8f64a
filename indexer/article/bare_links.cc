#include "indexer/article/bare_links.h"

#include <algorithm>

#include "indexer/article/unicode.h"
#include "indexer/base/utf8.h"

namespace firstline {
namespace {

constexpr std::size_t kLongest = 2000;

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// The length of "https://", "http://" or "www." at the front of `text`, or 0.
std::size_t scheme_length(std::string_view text) {
  for (const std::string_view start : {"https://", "http://", "www."}) {
    if (text.starts_with(start)) return start.size();
  }
  return 0;
}

// Without what more likely belongs to the sentence: full stops, quotes, a bracket that the address does not open
// (GFM 6.9, "extended autolink path validation").
std::string_view trim_address(std::string_view address) {
  auto opened = std::count(address.begin(), address.end(), '(');
  auto closed = std::count(address.begin(), address.end(), ')');
  while (!address.empty()) {
    const char last = address.back();
    if (last == ')') {
      if (closed <= opened) break;
      --closed;
    } else if (last == '(') {
      --opened;
    } else if (std::string_view("?!.,:;*_~'\"]}").find(last) == std::string_view::npos) {
      break;
    }
    address.remove_suffix(1);
  }
  return address;
}

// The address that begins `text`, or "".
std::string_view address_at(std::string_view text) {
  const auto scheme = scheme_length(text);
  std::size_t end = scheme;
  while (end < text.size() && end < kLongest) {
    const auto byte = static_cast<unsigned char>(text[end]);
    if (byte <= ' ' || text[end] == '<' || text[end] == '>' || text[end] == '"' || text[end] == '`') break;
    if (byte >= 0x80) {
      auto next = end;
      const auto c = next_code_point(text, next);
      // "详见https://example.com。" ends before the full stop, and Chinese words behind an address are no part of it.
      if (is_cjk(c) || !is_word_character(c)) break;
      end = next;
      continue;
    }
    ++end;
  }
  const auto address = trim_address(text.substr(0, end));
  if (address.size() <= scheme || !is_ascii_word(address[scheme])) return {};
  const auto host = address.substr(scheme, std::min(address.find_first_of("/?#:", scheme), address.size()) - scheme);
  const bool www = scheme == 4;
  if (www && host.find('.') == std::string_view::npos) return {};
  return address;
}

}  // namespace

void split_bare_links(std::string_view text, const std::function<void(std::string_view)>& on_text,
                      const std::function<void(std::string_view)>& on_link) {
  std::size_t told = 0;
  for (std::size_t i = text.find_first_of("hw"); i != std::string_view::npos; i = text.find_first_of("hw", i)) {
    const auto rest = text.substr(i);
    const bool begins_word = i == 0 || !is_ascii_word(text[i - 1]);
    if (!begins_word || scheme_length(rest) == 0) {
      ++i;
      continue;
    }
    const auto address = address_at(rest);
    if (!address.empty()) {
      if (i > told) on_text(text.substr(told, i - told));
      on_link(address);
      told = i + address.size();
      i = told;
    } else {
      i += scheme_length(rest);
    }
    if (i >= text.size()) break;
  }
  if (told < text.size()) on_text(text.substr(told));
}

}  // namespace firstline
