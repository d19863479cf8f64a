// What one audience sees of a generation, found once when it is opened: looking for it at a request would read records
// all over the articles' file. A customers' view holds nothing of agents' databases at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/index/database.h"
#include "indexer/index/manifest.h"

namespace firstline {

struct AudienceView {
  struct Listing {
    const Database* database = nullptr;
    std::span<const std::uint32_t> docids;  // directly in the category, in listing order
  };
  struct CategoryContents {
    std::vector<Listing> listings;  // one a database
    std::size_t articles = 0;       // published ones at any depth, expired ones too
  };
  struct Expiry {
    std::int64_t at = 0;
    std::string locale;
    std::string category;
    bool counted = false;  // archived articles are not
  };
  struct AttachedFile {
    std::filesystem::path path;
    std::int64_t expires_at = 0;  // 0: never
  };
  using Documents = std::vector<std::pair<const Database*, std::uint32_t>>;
  using Contents = std::map<std::string, CategoryContents, std::less<>>;  // by category; "" holds all

  // By the site's tag of a locale.
  std::map<std::string, std::vector<const Database*>, std::less<>> databases;
  std::map<std::string, Contents, std::less<>> contents;
  std::map<std::string, std::vector<const Category*>, std::less<>> categories;  // in the site's order
  std::map<std::string, Documents, std::less<>> boosted;                        // the highest first

  std::unordered_map<std::string, Documents> translations;  // by translation key
  std::unordered_map<std::string, std::string> redirects;
  std::vector<Expiry> expiries;                                    // soonest first
  std::unordered_multimap<std::string, AttachedFile> attachments;  // by address

  // nullptr for a category without articles. `tag` is the site's.
  const CategoryContents* find(std::string_view tag, std::string_view category) const;
};

// "writing/advanced" is in "writing", in "writing/advanced" and in "".
bool lies_in(std::string_view path, std::string_view category);

// `databases`, a range of Database, and `manifest` outlive the view. Reads every article's record once.
class AudienceViewBuilder {
 public:
  AudienceViewBuilder(Audience audience, const Manifest& manifest) : audience_(audience), manifest_(manifest) {}
  void add(const Database& database);
  // `directory` is the generation's. Once, after all databases.
  AudienceView finish(const std::filesystem::path& directory) &&;

 private:
  bool may_see(Audience of) const { return of == Audience::everyone || audience_ == Audience::agents; }

  Audience audience_;
  const Manifest& manifest_;
  AudienceView view_;
};

}  // namespace firstline
