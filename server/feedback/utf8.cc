#include "server/feedback/utf8.h"

#include <algorithm>
#include <cstddef>

namespace firstline {
namespace {

// RFC 3629 4: which bytes may lead a character, how many it has, and what its second may be. The rows leave out
// overlong forms, surrogates and what lies above U+10FFFF.
struct Form {
  unsigned char first_lead, last_lead;
  std::size_t length;
  unsigned char first_second, last_second;
};

constexpr Form kForms[] = {
    {0x00, 0x7F, 1, 0x00, 0x00}, {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

bool between(char c, unsigned char first, unsigned char last) {
  const auto byte = static_cast<unsigned char>(c);
  return first <= byte && byte <= last;
}

bool has_form(std::string_view bytes, const Form& form) {
  if (bytes.size() < form.length) return false;
  if (form.length > 1 && !between(bytes[1], form.first_second, form.last_second)) return false;
  const std::string_view rest = form.length > 2 ? bytes.substr(2, form.length - 2) : "";
  return std::ranges::all_of(rest, [](char c) { return between(c, 0x80, 0xBF); });
}

bool is_control(std::string_view bytes) {
  if (bytes.size() == 1) return between(bytes[0], 0x00, 0x1F) || bytes[0] == 0x7F;
  return bytes.size() == 2 && bytes[0] == '\xC2' && between(bytes[1], 0x80, 0x9F);
}

}  // namespace

std::optional<Character> take_character(std::string_view& text) {
  const auto form = std::ranges::find_if(
      kForms, [&](const Form& each) { return between(text.front(), each.first_lead, each.last_lead); });
  if (form == std::end(kForms) || !has_form(text, *form)) return std::nullopt;
  const std::string_view bytes = text.substr(0, form->length);
  text.remove_prefix(bytes.size());
  return Character{bytes, is_control(bytes)};
}

}  // namespace firstline
