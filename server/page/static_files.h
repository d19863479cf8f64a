// The files of templates/static under names that carry a hash of their bytes, and the site's accent colour as a
// stylesheet, since the content security policy allows no inline style.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "server/page/page_renderer.h"

namespace firstline {

// Immutable after load; safe to share between threads.
class StaticFiles {
 public:
  // Reads all files below `folders`, later ones over earlier ones. A folder that does not exist holds none.
  static Result<StaticFiles> load(std::span<const std::filesystem::path> folders);

  const std::vector<StaticAsset>& assets() const { return assets_; }
  // "site.css" -> "/static/site.3f2a9c41.css"
  const std::map<std::string, std::string, std::less<>>& urls() const { return urls_; }
  const std::string& url(std::string_view name) const;  // "" for an unknown name
  // Whether static/icons.svg has a symbol of this id.
  bool has_icon(std::string_view id) const;

 private:
  std::vector<StaticAsset> assets_;
  std::map<std::string, std::string, std::less<>> urls_;
  std::vector<std::string> icons_;
};

// "/static/accent-0b6e4f.css" for "#0b6e4f"; "" when it is no colour. The bytes depend on the address alone, so they
// may be cached like any other static file.
std::string accent_url(std::string_view accent);
// The stylesheet behind such an address; nullopt for any other.
std::optional<StaticAsset> accent_asset(std::string_view url);

}  // namespace firstline
