#include "indexer/build.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <set>
#include <utility>

#include "indexer/article_pipeline.h"
#include "indexer/attachments.h"
#include "indexer/base/file.h"
#include "indexer/gap_entries.h"
#include "indexer/index/database_writer.h"
#include "indexer/index/manifest.h"
#include "indexer/index/publication.h"
#include "indexer/index/schema.h"
#include "indexer/latent_writer.h"
#include "indexer/locale_files.h"
#include "indexer/redirects.h"

namespace firstline {
namespace {

namespace fs = std::filesystem;

// A database holds a locale's articles for one audience, or, behind these, its gaps.
struct DatabaseKey {
  std::string locale;
  Audience audience = Audience::everyone;
  bool gaps = false;
  auto operator<=>(const DatabaseKey&) const = default;
  std::string folder() const { return locale + "." + (gaps ? "gaps" : std::string(to_string(audience))); }
};

using Groups = std::map<DatabaseKey, std::vector<const ArticleSource*>>;

Groups group_by_database(const ContentTree& tree) {
  Groups groups;
  for (const ArticleSource& source : tree.articles()) {
    groups[{source.meta.locale, source.meta.audience}].push_back(&source);
  }
  return groups;
}

class Progress {
 public:
  Progress(const BuildOptions& options, std::size_t total) : options_(options), total_(total) {}
  void step() {
    ++done_;
    if (options_.progress && (done_ % 64 == 0 || done_ == total_)) options_.progress(done_, total_);
  }

 private:
  const BuildOptions& options_;
  std::size_t done_ = 0;
  std::size_t total_;
};

ContentOptions content_options(const BuildOptions& options) {
  ContentOptions content = options.content;
  if (content.now == 0) content.now = std::time(nullptr);
  return content;
}

// The database's files as they were; hard links, since no generation is ever written to again.
Result<void> link_files(const fs::path& from, const fs::path& to) {
  std::error_code error;
  for (const std::string_view file : {kPostingsFile, kArticlesFile, kWordsFile, kStemsFile, kCompletionsFile,
                                      kTitlesFile, kFacetsFile, kLatentFile}) {
    fs::create_hard_link(from / file, to / file, error);
    if (error) fs::copy_file(from / file, to / file, error);
    if (error) return fail("cannot copy " + (from / file).string() + ": " + error.message(), ErrorKind::environment);
  }
  return {};
}

// Removes what a failed build has written.
class Staging {
 public:
  explicit Staging(fs::path path) : path_(std::move(path)) { clear(); }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging() { clear(); }
  const fs::path& path() const { return path_; }

 private:
  void clear() const {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  fs::path path_;
};

// Build databases of locales and lists that are no more.
void remove_stale_build_databases(const fs::path& build_dir, const Groups& groups) {
  std::set<std::string> wanted;
  for (const auto& [key, sources] : groups) wanted.insert(key.folder());
  std::error_code error;
  for (const auto& item : fs::directory_iterator(build_dir, error)) {
    if (!wanted.contains(item.path().filename().string())) fs::remove_all(item.path(), error);
  }
}

bool same_but_for_name(Manifest a, const Manifest& b) {
  a.name = b.name;
  a.built_at = b.built_at;
  return encode_manifest(a) == encode_manifest(b);
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

Result<BuildReport> build_index(const fs::path& content_dir, const fs::path& index_dir, const BuildOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  BuildReport report;
  auto tree = ContentTree::scan(content_dir, content_options(options), report.findings);
  if (!tree) return tl::unexpected(tree.error());
  report.next_due = tree->next_due();
  auto lock = IndexLock::acquire(index_dir);
  if (!lock) return tl::unexpected(lock.error());
  sweep_generations(index_dir, options.keep_generations);

  const auto current = current_generation(index_dir);
  std::optional<Manifest> published;
  if (current) {
    if (auto read = read_manifest(index_dir / *current / kManifestFile)) published = std::move(*read);
  }
  report.generation = current.value_or("");

  Groups groups = group_by_database(*tree);
  const GapLists gaps = read_gap_lists(*tree, report.findings);
  for (const auto& [tag, list] : gaps) groups[{tag, Audience::agents, true}];
  const Staging staging(index_dir / "staging.tmp");
  std::error_code error;
  fs::create_directories(staging.path(), error);
  if (error) return fail("cannot write in " + index_dir.string() + ": " + error.message(), ErrorKind::environment);

  Manifest manifest;
  manifest.name = next_generation_name(index_dir);
  manifest.built_at = content_options(options).now;
  manifest.site = tree->site();
  manifest.categories = tree->categories();
  manifest.search_rules = read_search_rules(*tree, report.findings);

  Progress progress(options, tree->articles().size());
  std::vector<DatabaseWriter> writers;
  LatentWriter latent;
  bool changed = !published;
  for (const auto& [key, sources] : groups) {
    const SiteLocale* locale = tree->site().find_locale(key.locale);
    if (!locale) continue;
    const fs::path published_dir = published ? index_dir / *current / key.folder() : fs::path();
    auto writer = DatabaseWriter::open(index_dir / "build" / key.folder(), published_dir, report.generation);
    if (!writer) return tl::unexpected(writer.error());

    std::size_t articles = 0;
    PipelineOptions pipeline;
    pipeline.threads = options.content.threads;
    pipeline.needs_analysis = [&](const Article& article, std::uint64_t article_key) {
      ++articles;
      collect_redirects(article.meta, manifest.redirects);
      return !writer->keep(article.meta.id, article_key);
    };
    pipeline.write = [&](const Entry& entry, std::uint64_t article_key) { return writer->put(entry, article_key); };
    pipeline.parsed_one = [&progress] { progress.step(); };
    const auto ran =
        key.gaps ? index_gaps(gaps.at(key.locale), tree->articles(), locale->locale, *writer)
                 : run_pipeline(*tree, sources, locale->locale, pipeline, report.findings, manifest.attachments);
    if (!ran) return tl::unexpected(ran.error());

    const fs::path into = staging.path() / key.folder();
    fs::create_directories(into, error);
    Analyzer analyzer(locale->locale);
    // Asked before writing, which removes what is gone and then has nothing to tell.
    const bool differs = writer->changed();
    const auto written = differs ? writer->write_files(into, analyzer) : link_files(published_dir, into);
    if (!written) return tl::unexpected(written.error());
    if (auto folded = latent.write(key.locale, into, differs); !folded) return tl::unexpected(folded.error());
    changed |= differs;
    if (key.gaps) {
      manifest.gaps.push_back({key.locale, key.folder()});
    } else {
      report.analyzed += writer->written();
      report.articles[key.locale] += articles;
      report.total += articles;
      manifest.databases.push_back({key.locale, key.audience, key.folder(), static_cast<std::uint32_t>(articles)});
    }
    writers.push_back(std::move(*writer));
  }
  tree->check_anchors(report.findings);
  sort_redirects(manifest.redirects);
  sort_diagnostics(report.findings);

  if (report.total == 0) {
    for (const Diagnostic& finding : report.findings) {
      if (finding.severity == Severity::error) {
        return fail("nothing could be published from " + content_dir.string() + "; first error: " + to_string(finding),
                    ErrorKind::content);
      }
    }
    return fail(content_dir.string() + " holds no article to publish; put Markdown files (.md) into it",
                ErrorKind::content);
  }
  if (const std::string& logo = tree->site().logo; !logo.empty()) {
    manifest.attachments.push_back({logo, "/files/" + logo, "", Audience::everyone, 0});
  }
  if (auto copied = copy_attachments(content_dir, manifest.attachments, staging.path()); !copied) {
    return tl::unexpected(copied.error());
  }
  report.seconds = seconds_since(start);
  if (options.strict && has_errors(report.findings)) return report;
  changed = changed || !same_but_for_name(*published, manifest);
  if (changed) {
    if (auto written = write_file_atomically(staging.path() / kManifestFile, encode_manifest(manifest)); !written) {
      return tl::unexpected(written.error());
    }
    if (auto done = publish_generation(index_dir, staging.path(), manifest.name); !done) {
      return tl::unexpected(done.error());
    }
    report.generation = manifest.name;
    report.published = true;
  }
  for (DatabaseWriter& writer : writers) writer.mark_published(report.generation);
  writers.clear();
  remove_stale_build_databases(index_dir / "build", groups);
  sweep_generations(index_dir, options.keep_generations);
  report.seconds = seconds_since(start);
  return report;
}

Result<BuildReport> check_content(const fs::path& content_dir, const BuildOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  BuildReport report;
  ContentOptions content = content_options(options);
  content.include_unpublished = true;
  auto tree = ContentTree::scan(content_dir, content, report.findings);
  if (!tree) return tl::unexpected(tree.error());
  read_search_rules(*tree, report.findings);
  check_gap_lists(*tree, read_gap_lists(*tree, report.findings), report.findings);
  check_judged_queries(*tree, report.findings);
  Progress progress(options, tree->articles().size());
  std::vector<Attachment> attachments;
  for (const auto& [key, sources] : group_by_database(*tree)) {
    const SiteLocale* locale = tree->site().find_locale(key.locale);
    if (!locale) continue;
    PipelineOptions pipeline;
    pipeline.threads = options.content.threads;
    pipeline.needs_analysis = [&, tag = key.locale](const Article&, std::uint64_t) {
      ++report.articles[tag];
      ++report.total;
      return false;
    };
    pipeline.write = [](const Entry&, std::uint64_t) { return Result<void>(); };
    pipeline.parsed_one = [&progress] { progress.step(); };
    if (auto ran = run_pipeline(*tree, sources, locale->locale, pipeline, report.findings, attachments); !ran) {
      return tl::unexpected(ran.error());
    }
  }
  tree->check_anchors(report.findings);
  sort_diagnostics(report.findings);
  report.seconds = seconds_since(start);
  return report;
}

}  // namespace firstline
