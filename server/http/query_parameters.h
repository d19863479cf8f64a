// Paths and query strings, decoded strictly: what is no UTF-8, or hides a control character, is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace firstline {

// Why a request is turned away: the status, and a sentence for its sender that names the parameter.
struct BadRequest {
  int status = 400;
  std::string detail;
};

template <class T>
using Parsed = tl::expected<T, BadRequest>;

// A path with every %XX decoded: at most 1 KiB of UTF-8 without control characters. "%2F" and "/" are one, since
// paths are looked up among known ones and never reach the file system.
Parsed<std::string> decode_path(std::string_view path);

// A name or value of a query string or a form: '+' is a space. nullopt for a '%' without two hexadecimal digits. What
// comes out may hold any byte.
std::optional<std::string> decode_form_component(std::string_view text);

// The parameters of a query string or a form (application/x-www-form-urlencoded). Only what is asked for is decoded,
// so that a mangled tracking parameter spoils no search. Views the string it is made from.
class QueryParameters {
 public:
  explicit QueryParameters(std::string_view encoded) : encoded_(encoded) {}

  // nullopt when it is absent; an error when it stands twice or cannot be decoded. Line breaks and tabs, which pasted
  // text brings along, become spaces.
  Parsed<std::optional<std::string>> find(std::string_view name) const;
  // The same as a number; `fallback` when it is absent or empty.
  Parsed<unsigned> find_number(std::string_view name, unsigned least, unsigned most, unsigned fallback) const;

 private:
  std::string_view encoded_;
};

}  // namespace firstline
