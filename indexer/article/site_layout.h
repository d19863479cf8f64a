// Which folders of a tree are locales, and what folders say about what lies in them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/content_tree.h"
#include "indexer/article/link_table.h"
#include "indexer/article/tree_walk.h"

namespace firstline {

struct SiteLayout {
  Site site;
  bool own_site = false;  // it has a site.yml: made for Firstline
  std::vector<LocaleFolder> folders;
};

SiteLayout read_layout(const std::filesystem::path& root, const std::vector<FoundFile>& files,
                       const ContentOptions& options, Diagnostics& findings);

// A folder's _index.md (ours, Hugo's) or _category_.json / .yml (Docusaurus).
struct FolderInfo {
  std::string title, description, icon;
  double order = 0;
  bool has_order = false;
  Audience audience = Audience::everyone;  // its own; folders above may be stricter
};

// By path below the root.
std::map<std::string, FolderInfo, std::less<>> read_folders(const std::filesystem::path& root,
                                                            const std::vector<FoundFile>& files,
                                                            const ContentOptions& options, bool own_site,
                                                            Diagnostics& findings);

}  // namespace firstline
