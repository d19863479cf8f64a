#include "indexer/article/site_layout.h"

#include <algorithm>
#include <set>

#include "indexer/article/article_source.h"
#include "indexer/article/field_reader.h"
#include "indexer/article/front_matter.h"
#include "indexer/article/yaml_tree.h"
#include "indexer/base/utf8.h"

namespace firstline {
namespace {

constexpr char kSiteFile[] = "site.yml";

bool has_file(const std::vector<FoundFile>& files, std::string_view path) {
  const auto at = std::lower_bound(files.begin(), files.end(), path,
                                   [](const FoundFile& file, std::string_view wanted) { return file.path < wanted; });
  return at != files.end() && at->path == path;
}

// Folders directly below the root with Markdown somewhere in them.
std::set<std::string> top_folders(const std::vector<FoundFile>& files) {
  std::set<std::string> folders;
  for (const auto& file : files) {
    const auto slash = file.path.find('/');
    if (slash != std::string::npos && is_markdown(file.path)) folders.insert(file.path.substr(0, slash));
  }
  return folders;
}

void find_locales(const std::vector<FoundFile>& files, const ContentOptions& options, SiteLayout& layout,
                  Diagnostics& findings) {
  auto& site = layout.site;
  const bool listed = !site.locales.empty();
  for (const auto& folder : top_folders(files)) {
    const auto locale = Locale::parse(folder);
    if (!locale) continue;
    const auto* known = site.find_locale(folder);
    if (!known && listed) continue;
    const auto tag = known ? known->locale.tag() : folder;
    if (!known) site.locales.push_back({*locale, locale->display_name(), {}});
    // "nb" and "no" are one locale: both folders' articles belong to it.
    for (const auto& other : layout.folders) {
      if (other.locale != tag) continue;
      findings.push_back({folder, 0, 0, Severity::warning,
                          "is the same locale as " + other.folder + "; its articles are added to that"});
    }
    layout.folders.push_back({folder, tag});
  }
  if (site.default_locale.empty() && !site.locales.empty()) {
    const auto* wanted = site.find_locale(options.default_locale);
    site.default_locale = (wanted ? *wanted : site.locales.front()).locale.tag();
  }
  if (layout.folders.empty()) {  // one locale, and the root is its folder
    auto tag = site.default_locale.empty() ? options.default_locale : site.default_locale;
    auto locale = Locale::parse(tag);
    if (!locale) locale = Locale::parse("en");
    if (!site.find_locale(locale->tag())) site.locales.push_back({*locale, locale->display_name(), {}});
    site.default_locale = locale->tag();
    layout.folders.push_back({"", locale->tag()});
  } else if (const auto* wanted = site.find_locale(site.default_locale)) {
    site.default_locale = wanted->locale.tag();
  } else {
    site.default_locale = site.locales.front().locale.tag();
  }
  if (!listed) {  // the default's first, the others as they are sorted
    std::stable_partition(site.locales.begin(), site.locales.end(),
                          [&](const SiteLocale& entry) { return entry.locale.tag() == site.default_locale; });
  }
}

FolderInfo read_index(const SplitText& split, const std::string& path, bool own_site, Diagnostics& findings, bool& ok) {
  FolderInfo info;
  const auto front = parse_front_matter(split, path, {own_site}, findings);
  ok = front.has_value();
  if (!front) return info;
  info.title = front->title.value_or("");
  info.description = front->description.value_or("");
  info.icon = front->icon;
  info.has_order = front->order.has_value();
  info.order = front->order.value_or(0);
  info.audience = front->audience.value_or(Audience::everyone);
  return info;
}

// {"label": "Guides", "position": 2, "link": {"description": …}}: JSON is YAML.
FolderInfo read_docusaurus(std::string_view text, const std::string& path, Diagnostics& findings) {
  FolderInfo info;
  const auto tree = parse_yaml(text, 1, path, findings);
  if (!tree || tree->kind != YamlNode::Kind::map) return info;
  FieldReader fields(*tree, path, findings);
  info.title = fields.text("label").value_or("");
  info.description = fields.text("description").value_or("");
  const auto position = fields.number("position");
  info.has_order = position.has_value();
  info.order = position.value_or(0);
  return info;
}

}  // namespace

SiteLayout read_layout(const std::filesystem::path& root, const std::vector<FoundFile>& files,
                       const ContentOptions& options, Diagnostics& findings) {
  SiteLayout layout;
  std::optional<PageText> page;
  if (has_file(files, kSiteFile)) {
    layout.own_site = true;
    page = read_page_text(root, kSiteFile, options.max_file_bytes, findings);
  }
  layout.site = parse_site(page ? page->text : std::string_view(), kSiteFile, findings);
  find_locales(files, options, layout, findings);
  if (!layout.site.logo.empty() && !has_file(files, layout.site.logo)) {
    findings.push_back({kSiteFile, 0, 0, Severity::warning, "logo \"" + layout.site.logo + "\" does not exist"});
    layout.site.logo.clear();
  }
  return layout;
}

std::map<std::string, FolderInfo, std::less<>> read_folders(const std::filesystem::path& root,
                                                            const std::vector<FoundFile>& files,
                                                            const ContentOptions& options, bool own_site,
                                                            Diagnostics& findings) {
  std::map<std::string, FolderInfo, std::less<>> folders;
  for (const auto& file : files) {
    const auto name = file_name_of(file.path);
    const std::string folder(folder_of(file.path));
    if (name == "_index.md" || name == "_index.mdx") {
      const auto page = read_page_text(root, file.path, options.max_file_bytes, findings);
      bool ok = false;
      if (page) folders[folder] = read_index(split_front_matter(page->text), file.path, own_site, findings, ok);
      // What cannot be read may have said "agents", so nothing below it is shown to customers.
      const bool silent = page && page->text.find("audience") == std::string::npos;
      if (!ok && !silent) {
        folders[folder].audience = Audience::agents;
        findings.push_back({file.path, 0, 0, Severity::warning,
                            "until this file can be read, all articles in its folder are for agents only"});
      }
    } else if (name == "_category_.json" || name == "_category_.yml" || name == "_category_.yaml") {
      if (const auto page = read_page_text(root, file.path, options.max_file_bytes, findings)) {
        folders.try_emplace(folder, read_docusaurus(page->text, file.path, findings));
      }
    }
  }
  return folders;
}

}  // namespace firstline
