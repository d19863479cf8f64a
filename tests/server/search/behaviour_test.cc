// The cases of tests/data/behaviour; README.md there says what a line means.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

const std::filesystem::path kTables = std::filesystem::path(FIRSTLINE_SOURCE_DIR) / "tests/data/behaviour";
constexpr std::int64_t kNow = 1'800'000'000;

struct Case {
  std::string promise, query, expected, place;
  bool known = false;  // not to hold yet
};

struct Table {
  std::string locale;
  std::vector<Case> cases;
};

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream stream(line);
  for (std::string column; std::getline(stream, column, '\t');) columns.push_back(column);
  return columns;
}

// Reads one file; its articles go into the site.
Table read_table(const std::filesystem::path& path, TempSite& site) {
  Table table{path.stem().string(), {}};
  std::ifstream file(path);
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> columns = split(line);
    const std::string place = path.filename().string() + ':' + std::to_string(number);
    const bool known = columns.back() == "known";
    if (known) columns.pop_back();
    if (columns.front() == "article" && columns.size() == 4) {
      site.article(table.locale + "/" + columns[1] + ".md", columns[2], columns[3]);
      continue;
    }
    columns.resize(std::max<std::size_t>(columns.size(), 3));
    EXPECT_EQ(columns.size(), 3u) << place << ": too many columns";
    table.cases.push_back({columns[0], columns[1], columns[2], place, known});
  }
  return table;
}

bool holds(const Case& one, const SearchResponse& response) {
  std::vector<std::string> ids;
  for (const SearchHit& hit : response.hits) {
    if (!hit.fallback) ids.push_back(hit.id);
  }
  const auto place = [&ids](const std::string& id) { return std::find(ids.begin(), ids.end(), id) - ids.begin(); };
  const auto end = static_cast<std::ptrdiff_t>(ids.size());
  if (one.promise == "first") return !ids.empty() && ids.front() == one.expected;
  if (one.promise == "found") return place(one.expected) < end;
  if (one.promise == "absent") return place(one.expected) == end;
  if (one.promise == "kept") return !response.corrected_query;
  const std::size_t middle = one.expected.find(" > ");
  if (one.promise != "above" || middle == std::string::npos) return false;
  const auto better = place(one.expected.substr(0, middle));
  return better < end && better < place(one.expected.substr(middle + 3));
}

std::string describe(const SearchResponse& response) {
  std::string text = "corrected: " + response.corrected_query.value_or("no") + "; found:";
  for (const SearchHit& hit : response.hits) text += ' ' + (hit.fallback ? hit.locale + '/' : std::string()) + hit.id;
  return text;
}

TEST(Behaviour, IsWhatReadersOfEachLanguageExpect) {
  TempSite site;
  std::vector<Table> tables;
  for (const auto& entry : std::filesystem::directory_iterator(kTables)) {
    if (entry.path().extension() == ".tsv") tables.push_back(read_table(entry.path(), site));
  }
  EXPECT_GE(tables.size(), 25u);
  site.build();
  Searcher searcher(site.reader());
  std::size_t cases = 0;
  for (const Table& table : tables) {
    for (const Case& one : table.cases) {
      SearchRequest request;
      request.query = one.query;
      request.locale = table.locale;
      const SearchResponse response = searcher.search(request, kNow);
      EXPECT_EQ(holds(one, response), !one.known)
          << one.place << ": " << one.promise << " [" << one.query << "] " << one.expected
          << (one.known ? "\n  holds by now: take `known` away" : "\n  " + describe(response));
      ++cases;
    }
  }
  EXPECT_GE(cases, 150u);
}

}  // namespace
}  // namespace firstline
