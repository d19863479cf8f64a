#include "server/check_command.h"

#include <cstdio>
#include <filesystem>

#include "indexer/article/judged_queries.h"
#include "indexer/base/file.h"
#include "server/search/search_check.h"

namespace firstline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFileBytes = 16u << 20;

// Each with the locale that its folder is named after.
Result<std::vector<std::pair<fs::path, std::string>>> find_files(const std::vector<std::string>& paths,
                                                                 const Site& site) {
  std::vector<std::pair<fs::path, std::string>> files;
  for (const fs::path path : paths) {
    const std::size_t before = files.size();
    if (fs::is_directory(path)) {
      for (const SiteLocale& locale : site.locales) {
        const fs::path file = path / locale.locale.tag() / kJudgedQueriesFile;
        if (fs::exists(file)) files.emplace_back(file, locale.locale.tag());
      }
      if (files.size() == before) {
        return fail(path.string() + " has no <locale>/" + std::string(kJudgedQueriesFile) +
                    " for a locale of the index");
      }
      continue;
    }
    if (!fs::exists(path)) return fail("there is no " + path.string());
    const std::string folder = fs::absolute(path).parent_path().filename().string();
    const SiteLocale* locale = site.find_locale(folder);
    if (!locale)
      return fail(path.string() + ": its folder must be named after a locale of the index, not '" + folder + "'");
    files.emplace_back(path, locale->locale.tag());
  }
  return files;
}

void print_fallen(const std::string& path, const FallenQuery& fallen) {
  std::string wanted;
  for (const std::string& id : fallen.query.ids) wanted += (wanted.empty() ? "" : " or ") + id;
  const std::string place = fallen.rank > 0 ? "is result " + std::to_string(fallen.rank) : "is not on the first page";
  std::printf("  %s:%d: '%s': %s %s; first is %s\n", path.c_str(), fallen.query.line, fallen.query.text.c_str(),
              wanted.c_str(), place.c_str(), fallen.first.empty() ? "nothing" : fallen.first.c_str());
}

}  // namespace

Result<bool> run_check(const std::vector<std::string>& paths, const std::string& only_set, Searcher& searcher,
                       std::int64_t now) {
  const auto files = find_files(paths, searcher.reader().site());
  if (!files) return tl::unexpected(files.error());
  bool met = true;
  bool any = false;
  std::printf("%-8s %-10s %7s  %s  %s  %s  %s\n", "locale", "set", "queries", "ndcg@10", "mrr@10", "recall@10",
              "success@3");
  for (const auto& [path, locale] : *files) {
    const auto text = read_file(path, kMaxFileBytes);
    if (!text) return tl::unexpected(text.error());
    Diagnostics findings;
    JudgedQueries judged = parse_judged_queries(*text, path.string(), findings);
    if (!findings.empty()) return fail(to_string(findings.front()));
    if (!only_set.empty()) {
      std::erase_if(judged.queries, [&](const JudgedQuery& query) { return query.set != only_set; });
    }
    for (const SetResult& result : check_search(judged, locale, searcher, now)) {
      any = true;
      const Relevance& r = result.relevance;
      std::printf("%-8s %-10s %7zu   %.4f  %.4f     %.4f     %.4f\n", locale.c_str(), result.set.c_str(), r.queries,
                  r.ndcg10, r.mrr10, r.recall10, r.success3);
      for (const auto& [requirement, reached] : result.shortfalls) {
        std::printf("  %s:%d: %s of '%s' is %.4f and must be at least %g\n", path.c_str(), requirement.line,
                    requirement.metric.c_str(), requirement.set.c_str(), reached, requirement.least);
      }
      if (result.shortfalls.empty()) continue;
      met = false;
      for (const FallenQuery& fallen : result.fallen) print_fallen(path.string(), fallen);
    }
  }
  if (!any) return fail("no query belongs to the set '" + only_set + "'");
  return met;
}

}  // namespace firstline
