// Finds at load what would be silently empty, or unsafe, at request time.
//
// Mustache shows nothing for a name it does not know, so a slip in a theme would be noticed by visitors first. The
// checker knows the names of the view models (view_names), the messages and the assets, walks every page with its
// partials, and reports:
//
//   - a variable, section, message, asset or partial that does not exist, or a partial that includes itself;
//   - a section that is not closed, or closed by another name;
//   - {{{name}}} for anything but safe HTML, and {{name}} for safe HTML or for what is no text;
//   - a value in an attribute without quotes, and text inside a script, where HTML's escapes do not protect.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace firstline {

struct TemplateFile {
  std::string path;  // as errors name it
  std::string text;
};
using TemplateFiles = std::map<std::string, TemplateFile, std::less<>>;  // by name: "home" is home.mustache

// What templates may name besides the fields of views.
struct KnownNames {
  std::function<bool(std::string_view key)> has_plain_message;  // {{t.key}}: exists and takes no arguments
  std::function<bool(std::string_view key)> has_message;        // exists, perhaps with arguments
  std::function<bool(std::string_view file)> has_asset;         // {{asset.site.css}}
};

// One line a mistake, "path:line: error: what and what to do", in the order of files and lines; each once.
std::vector<std::string> check_templates(const TemplateFiles& files, const KnownNames& known);

}  // namespace firstline
