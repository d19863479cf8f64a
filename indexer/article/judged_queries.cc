#include "indexer/article/judged_queries.h"

#include <algorithm>
#include <charconv>

namespace firstline {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string metric_names() {
  std::string names;
  for (const std::string_view metric : kMetrics) {
    if (!names.empty()) names += ", ";
    names += metric;
  }
  return names;
}

}  // namespace

JudgedQueries parse_judged_queries(std::string_view text, const std::string& path, Diagnostics& findings) {
  JudgedQueries judged;
  int number = 0;
  const auto error = [&](int line, std::string message) {
    findings.push_back({path, line, 0, Severity::error, std::move(message)});
  };
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.front() == "require") {
      Requirement requirement;
      if (fields.size() != 4) {
        error(number, "expected require<TAB>set<TAB>metric<TAB>least value");
        continue;
      }
      requirement = {std::string(fields[1]), std::string(fields[2]), 0, number};
      if (std::find(std::begin(kMetrics), std::end(kMetrics), fields[2]) == std::end(kMetrics)) {
        error(number, "no metric '" + requirement.metric + "'; there are " + metric_names());
        continue;
      }
      const auto [end, failed] =
          std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), requirement.least);
      const bool whole = end == fields[3].data() + fields[3].size();
      if (failed != std::errc() || !whole || !(requirement.least >= 0 && requirement.least <= 1)) {
        error(number, "the least value is a number from 0 to 1, not '" + std::string(fields[3]) + "'");
        continue;
      }
      judged.requirements.push_back(std::move(requirement));
      continue;
    }
    JudgedQuery query;
    if (fields.size() == 3) {
      query.set = fields[0];
      query.text = fields[1];
      for (const std::string_view id : split(fields[2], ' ')) {
        if (!id.empty()) query.ids.emplace_back(id);
      }
      query.line = number;
    }
    if (query.set.empty() || query.text.empty() || query.ids.empty()) {
      error(number, "expected set<TAB>query<TAB>article ids separated by blanks");
      continue;
    }
    judged.queries.push_back(std::move(query));
  }
  std::erase_if(judged.requirements, [&](const Requirement& requirement) {
    const bool known = std::any_of(judged.queries.begin(), judged.queries.end(),
                                   [&](const JudgedQuery& query) { return query.set == requirement.set; });
    if (!known) error(requirement.line, "no query belongs to the set '" + requirement.set + "'");
    return !known;
  });
  return judged;
}

}  // namespace firstline
