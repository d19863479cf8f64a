#include "server/http/query_parameters.h"

#include <algorithm>
#include <charconv>

#include "indexer/base/utf8.h"

namespace firstline {

namespace {

constexpr std::size_t kMaxPathBytes = 1024;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { literal, space };

// nullopt for a '%' without two hexadecimal digits.
std::optional<std::string> percent_decode_strictly(std::string_view text, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i] == '+' && plus == Plus::space ? ' ' : text[i];
    }
  }
  return decoded;
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

bool well_formed(std::string_view text) {
  return find_malformed_utf8(text) == std::string_view::npos && !has_control_character(text);
}

BadRequest bad(std::string_view name, std::string_view what) {
  return {400, std::string(name) + ": " + std::string(what)};
}

}  // namespace

Parsed<std::string> decode_path(std::string_view path) {
  auto decoded = percent_decode_strictly(path, Plus::literal);
  if (!decoded) return tl::unexpected(BadRequest{400, "The path holds a % that is no escape; write %25."});
  if (!well_formed(*decoded)) return tl::unexpected(BadRequest{400, "The path is no UTF-8 text."});
  if (decoded->size() > kMaxPathBytes) return tl::unexpected(BadRequest{414, "The path is too long."});
  return std::move(*decoded);
}

std::optional<std::string> decode_form_component(std::string_view text) {
  return percent_decode_strictly(text, Plus::space);
}

Parsed<std::optional<std::string>> QueryParameters::find(std::string_view name) const {
  std::optional<std::string> value;
  std::string_view rest = encoded_;
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (decode_form_component(pair.substr(0, equals)) != name) continue;
    if (value) return tl::unexpected(bad(name, "stands twice; give it once."));
    value = decode_form_component(pair.substr(std::min(pair.size(), equals + 1)));
    if (!value) return tl::unexpected(bad(name, "holds a % that is no escape; write %25."));
    std::replace_if(
        value->begin(), value->end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    if (!well_formed(*value)) return tl::unexpected(bad(name, "is not UTF-8 text without control characters."));
  }
  return value;
}

Parsed<unsigned> QueryParameters::find_number(std::string_view name, unsigned least, unsigned most,
                                              unsigned fallback) const {
  const auto text = find(name);
  if (!text) return tl::unexpected(text.error());
  if (!*text || (*text)->empty()) return fallback;
  const char* end = (*text)->data() + (*text)->size();
  unsigned number = 0;
  const auto [stopped, failure] = std::from_chars((*text)->data(), end, number);
  if (failure != std::errc{} || stopped != end || number < least || number > most) {
    return tl::unexpected(
        bad(name, "must be a number from " + std::to_string(least) + " to " + std::to_string(most) + "."));
  }
  return number;
}

}  // namespace firstline
