#include "indexer/article/link_table.h"

#include <algorithm>

#include "indexer/article/article_source.h"
#include "indexer/article/tree_walk.h"

namespace firstline {
namespace {

// One map for ids of all locales: no id contains a newline.
std::string key(std::string_view locale, std::string_view id) { return std::string(locale).append("\n").append(id); }

}  // namespace

void LinkTable::set_site(const Site* site, std::vector<LocaleFolder> folders) {
  locale_folders_ = std::move(folders);
  for (const auto& own : locale_folders_) {
    auto& chain = fallbacks_[own.locale];
    const auto add = [&](std::string_view tag) {
      const auto* entry = site->find_locale(tag);
      const auto* folder = entry ? folder_of_locale(entry->locale.tag()) : nullptr;
      if (folder && folder->locale != own.locale && std::find(chain.begin(), chain.end(), folder) == chain.end()) {
        chain.push_back(folder);
      }
    };
    if (const auto* entry = site->find_locale(own.locale)) {
      for (const auto& tag : entry->fallback) add(tag);
    }
    add(site->default_locale);
  }
}

void LinkTable::add_file(const std::string& path) {
  files_.insert(path);
  for (auto folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    if (!folders_.emplace(folder).second) break;
  }
}

void LinkTable::add_page(LinkPage page) {
  const auto index = pages_.size();
  by_path_.emplace(page.path, index);
  if (const auto [at, added] = by_id_.emplace(key(page.locale, page.id), index); !added) {
    if (!pages_[at->second].published && page.published) at->second = index;  // a draft gives way
  }
  pages_.push_back(std::move(page));
}

bool LinkTable::add_old_address(const std::string& address, const std::string& page_path) {
  const auto page = by_path_.find(page_path);
  if (page == by_path_.end()) return false;
  std::string_view trimmed = address;
  while (trimmed.size() > 1 && trimmed.ends_with('/')) trimmed.remove_suffix(1);
  if (address.starts_with('/')) return by_old_address_.emplace(key("", trimmed), page->second).second;
  const auto& locale = pages_[page->second].locale;
  return !by_id_.contains(key(locale, trimmed)) && by_old_address_.emplace(key(locale, trimmed), page->second).second;
}

const LinkPage* LinkTable::page_by_path(std::string_view path) const {
  const auto found = by_path_.find(std::string(path));
  return found == by_path_.end() ? nullptr : &pages_[found->second];
}

const LinkPage* LinkTable::page_by_id(std::string_view locale, std::string_view id) const {
  const auto found = by_id_.find(key(locale, id));
  return found == by_id_.end() ? nullptr : &pages_[found->second];
}

const LinkPage* LinkTable::page_by_old_address(std::string_view locale, std::string_view address) const {
  const auto found = by_old_address_.find(key(address.starts_with('/') ? std::string_view() : locale, address));
  return found == by_old_address_.end() ? nullptr : &pages_[found->second];
}

bool LinkTable::in_agents_folder(std::string_view path) const {
  for (auto folder = folder_of(path);; folder = folder_of(folder)) {
    if (agents_folders_.contains(std::string(folder))) return true;
    if (folder.empty()) return false;
  }
}

const LocaleFolder* LinkTable::locale_of(std::string_view path) const {
  const auto top = path.substr(0, std::min(path.find('/'), path.size()));
  for (const auto& entry : locale_folders_) {
    if (entry.folder.empty() || entry.folder == top) return &entry;
  }
  return nullptr;
}

const LocaleFolder* LinkTable::folder_of_locale(std::string_view locale) const {
  const auto found = std::find_if(locale_folders_.begin(), locale_folders_.end(),
                                  [&](const LocaleFolder& entry) { return entry.locale == locale; });
  return found == locale_folders_.end() ? nullptr : &*found;
}

const std::vector<const LocaleFolder*>& LinkTable::fallbacks(std::string_view locale) const {
  static const std::vector<const LocaleFolder*> kNone;
  const auto found = fallbacks_.find(std::string(locale));
  return found == fallbacks_.end() ? kNone : found->second;
}

std::uint64_t LinkTable::fingerprint() const {
  // Sums of hashes, since the maps have no order.
  std::uint64_t sum = hash_bytes("links 1");
  const auto add = [&](std::string_view a, std::string_view b) {
    sum += hash_bytes(b, hash_bytes("\n", hash_bytes(a)));
  };
  for (const auto& page : pages_) {
    const std::string flags{page.audience == Audience::agents ? 'a' : 'p', page.published ? 'p' : 'd'};
    add(page.path, key(page.locale, page.id) + "\n" + flags);
  }
  for (const auto& [address, page] : by_old_address_) add(address, pages_[page].path);
  for (const auto& file : files_) add("file", file);
  for (const auto& folder : agents_folders_) add("agents", folder);
  for (const auto& [locale, chain] : fallbacks_) {
    for (const auto* entry : chain) add(locale, entry->locale);
  }
  return sum;
}

}  // namespace firstline
