#include "indexer/index/audience_view.h"

#include <algorithm>

#include "indexer/index/schema.h"

namespace firstline {
namespace {

bool stands_before(const Category* a, const Category* b) {
  const double first = a->has_order ? a->order : 1e18;
  const double second = b->has_order ? b->order : 1e18;
  return first != second ? first < second : a->title < b->title;
}

// The listing's articles come category by category: the one at `i` begins a category or is the next of it.
void add_to_listing(AudienceView::CategoryContents& category, const Database& database,
                    std::span<const std::uint32_t> listing, std::size_t i) {
  if (category.listings.empty() || category.listings.back().database != &database) {
    category.listings.push_back({&database, listing.subspan(i, 0)});
  }
  std::span<const std::uint32_t>& docids = category.listings.back().docids;
  docids = {docids.data(), docids.size() + 1};
}

// An article in "a/b" counts for "a/b", "a" and "".
void count_in_all_above(AudienceView::Contents& contents, std::string_view category) {
  while (!category.empty()) {
    ++contents[std::string(category)].articles;
    const std::size_t slash = category.rfind('/');
    category = category.substr(0, slash == category.npos ? 0 : slash);
  }
  ++contents[""].articles;
}

}  // namespace

bool lies_in(std::string_view path, std::string_view category) {
  return category.empty() ||
         (path.starts_with(category) && (path.size() == category.size() || path[category.size()] == '/'));
}

const AudienceView::CategoryContents* AudienceView::find(std::string_view tag, std::string_view category) const {
  const auto own = contents.find(tag);
  if (own == contents.end()) return nullptr;
  const auto found = own->second.find(category);
  return found == own->second.end() ? nullptr : &found->second;
}

void AudienceViewBuilder::add(const Database& database) {
  if (!may_see(database.audience())) return;
  const std::string& tag = database.locale();
  view_.databases[tag].push_back(&database);
  auto& contents = view_.contents[tag];
  const std::span<const std::uint32_t> listing = database.articles().listing();
  for (std::size_t i = 0; i < listing.size(); ++i) {
    const ArticleView article = database.article(listing[i]);
    const bool published = article.status == Status::published;
    add_to_listing(contents[std::string(article.category)], database, listing, i);
    if (published) count_in_all_above(contents, article.category);
    if (published && article.boost > 1) view_.boosted[tag].emplace_back(&database, listing[i]);
    if (article.expires_at != 0) {
      view_.expiries.push_back({article.expires_at, tag, std::string(article.category), published});
    }
    if (!article.untranslated) {
      view_.translations[std::string(article.translation_key)].emplace_back(&database, listing[i]);
    }
  }
}

AudienceView AudienceViewBuilder::finish(const std::filesystem::path& directory) && {
  std::sort(view_.expiries.begin(), view_.expiries.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  for (auto& [tag, boosted] : view_.boosted) {
    std::stable_sort(boosted.begin(), boosted.end(), [](const auto& a, const auto& b) {
      return a.first->articles().entry(a.second).boost > b.first->articles().entry(b.second).boost;
    });
  }
  for (const Category& category : manifest_.categories) {
    if (!may_see(category.audience)) continue;
    const auto* contents = view_.find(category.locale, category.path);
    if (contents && contents->articles > 0) view_.categories[category.locale].push_back(&category);
  }
  for (auto& [tag, categories] : view_.categories) {
    std::stable_sort(categories.begin(), categories.end(), stands_before);
  }
  for (const Redirect& redirect : manifest_.redirects) {
    if (may_see(redirect.audience)) view_.redirects.emplace(redirect.from, redirect.to);
  }
  for (const Attachment& attachment : manifest_.attachments) {
    if (!may_see(attachment.audience)) continue;
    view_.attachments.emplace(
        attachment.url,
        AudienceView::AttachedFile{directory / kFilesFolder / to_string(attachment.audience) / attachment.path,
                                   attachment.expires_at});
  }
  return std::move(view_);
}

}  // namespace firstline
