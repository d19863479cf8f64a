#include "indexer/index/index_reader.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

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

// "writing/advanced" is in "writing", in "writing/advanced" and in "".
bool lies_in(std::string_view path, std::string_view category) {
  return category.empty() ||
         (path.starts_with(category) && (path.size() == category.size() || path[category.size()] == '/'));
}

}  // namespace

struct Generation::Impl {
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
  // What one audience sees; built once a generation, so that a customer's view has no agents' data in it at all.
  struct View {
    std::map<std::string, std::vector<const Database*>, std::less<>> databases;                  // by the site's tag
    std::map<std::string, std::map<std::string, std::size_t, std::less<>>, std::less<>> counts;  // locale -> category
    std::map<std::string, std::vector<const Category*>, std::less<>> categories;
    std::unordered_map<std::string, std::vector<std::pair<const Database*, std::uint32_t>>> translations;
    std::unordered_map<std::string, std::string> redirects;
    std::map<std::string, std::vector<std::pair<const Database*, std::uint32_t>>, std::less<>> boosted;
    std::vector<Expiry> expiries;                                    // soonest first
    std::unordered_multimap<std::string, AttachedFile> attachments;  // by address
  };

  std::filesystem::path directory;
  Manifest manifest;
  std::deque<Database> databases;
  std::map<std::string, SearchRules, std::less<>> rules;
  View views[2];  // by Audience

  const View& view(Audience audience) const { return views[static_cast<std::size_t>(audience)]; }
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
  View& view = views[static_cast<std::size_t>(audience)];
  const auto may_see = [audience](Audience of) { return of == Audience::everyone || audience == Audience::agents; };
  for (const Database& database : databases) {
    if (!may_see(database.audience())) continue;
    view.databases[database.locale()].push_back(&database);
    auto& counts = view.counts[database.locale()];
    for (const std::uint32_t docid : database.articles().listing()) {
      const ArticleView article = database.article(docid);
      const bool published = article.status == Status::published;
      if (published) ++counts[std::string(article.category)];
      if (published && article.boost > 1) view.boosted[database.locale()].emplace_back(&database, docid);
      if (article.expires_at != 0) {
        view.expiries.push_back({article.expires_at, database.locale(), std::string(article.category), published});
      }
      if (!article.untranslated) {
        view.translations[std::string(article.translation_key)].emplace_back(&database, docid);
      }
    }
  }
  std::sort(view.expiries.begin(), view.expiries.end(), [](const Expiry& a, const Expiry& b) { return a.at < b.at; });
  for (auto& [tag, boosted] : view.boosted) {
    std::stable_sort(boosted.begin(), boosted.end(), [](const auto& a, const auto& b) {
      return a.first->articles().entry(a.second).boost > b.first->articles().entry(b.second).boost;
    });
  }
  for (const Category& category : manifest.categories) {
    if (!may_see(category.audience)) continue;
    std::size_t articles = 0;
    for (const auto& [path, count] : view.counts[category.locale]) articles += lies_in(path, category.path) ? count : 0;
    if (articles > 0) view.categories[category.locale].push_back(&category);
  }
  for (const Redirect& redirect : manifest.redirects) {
    if (may_see(redirect.audience)) view.redirects.emplace(redirect.from, redirect.to);
  }
  for (const Attachment& attachment : manifest.attachments) {
    if (!may_see(attachment.audience)) continue;
    view.attachments.emplace(attachment.url,
                             AttachedFile{directory / kFilesFolder / to_string(attachment.audience) / attachment.path,
                                          attachment.expires_at});
  }
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
  std::stable_sort(ordered.begin(), ordered.end(), [](const Category* a, const Category* b) {
    const double first = a->has_order ? a->order : 1e18;
    const double second = b->has_order ? b->order : 1e18;
    return first != second ? first < second : a->title < b->title;
  });
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
  for (const Database* database : databases(locale)) {
    std::size_t taken = 0;
    for (const std::uint32_t docid : database->articles().listing(category)) {
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
                                          [now](const Generation::Impl::Expiry& expiry) { return expiry.at <= now; });
  return static_cast<std::size_t>(first - expiries.begin());
}

std::size_t Reader::article_count(std::string_view locale, std::string_view category, std::int64_t now) const {
  const auto& view = generation_->impl_->view(audience_);
  const auto it = view.counts.find(site_tag(site(), locale));
  if (it == view.counts.end()) return 0;
  std::size_t articles = 0;
  for (const auto& [path, count] : it->second) articles += lies_in(path, category) ? count : 0;
  const std::size_t expired = expired_count(now);
  for (std::size_t i = 0; i < expired; ++i) {
    const auto& expiry = view.expiries[i];
    if (expiry.counted && expiry.locale == it->first && lies_in(expiry.category, category)) --articles;
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

const SearchRules& Reader::search_rules(std::string_view locale) const {
  const auto& rules = generation_->impl_->rules;
  const auto it = rules.find(site_tag(site(), locale));
  return it == rules.end() ? kNoRules : it->second;
}

}  // namespace firstline
