#include "server/http/form.h"

#include <algorithm>

#include "indexer/base/utf8.h"

namespace firstline {

namespace {

constexpr std::size_t kMaxFields = 16;

tl::unexpected<BadRequest> refuse(int status, std::string detail) {
  return tl::unexpected(BadRequest{status, std::move(detail)});
}

bool is_utf8(std::string_view text) {
  // A NUL is well-formed; it becomes a space like its kin.
  std::string without_nul(text);
  std::replace(without_nul.begin(), without_nul.end(), '\0', ' ');
  return find_malformed_utf8(without_nul) == std::string_view::npos;
}

}  // namespace

Parsed<Form> Form::parse(std::string_view encoded) {
  Form form;
  while (!encoded.empty()) {
    const std::string_view pair = encoded.substr(0, encoded.find('&'));
    encoded.remove_prefix(std::min(encoded.size(), pair.size() + 1));
    if (pair.empty()) continue;
    if (form.fields_.size() == kMaxFields) return refuse(400, "The form has too many fields.");
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = decode_form_component(pair.substr(0, equals));
    auto value = decode_form_component(pair.substr(std::min(pair.size(), equals + 1)));
    if (!name || !is_utf8(*name)) return refuse(400, "The form has a field whose name is no text.");
    // Only known names are repeated to the sender.
    if (!value) return refuse(400, "A field of the form holds a % that is no escape; write %25.");
    if (!is_utf8(*value)) return refuse(400, "A field of the form is no UTF-8 text.");
    const bool known =
        std::any_of(form.fields_.begin(), form.fields_.end(), [&](const auto& field) { return field.first == *name; });
    if (known) return refuse(400, "A field of the form stands twice; give it once.");
    form.fields_.emplace_back(std::move(*name), std::move(*value));
  }
  return form;
}

Parsed<std::string> Form::text(std::string_view name, std::size_t most) const {
  const auto field = std::find_if(fields_.begin(), fields_.end(), [&](const auto& one) { return one.first == name; });
  if (field == fields_.end()) return std::string();
  std::string text = clean_text(field->second);
  if (form_length(text) > most) {
    return refuse(413, std::string(name) + ": is too long; the limit is " + std::to_string(most) + " characters.");
  }
  return text;
}

std::string clean_text(std::string text) {
  text = normalize_newlines(std::move(text));
  std::replace_if(
      text.begin(), text.end(),
      [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
      },
      ' ');
  return text;
}

std::size_t form_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t offset = 0; offset < text.size();) length += next_code_point(text, offset) > 0xffff ? 2 : 1;
  return length;
}

}  // namespace firstline
