#include "indexer/locale_files.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "indexer/article/judged_queries.h"
#include "indexer/base/file.h"
#include "indexer/text/search_rules.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxRulesBytes = 1u << 20;

}  // namespace

std::map<std::string, std::string> read_search_rules(const ContentTree& tree, Diagnostics& findings) {
  std::map<std::string, std::string> rules;
  for (const auto& [tag, path] : tree.search_rule_files()) {
    // Rules for all locales are checked by the analysis of the site's own language.
    const SiteLocale* locale = tag.empty() ? &tree.site().locales.front() : tree.site().find_locale(tag);
    if (!locale) continue;
    auto yaml = read_file(tree.root() / path, kMaxRulesBytes);
    if (!yaml) {
      findings.push_back({path, 0, 0, Severity::error, yaml.error().message});
      continue;
    }
    Analyzer analyzer(locale->locale);
    const SearchRules parsed = parse_search_rules(*yaml, path, analyzer, findings);
    std::set<std::string> ids;
    for (const ArticleSource& source : tree.articles()) {
      if (tag.empty() || source.meta.locale == tag) ids.insert(source.meta.id);
    }
    for (const Pin& pin : parsed.pins) {
      for (const std::string& id : pin.ids) {
        if (ids.contains(id)) continue;
        findings.push_back({path, pin.line, 0, Severity::warning,
                            "pins name the article '" + id + "', which " +
                                (tag.empty() ? "no locale has" : "locale " + tag + " lacks") +
                                "; correct or remove it"});
      }
    }
    rules[tag] = std::move(*yaml);
  }
  return rules;
}

GapLists read_gap_lists(const ContentTree& tree, Diagnostics& findings) {
  GapLists lists;
  for (const auto& [tag, path] : tree.gap_files()) {
    const auto yaml = read_file(tree.root() / path, kMaxRulesBytes);
    if (!yaml) {
      findings.push_back({path, 0, 0, Severity::error, yaml.error().message});
      continue;
    }
    std::vector<Gap> gaps = parse_gap_list(*yaml, path, findings);
    const auto of_locale = [&tag = tag](const ArticleSource& source) { return source.meta.locale == tag; };
    if (std::none_of(tree.articles().begin(), tree.articles().end(), of_locale)) {
      findings.push_back({path, 0, 0, Severity::warning, "left out: the locale has no articles to suggest"});
      continue;
    }
    if (!gaps.empty()) lists[tag] = std::move(gaps);
  }
  return lists;
}

void check_gap_lists(const ContentTree& tree, const GapLists& lists, Diagnostics& findings) {
  std::map<std::pair<std::string_view, std::string_view>, std::string_view> answered;  // locale, question -> article
  for (const ArticleSource& source : tree.articles()) {
    if (source.meta.audience != Audience::everyone || source.meta.status != Status::published) continue;
    for (const std::string& question : source.meta.questions) {
      answered.try_emplace({source.meta.locale, question}, source.meta.id);
    }
  }
  for (const auto& [tag, path] : tree.gap_files()) {
    const auto list = lists.find(tag);
    if (list == lists.end()) continue;
    for (const Gap& gap : list->second) {
      for (const std::string& line : gap.lines) {
        const auto article = answered.find({tag, line});
        if (article == answered.end()) continue;
        findings.push_back({path, gap.line, 0, Severity::warning,
                            "the gap '" + gap.name + "' is a question of the article '" + std::string(article->second) +
                                "'; take it out here, or there if it is not answered"});
        break;
      }
    }
  }
}

void check_judged_queries(const ContentTree& tree, Diagnostics& findings) {
  for (const SiteLocale& locale : tree.site().locales) {
    const std::string& tag = locale.locale.tag();
    const std::filesystem::path path = std::filesystem::path(tag) / kJudgedQueriesFile;
    if (!std::filesystem::exists(tree.root() / path)) continue;
    const auto text = read_file(tree.root() / path, 16u << 20);
    if (!text) {
      findings.push_back({path.string(), 0, 0, Severity::error, text.error().message});
      continue;
    }
    std::set<std::string> ids;
    for (const ArticleSource& source : tree.articles()) {
      if (source.meta.locale == tag) ids.insert(source.meta.id);
    }
    for (const JudgedQuery& query : parse_judged_queries(*text, path.string(), findings).queries) {
      for (const std::string& id : query.ids) {
        if (ids.contains(id)) continue;
        findings.push_back({path.string(), query.line, 0, Severity::warning,
                            "the query's article '" + id + "' is not in locale " + tag + "; correct or remove it"});
      }
    }
  }
}

}  // namespace firstline
