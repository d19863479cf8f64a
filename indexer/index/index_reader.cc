#include "indexer/index/index_reader.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "indexer/index/audience_view.h"
#include "indexer/index/database.h"
#include "indexer/index/manifest.h"
#include "indexer/index/publication.h"
#include "indexer/index/schema.h"

namespace firstline {
namespace {

const std::vector<const Database*> kNoDatabases;
const SearchRules kNoRules;

bool visible(const ArticleView& article, std::int64_t now) {
  return article.expires_at == 0 || article.expires_at > now;
}

bool listed(const ArticleView& article, std::int64_t now) {
  return article.status == Status::published && visible(article, now);
}

}  // namespace

struct Generation::Impl {
  std::filesystem::path directory;
  Manifest manifest;
  std::deque<Database> databases;
  std::map<std::string, Database, std::less<>> gaps;  // by locale
  std::map<std::string, SearchRules, std::less<>> rules;
  AudienceView views[2];  // by Audience

  const AudienceView& view(Audience audience) const { return views[static_cast<std::size_t>(audience)]; }
  void build_view(Audience audience);
};

namespace {

// The site's spelling of a tag; the text itself when the site lacks it.
std::string site_tag(const Site& site, std::string_view locale) {
  const SiteLocale* found = site.find_locale(locale);
  return found ? found->locale.tag() : std::string(locale);
}

}  // namespace

void Generation::Impl::build_view(Audience audience) {
  AudienceViewBuilder builder(audience, manifest);
  for (const Database& database : databases) builder.add(database);
  views[static_cast<std::size_t>(audience)] = std::move(builder).finish(directory);
}

Generation::Generation() : impl_(std::make_unique<Impl>()) {}
Generation::~Generation() = default;

const std::string& Generation::name() const { return impl_->manifest.name; }
std::int64_t Generation::built_at() const { return impl_->manifest.built_at; }
const Site& Generation::site() const { return impl_->manifest.site; }
const std::filesystem::path& Generation::directory() const { return impl_->directory; }

Result<std::string> Generation::current_name(const std::filesystem::path& index_dir) {
  auto name = current_generation(index_dir);
  if (!name) {
    return fail(index_dir.string() + " holds no index; make one with: firstline-index build CONTENT --index " +
                    index_dir.string(),
                ErrorKind::environment);
  }
  return *name;
}

Result<std::shared_ptr<const Generation>> Generation::open(const std::filesystem::path& index_dir) {
  const auto name = current_name(index_dir);
  if (!name) return tl::unexpected(name.error());
  std::shared_ptr<Generation> generation(new Generation());
  Impl& impl = *generation->impl_;
  impl.directory = index_dir / *name;
  auto manifest = read_manifest(impl.directory / kManifestFile);
  if (!manifest) return tl::unexpected(manifest.error());
  impl.manifest = std::move(*manifest);
  for (const DatabaseInfo& info : impl.manifest.databases) {
    auto database = Database::open(impl.directory / info.folder, info.locale, info.audience);
    if (!database) return tl::unexpected(database.error());
    impl.databases.push_back(std::move(*database));
  }
  for (const GapDatabase& info : impl.manifest.gaps) {
    auto database = Database::open(impl.directory / info.folder, info.locale, Audience::agents);
    if (!database) return tl::unexpected(database.error());
    impl.gaps.emplace(info.locale, std::move(*database));
  }
  const auto& texts = impl.manifest.search_rules;
  for (const SiteLocale& locale : impl.manifest.site.locales) {
    const auto own = texts.find(locale.locale.tag());
    const auto everywhere = texts.find("");
    if (own == texts.end() && everywhere == texts.end()) continue;
    Analyzer analyzer(locale.locale);
    Diagnostics ignored;  // reported when the index was built
    const auto parse = [&](const auto& text) {
      return text == texts.end() ? SearchRules() : parse_search_rules(text->second, "_search.yml", analyzer, ignored);
    };
    impl.rules.emplace(locale.locale.tag(), join_rules(parse(everywhere), parse(own)));
  }
  impl.build_view(Audience::everyone);
  impl.build_view(Audience::agents);
  return std::shared_ptr<const Generation>(std::move(generation));
}

Reader::Reader(std::shared_ptr<const Generation> generation, Audience audience)
    : generation_(std::move(generation)), audience_(audience) {}

const std::vector<const Database*>& Reader::databases(std::string_view locale) const {
  const auto& view = generation_->impl_->view(audience_);
  const auto it = view.databases.find(site_tag(site(), locale));
  return it == view.databases.end() ? kNoDatabases : it->second;
}

std::optional<ArticleView> Reader::find(std::string_view locale, std::string_view id, std::int64_t now) const {
  for (const Database* database : databases(locale)) {
    if (const auto docid = database->articles().find(id)) {
      ArticleView article = database->article(*docid);
      if (visible(article, now)) return article;
    }
  }
  return std::nullopt;
}

std::vector<ArticleView> Reader::translations(const ArticleView& article, std::int64_t now) const {
  std::vector<ArticleView> found;
  const auto& view = generation_->impl_->view(audience_);
  const auto it = view.translations.find(std::string(article.translation_key));
  if (it == view.translations.end()) return found;
  for (const SiteLocale& locale : site().locales) {
    if (locale.locale.tag() == article.locale) continue;
    for (const auto& [database, docid] : it->second) {
      if (database->locale() != locale.locale.tag()) continue;
      ArticleView other = database->article(docid);
      if (visible(other, now)) found.push_back(std::move(other));
    }
  }
  return found;
}

std::vector<const Category*> Reader::categories(std::string_view locale, std::int64_t now) const {
  const auto& view = generation_->impl_->view(audience_);
  const auto it = view.categories.find(site_tag(site(), locale));
  if (it == view.categories.end()) return {};
  std::vector<const Category*> ordered = it->second;
  if (expired_count(now) > 0) {
    std::erase_if(ordered, [&](const Category* category) { return article_count(locale, category->path, now) == 0; });
  }
  return ordered;
}

const Category* Reader::find_category(std::string_view locale, std::string_view path) const {
  for (const Category* category : categories(locale)) {
    if (category->path == path) return category;
  }
  return nullptr;
}

std::vector<ArticleView> Reader::articles_in(std::string_view locale, std::string_view category, std::int64_t now,
                                             std::size_t most) const {
  std::vector<ArticleView> found;
  const auto* contents = generation_->impl_->view(audience_).find(site_tag(site(), locale), category);
  if (!contents) return found;
  for (const auto& [database, docids] : contents->listings) {
    std::size_t taken = 0;
    for (const std::uint32_t docid : docids) {
      if (taken == most) break;
      ArticleView article = database->article(docid);
      if (!listed(article, now)) continue;
      found.push_back(std::move(article));
      ++taken;
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const ArticleView& a, const ArticleView& b) {
    return a.order != b.order ? a.order < b.order : a.title < b.title;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

std::vector<ArticleView> Reader::boosted(std::string_view locale, std::int64_t now, std::size_t most) const {
  std::vector<ArticleView> found;
  const auto& view = generation_->impl_->view(audience_);
  const auto it = view.boosted.find(site_tag(site(), locale));
  if (it == view.boosted.end()) return found;
  for (const auto& [database, docid] : it->second) {
    if (found.size() == most) break;
    ArticleView article = database->article(docid);
    if (visible(article, now)) found.push_back(std::move(article));
  }
  return found;
}

std::size_t Reader::expired_count(std::int64_t now) const {
  const auto& expiries = generation_->impl_->view(audience_).expiries;
  const auto first = std::partition_point(expiries.begin(), expiries.end(),
                                          [now](const AudienceView::Expiry& expiry) { return expiry.at <= now; });
  return static_cast<std::size_t>(first - expiries.begin());
}

std::optional<std::int64_t> Reader::next_expiry(std::int64_t now) const {
  const auto& expiries = generation_->impl_->view(audience_).expiries;
  const std::size_t over = expired_count(now);
  return over < expiries.size() ? std::optional(expiries[over].at) : std::nullopt;
}

std::size_t Reader::article_count(std::string_view locale, std::string_view category, std::int64_t now) const {
  const auto& view = generation_->impl_->view(audience_);
  const std::string tag = site_tag(site(), locale);
  const auto* contents = view.find(tag, category);
  if (!contents) return 0;
  std::size_t articles = contents->articles;
  const std::size_t expired = expired_count(now);
  for (std::size_t i = 0; i < expired; ++i) {
    const auto& expiry = view.expiries[i];
    if (expiry.counted && expiry.locale == tag && lies_in(expiry.category, category)) --articles;
  }
  return articles;
}

std::vector<ArticleView> Reader::all_articles(std::string_view locale, std::int64_t now) const {
  std::vector<ArticleView> found;
  for (const Database* database : databases(locale)) {
    for (const std::uint32_t docid : database->articles().by_id()) {
      ArticleView article = database->article(docid);
      if (listed(article, now)) found.push_back(std::move(article));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const ArticleView& a, const ArticleView& b) { return a.id < b.id; });
  return found;
}

std::optional<std::string> Reader::redirect(std::string_view path) const {
  const auto& view = generation_->impl_->view(audience_);
  const std::size_t end = path.find_last_not_of('/');
  const auto it = view.redirects.find(std::string(path.substr(0, end == path.npos ? path.size() : end + 1)));
  if (it == view.redirects.end()) return std::nullopt;
  return it->second;
}

std::optional<std::filesystem::path> Reader::attachment(std::string_view url_path, std::int64_t now) const {
  const auto& view = generation_->impl_->view(audience_);
  const auto [first, last] = view.attachments.equal_range(std::string(url_path));
  for (auto it = first; it != last; ++it) {
    if (it->second.expires_at == 0 || it->second.expires_at > now) return it->second.path;
  }
  return std::nullopt;
}

const Database* Reader::gaps(std::string_view locale) const {
  const auto& gaps = generation_->impl_->gaps;
  const auto it = gaps.find(site_tag(site(), locale));
  return it == gaps.end() ? nullptr : &it->second;
}

const SearchRules& Reader::search_rules(std::string_view locale) const {
  const auto& rules = generation_->impl_->rules;
  const auto it = rules.find(site_tag(site(), locale));
  return it == rules.end() ? kNoRules : it->second;
}

}  // namespace firstline
