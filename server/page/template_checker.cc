#include "server/page/template_checker.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "server/page/template_tags.h"
#include "server/page/view_names.h"

namespace firstline {
namespace {

// True when `offset` stands inside <script …>…</script> or <style>…</style>.
bool in_raw_element(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  for (const std::string_view element : {"script", "style"}) {
    const std::size_t open = before.rfind("<" + std::string(element));
    if (open == std::string_view::npos) continue;
    if (before.find('>', open) == std::string_view::npos) continue;  // still in the tag: an attribute
    if (before.find("</" + std::string(element), open) == std::string_view::npos) return true;
  }
  return false;
}

class Checker {
 public:
  Checker(const TemplateFiles& files, const KnownNames& known) : files_(files), known_(known) {}

  std::vector<std::string> run() {
    for (const std::string_view page : page_names()) {
      page_ = page;
      if (files_.contains(page)) {
        check(files_.find(page)->second, {""});
      } else {
        errors_.emplace(std::string(page) + ".mustache", 0, "this template is missing");
      }
    }
    std::vector<std::string> lines;
    for (const auto& [path, line, message] : errors_) {
      lines.push_back(path + ":" + std::to_string(std::max(line, 1)) + ": error: " + message);
    }
    return lines;
  }

 private:
  // The innermost open section comes last; each is the path of what it opened, with a final dot, or "" for the page.
  using Scopes = std::vector<std::string>;

  void report(const TemplateFile& file, std::size_t offset, std::string message) {
    errors_.emplace(file.path, line_of(file.text, offset), std::move(message));
  }

  const ViewName* find(const Scopes& scopes, std::string_view name) const {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
      if (const ViewName* found = find_view_name(page_, *scope + std::string(name))) return found;
    }
    return nullptr;
  }

  void check(const TemplateFile& file, Scopes scopes) {
    const auto tags = template_tags(file.text);
    if (!tags) return report(file, tags.error().offset, tags.error().message);
    std::vector<TemplateTag> open;
    including_.push_back(file.path);
    for (const TemplateTag& tag : *tags) {
      switch (tag.kind) {
        case TagKind::comment:
          break;
        case TagKind::partial:
          check_partial(file, tag, scopes);
          break;
        case TagKind::variable:
        case TagKind::unescaped:
          check_variable(file, tag, scopes);
          break;
        case TagKind::section:
        case TagKind::inverted:
          check_section(file, tag, scopes);
          open.push_back(tag);
          break;
        case TagKind::end:
          if (open.empty() || open.back().name != tag.name) {
            report(file, tag.begin, "{{/" + std::string(tag.name) + "}} closes no section that is open here");
            including_.pop_back();
            return;
          }
          if (open.back().kind == TagKind::section) scopes.pop_back();
          open.pop_back();
          break;
      }
    }
    for (const TemplateTag& tag : open) {
      report(file, tag.begin, "section '" + std::string(tag.name) + "' is never closed");
    }
    including_.pop_back();
  }

  void check_partial(const TemplateFile& file, const TemplateTag& tag, const Scopes& scopes) {
    const auto partial = files_.find(tag.name);
    if (partial == files_.end()) {
      return report(file, tag.begin, "there is no partial " + std::string(tag.name) + ".mustache");
    }
    if (std::find(including_.begin(), including_.end(), partial->second.path) != including_.end()) {
      return report(file, tag.begin, "partial '" + std::string(tag.name) + "' includes itself");
    }
    check(partial->second, scopes);
  }

  void check_section(const TemplateFile& file, const TemplateTag& tag, Scopes& scopes) {
    const ViewName* name = find(scopes, tag.name);
    if (!name) report(file, tag.begin, "page '" + std::string(page_) + "' has no '" + std::string(tag.name) + "'");
    if (tag.kind == TagKind::section) scopes.push_back(name ? std::string(name->path) + "." : scopes.back());
  }

  void check_variable(const TemplateFile& file, const TemplateTag& tag, const Scopes& scopes) {
    const std::string name(tag.name);
    const bool escaped = tag.kind == TagKind::variable;
    if (tag.begin > 0 && file.text[tag.begin - 1] == '=') {
      return report(file, tag.begin, "put quotes around the attribute's value {{" + name + "}}");
    }
    if (name.starts_with("t.")) return check_message(file, tag);
    if (name.starts_with("asset.")) {
      if (!known_.has_asset(name.substr(6))) report(file, tag.begin, "there is no static/" + name.substr(6));
      return;
    }
    const ViewName* found = find(scopes, name);
    if (!found) return report(file, tag.begin, "page '" + std::string(page_) + "' has no '" + name + "'");
    const bool html = found->kind == NameKind::html;
    if (!html && found->kind != NameKind::text) {
      return report(file, tag.begin, "'" + name + "' is no text; open it as a section");
    }
    if (html && escaped) return report(file, tag.begin, "'" + name + "' is HTML; write {{{" + name + "}}}");
    if (!html && !escaped) {
      return report(file, tag.begin, "'" + name + "' is text and must be escaped; write {{" + name + "}}");
    }
    if (!html && in_raw_element(file.text, tag.begin)) {
      report(file, tag.begin, "text is not safe inside a script or style element; use a data- attribute");
    }
  }

  void check_message(const TemplateFile& file, const TemplateTag& tag) {
    const std::string key(tag.name.substr(2));
    if (tag.kind != TagKind::variable) return report(file, tag.begin, "messages are text; write {{t." + key + "}}");
    if (known_.has_plain_message(key)) return;
    report(file, tag.begin,
           known_.has_message(key) ? "message '" + key + "' takes arguments, which only views can give"
                                   : "there is no message '" + key + "'");
  }

  const TemplateFiles& files_;
  const KnownNames& known_;
  std::string_view page_;
  std::vector<std::string> including_;  // the files that led here
  std::set<std::tuple<std::string, int, std::string>> errors_;
};

}  // namespace

std::vector<std::string> check_templates(const TemplateFiles& files, const KnownNames& known) {
  return Checker(files, known).run();
}

}  // namespace firstline
