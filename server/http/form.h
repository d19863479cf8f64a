// A form as browsers send it (application/x-www-form-urlencoded, URL standard 5.1), decoded whole and strictly.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/query_parameters.h"

namespace firstline {

class Form {
 public:
  // 400 for more than 16 fields, a name that stands twice, a '%' that is no escape, and what is no UTF-8.
  static Parsed<Form> parse(std::string_view encoded);

  // The field as clean_text() leaves it, "" when it is absent; 413 when it is longer than `most` (form_length).
  Parsed<std::string> text(std::string_view name, std::size_t most) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// Line breaks as LF, and a space for every other control character but tabs: pasted text brings them along.
std::string clean_text(std::string text);

// How long browsers take a text to be when they apply `maxlength`: in UTF-16 code units. A limit in bytes would cut
// off writers of Thai at a third of what the page lets them type.
std::size_t form_length(std::string_view text);

}  // namespace firstline
