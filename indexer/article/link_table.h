// Where everything in a content folder is, by every name that a link may use. Filled by the first pass, then immutable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/article/site.h"

namespace firstline {

struct LinkPage {
  std::string path;
  std::string locale;
  std::string id;
  Audience audience = Audience::everyone;
  bool published = true;  // false: a draft or scheduled, which no page may link to
};

// A locale's folder: "de", or "" when the whole tree is one locale.
struct LocaleFolder {
  std::string folder;
  std::string locale;
};

class LinkTable {
 public:
  void set_site(const Site* site, std::vector<LocaleFolder> folders);
  void add_file(const std::string& path);
  void add_page(LinkPage page);
  // An address of before: "/hc/en-us/1" or, without a '/', an id of `page`'s locale. False when it is taken.
  bool add_old_address(const std::string& address, const std::string& page_path);
  void add_agents_folder(const std::string& folder) { agents_folders_.insert(folder); }

  const LinkPage* page_by_path(std::string_view path) const;
  const LinkPage* page_by_id(std::string_view locale, std::string_view id) const;
  const LinkPage* page_by_old_address(std::string_view locale, std::string_view address) const;
  bool has_file(std::string_view path) const { return files_.contains(std::string(path)); }
  bool has_folder(std::string_view path) const { return folders_.contains(std::string(path)); }
  bool in_agents_folder(std::string_view path) const;

  // The folder of the locale in which `path` lies, or nullptr.
  const LocaleFolder* locale_of(std::string_view path) const;
  const LocaleFolder* folder_of_locale(std::string_view locale) const;
  // Where a link may lead instead: the locale's own chain, then the default.
  const std::vector<const LocaleFolder*>& fallbacks(std::string_view locale) const;

  std::uint64_t fingerprint() const;

 private:
  std::vector<LocaleFolder> locale_folders_;
  std::unordered_map<std::string, std::vector<const LocaleFolder*>> fallbacks_;
  std::unordered_set<std::string> files_, folders_, agents_folders_;
  std::vector<LinkPage> pages_;
  std::unordered_map<std::string, std::size_t> by_path_, by_id_, by_old_address_;
};

}  // namespace firstline
