#include "indexer/article/content_tree.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "indexer/article/article_source.h"
#include "indexer/article/capped_findings.h"
#include "indexer/article/gap_list.h"
#include "indexer/article/git_history.h"
#include "indexer/article/heading_anchor.h"
#include "indexer/article/link_table.h"
#include "indexer/article/markdown.h"
#include "indexer/article/page_links.h"
#include "indexer/article/parallel.h"
#include "indexer/article/site_layout.h"
#include "indexer/article/source_check.h"
#include "indexer/article/tree_walk.h"
#include "indexer/text/search_rules.h"

namespace firstline {
namespace {

// What a parsed page adds to the check of anchors.
struct PageAnchors {
  std::vector<std::string> anchors;  // sorted
  std::vector<FragmentUse> uses;
};

using Folders = std::map<std::string, FolderInfo, std::less<>>;

Audience audience_of_folder(const Folders& folders, std::string_view path) {
  for (auto folder = folder_of(path);; folder = folder_of(folder)) {
    const auto info = folders.find(folder);
    if (info != folders.end() && info->second.audience == Audience::agents) return Audience::agents;
    if (folder.empty()) return Audience::everyone;
  }
}

}  // namespace

struct ContentTree::Impl {
  std::filesystem::path root;
  ContentOptions options;
  SiteLayout layout;
  Folders folders;
  std::vector<ArticleSource> articles;
  std::vector<Category> categories;
  std::vector<std::pair<std::string, std::string>> search_rule_files;
  std::vector<std::pair<std::string, std::string>> gap_files;
  LinkTable links;
  std::optional<std::int64_t> next_due;

  mutable std::mutex mutex;
  mutable std::unordered_map<std::string, PageAnchors> anchors;  // by path; guarded by mutex

  std::vector<PagePlace> place_pages(const std::vector<FoundFile>& files, Diagnostics& findings) const;
  void read_sources(const std::vector<PagePlace>& places, Diagnostics& findings);
  void date_sources(const std::vector<FoundFile>& files);
  void fill_links(const std::vector<FoundFile>& files, Diagnostics& findings);
  void list_categories();
  void find_next_due();
  void find_locale_files(Diagnostics& findings);
};

ContentTree::ContentTree() : impl_(std::make_unique<Impl>()) {}
ContentTree::ContentTree(ContentTree&&) noexcept = default;
ContentTree& ContentTree::operator=(ContentTree&&) noexcept = default;
ContentTree::~ContentTree() = default;

const Site& ContentTree::site() const { return impl_->layout.site; }
const std::vector<ArticleSource>& ContentTree::articles() const { return impl_->articles; }
const std::vector<Category>& ContentTree::categories() const { return impl_->categories; }
const std::filesystem::path& ContentTree::root() const { return impl_->root; }
const std::vector<std::pair<std::string, std::string>>& ContentTree::search_rule_files() const {
  return impl_->search_rule_files;
}
const std::vector<std::pair<std::string, std::string>>& ContentTree::gap_files() const { return impl_->gap_files; }
std::optional<std::int64_t> ContentTree::next_due() const { return impl_->next_due; }
std::uint64_t ContentTree::link_fingerprint() const { return impl_->links.fingerprint(); }

Result<ContentTree> ContentTree::scan(const std::filesystem::path& root, const ContentOptions& options,
                                      Diagnostics& findings) {
  auto files = walk_tree(root, findings);
  if (!files) return tl::unexpected(files.error());
  ContentTree tree;
  auto& impl = *tree.impl_;
  impl.root = root;
  impl.options = options;
  impl.layout = read_layout(root, *files, options, findings);
  impl.folders = read_folders(root, *files, options, impl.layout.own_site, findings);
  impl.read_sources(impl.place_pages(*files, findings), findings);
  impl.date_sources(*files);
  impl.fill_links(*files, findings);
  impl.find_next_due();
  std::erase_if(impl.articles, [&](const ArticleSource& source) { return !is_publishable(source.meta, options); });
  std::sort(impl.articles.begin(), impl.articles.end(), [](const ArticleSource& a, const ArticleSource& b) {
    return std::pair(a.meta.locale, a.meta.id) < std::pair(b.meta.locale, b.meta.id);
  });
  let_replacements_win(impl.articles, options);
  impl.list_categories();
  impl.find_locale_files(findings);
  return tree;
}

// Every Markdown file is a page, a partial, a folder's own, or outside every locale.
std::vector<PagePlace> ContentTree::Impl::place_pages(const std::vector<FoundFile>& files,
                                                      Diagnostics& findings) const {
  LinkTable locales;
  locales.set_site(&layout.site, layout.folders);
  std::unordered_map<std::string, int> entries;  // of each folder: pages in it, and folders with pages
  std::vector<PagePlace> places;
  std::map<std::string, int> outside;  // by folder at the top
  for (const auto& file : files) {
    const auto name = file_name_of(file.path);
    if (!is_markdown(file.path) || name.starts_with("_index.")) continue;
    const auto* locale = locales.locale_of(file.path);
    if (!locale) {
      const auto slash = file.path.find('/');
      ++outside[slash == std::string::npos ? file.path : file.path.substr(0, slash + 1)];
      continue;
    }
    if (name.starts_with('_')) {
      findings.push_back(
          {file.path, 0, 0, Severity::warning, "left out: a name that begins with _ is a part of other pages"});
      continue;
    }
    PagePlace place;
    place.path = file.path;
    place.below = locale->folder.empty() ? file.path : file.path.substr(locale->folder.size() + 1);
    place.locale = locale->locale;
    place.audience = audience_of_folder(folders, file.path);
    const std::string folder(folder_of(file.path));
    if (++entries[folder] == 1) ++entries[std::string(folder_of(folder))];
    places.push_back(std::move(place));
  }
  for (auto& place : places) place.alone_in_folder = entries[std::string(folder_of(place.path))] == 1;
  for (const auto& [folder, count] : outside) {
    const bool several = folder.ends_with('/');
    findings.push_back({folder, 0, 0, Severity::warning,
                        several ? "left out: " + std::to_string(count) + " Markdown files in a folder that is no locale"
                                : "left out: it lies outside every locale's folder"});
  }
  return places;
}

void ContentTree::Impl::read_sources(const std::vector<PagePlace>& places, Diagnostics& findings) {
  struct Read {
    std::optional<ArticleSource> source;
    Diagnostics findings;
  };
  std::vector<Read> reads(places.size());
  parallel_for(places.size(), options.threads, [&](std::size_t i) {
    reads[i].source = read_source(root, places[i], layout.site, options, {layout.own_site}, reads[i].findings);
  });
  for (auto& read : reads) {
    std::move(read.findings.begin(), read.findings.end(), std::back_inserter(findings));
    if (read.source) articles.push_back(std::move(*read.source));
  }
  remove_duplicates(articles, options, findings);
}

void ContentTree::Impl::date_sources(const std::vector<FoundFile>& files) {
  const bool undated = std::any_of(articles.begin(), articles.end(), [](const auto& a) { return a.meta.updated == 0; });
  if (!undated) return;
  const auto commits = read_git_history(root).changed;
  std::unordered_map<std::string_view, std::int64_t> modified;
  for (const auto& file : files) modified.emplace(file.path, file.modified);
  for (auto& article : articles) {
    if (article.meta.updated != 0) continue;
    const auto commit = commits.find(article.path);
    article.meta.updated = commit != commits.end() ? commit->second : modified[article.path];
  }
}

void ContentTree::Impl::fill_links(const std::vector<FoundFile>& files, Diagnostics& findings) {
  links.set_site(&layout.site, layout.folders);
  for (const auto& file : files) links.add_file(file.path);
  for (const auto& [folder, info] : folders) {
    if (info.audience == Audience::agents) links.add_agents_folder(folder);
  }
  for (const auto& article : articles) {
    const auto& meta = article.meta;
    links.add_page({article.path, meta.locale, meta.id, meta.audience, is_publishable(meta, options)});
  }
  check_addresses(articles, options, links, findings);
}

void ContentTree::Impl::list_categories() {
  std::map<std::pair<std::string, std::string>, Category> listed;
  for (const auto& article : articles) {
    const auto* home = links.folder_of_locale(article.meta.locale);
    for (std::string_view path = article.meta.category; !path.empty(); path = folder_of(path)) {
      const auto [at, added] = listed.try_emplace({article.meta.locale, std::string(path)});
      auto& category = at->second;
      if (added) {
        category.locale = article.meta.locale;
        category.path = path;
        category.audience = Audience::agents;
        const auto folder = !home || home->folder.empty() ? std::string(path) : home->folder + "/" + std::string(path);
        if (const auto info = folders.find(folder); info != folders.end()) {
          category.title = info->second.title;
          category.description = info->second.description;
          category.icon = info->second.icon;
          category.order = info->second.order;
          category.has_order = info->second.has_order;
        }
        if (category.title.empty()) category.title = readable_name(path);
      }
      // A category in which customers find nothing is nothing they may know of.
      if (article.meta.audience == Audience::everyone) category.audience = Audience::everyone;
    }
  }
  for (auto& [key, category] : listed) categories.push_back(std::move(category));
}

// The _search.yml and _gaps.yml of each locale. Synonyms may be for all of them; sentences are of one language.
void ContentTree::Impl::find_locale_files(Diagnostics& findings) {
  const bool one_folder = std::any_of(layout.folders.begin(), layout.folders.end(),
                                      [](const auto& folder) { return folder.folder.empty(); });
  if (!one_folder && links.has_file(kSearchRulesFile)) search_rule_files.emplace_back("", kSearchRulesFile);
  if (!one_folder && links.has_file(kGapsFile)) {
    findings.push_back({std::string(kGapsFile), 0, 0, Severity::warning,
                        "left out: gaps are sentences of one language; move the file into the folder of its locale"});
  }
  const auto find = [&](const LocaleFolder& folder, std::string_view name, auto& found) {
    const std::string path = folder.folder.empty() ? std::string(name) : folder.folder + "/" + std::string(name);
    if (links.has_file(path) && read_page_text(root, path, options.max_file_bytes, findings)) {
      found.emplace_back(folder.locale, path);
    }
  };
  for (const LocaleFolder& folder : layout.folders) {
    find(folder, kSearchRulesFile, search_rule_files);
    find(folder, kGapsFile, gap_files);
  }
}

void ContentTree::Impl::find_next_due() {
  for (const auto& article : articles) {
    if (article.meta.status == Status::draft) continue;
    const auto& moment = article.meta.publish_at;
    if (moment && *moment > options.now && (!next_due || *moment < *next_due)) next_due = moment;
  }
}

std::optional<Article> ContentTree::parse(const ArticleSource& source, Diagnostics& findings,
                                          std::vector<Attachment>& attachments) const {
  const auto page_text = read_page_text(impl_->root, source.path, impl_->options.max_file_bytes, findings);
  if (!page_text) return std::nullopt;
  const auto split = split_front_matter(page_text->text);
  CappedFindings capped(source.path);
  PageLinks links(impl_->links, source, capped);
  MarkdownOptions options;
  options.title = source.meta.title;
  options.type = source.meta.type;
  options.first_line = split.body_line;
  auto page = parse_markdown(
      split.body, options, [&](const LinkUse& use) { return links.resolve(use); }, capped);
  capped.flush_into(findings);
  attachments.insert(attachments.end(), links.attachments().begin(), links.attachments().end());

  Article article;
  article.meta = source.meta;
  article.meta.title = !page.title.empty()          ? std::move(page.title)
                       : !source.meta.label.empty() ? source.meta.label
                                                    : title_from_path(source.path);
  article.path = source.path;
  article.html = std::move(page.html);
  article.text = std::move(page.text);
  article.sections = std::move(page.sections);

  std::sort(page.anchors.begin(), page.anchors.end());
  const std::lock_guard lock(impl_->mutex);
  impl_->anchors.insert_or_assign(source.path, PageAnchors{std::move(page.anchors), links.fragments()});
  return article;
}

void ContentTree::check_anchors(Diagnostics& findings) const {
  const std::lock_guard lock(impl_->mutex);
  for (const auto& [path, page] : impl_->anchors) {
    CappedFindings capped(path);
    for (const auto& use : page.uses) {
      const auto target = impl_->anchors.find(use.target_path);
      if (target == impl_->anchors.end()) continue;  // not parsed this time: nothing is known of it
      const auto& known = target->second.anchors;
      if (std::binary_search(known.begin(), known.end(), use.fragment)) continue;
      const auto slug = heading_slug(use.fragment);
      const bool close = slug != use.fragment && std::binary_search(known.begin(), known.end(), slug);
      capped.warn("anchor", use.line, 0,
                  "link target \"" + use.url + "\": the page has no heading with the id \"" + use.fragment + "\"" +
                      (close ? "; \"" + slug + "\" is meant?" : ""));
    }
    capped.flush_into(findings);
  }
}

}  // namespace firstline
