// Every name that a view model gives to its template: what theme writers may use, and what templates are checked
// against when they are loaded.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/page/view_model.h"

namespace firstline {

enum class NameKind { text, html, flag, list, object };

// `path` joins the names of nested lists and objects by dots: "hits.title" is the title of one of the hits.
struct ViewName {
  std::string_view path;
  NameKind kind;
};

// The pages, each with a template of its name.
std::span<const std::string_view> page_names();

// Looks up what `path` is on `page`; nullptr when there is no such name.
const ViewName* find_view_name(std::string_view page, std::string_view path);

// "" when `view` gives exactly the fields that `page` declares; otherwise says which field is missing or unknown.
std::string view_mismatch(std::string_view page, const ViewModel& view);

}  // namespace firstline
