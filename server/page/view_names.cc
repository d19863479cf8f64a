#include "server/page/view_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "server/page/view_name_tables.h"

namespace firstline {
namespace {

using enum NameKind;

const ViewName* find_in(std::span<const ViewName> names, std::string_view path) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const ViewName& name) { return name.path == path; });
  return found == names.end() ? nullptr : &*found;
}

NameKind kind_of(const ViewModel& view) {
  constexpr std::array kKinds = {object, flag, text, html, list};  // in the order of ViewModel::Value
  return kKinds[view.value().index()];
}

// The names directly below `prefix` ("" or "hits.").
std::set<std::string_view> children(std::string_view page, std::string_view prefix) {
  std::set<std::string_view> found;
  for (const auto names : {layout_names(page), own_names(page)}) {
    for (const ViewName& name : names) {
      if (!name.path.starts_with(prefix)) continue;
      const std::string_view rest = name.path.substr(prefix.size());
      if (rest.find('.') == std::string_view::npos) found.insert(rest);
    }
  }
  return found;
}

std::string mismatch_below(std::string_view page, const ViewModel& view, const std::string& prefix) {
  std::set<std::string_view> wanted = children(page, prefix);
  for (const ViewModel::Field& field : std::get<ViewModel::Fields>(view.value())) {
    const std::string path = prefix + std::string(field.name);
    const ViewName* name = find_view_name(page, path);
    if (!name) return "undeclared: " + path;
    if (name->kind != kind_of(field.value)) return "of another kind: " + path;
    if (wanted.erase(field.name) == 0) return "given twice: " + path;
    if (const auto* items = std::get_if<ViewModel::List>(&field.value.value())) {
      for (const ViewModel& item : *items) {
        if (std::string wrong = mismatch_below(page, item, path + "."); !wrong.empty()) return wrong;
      }
    } else if (name->kind == object) {
      if (std::string wrong = mismatch_below(page, field.value, path + "."); !wrong.empty()) return wrong;
    }
  }
  return wanted.empty() ? "" : "missing: " + prefix + std::string(*wanted.begin());
}

}  // namespace

const ViewName* find_view_name(std::string_view page, std::string_view path) {
  if (const ViewName* own = find_in(own_names(page), path)) return own;
  return find_in(layout_names(page), path);
}

std::string view_mismatch(std::string_view page, const ViewModel& view) { return mismatch_below(page, view, ""); }

}  // namespace firstline
