// firstline-bench: what a search, a completion and a ticket cost, beside a bare Xapian program in the same run.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/search/collection.h"
#include "server/search/searcher.h"
#include "tests/bench/bare_xapian.h"
#include "tests/bench/plain_search.h"
#include "tests/bench/timings.h"

namespace firstline {
namespace {

struct BenchOptions {
  std::string index;
  std::string locale = "en";
  std::string queries;
  std::string prefixes;
  std::string tickets;
  std::size_t limit = 2000;
  bool alone = false;
};

std::vector<std::string> read_lines(const std::string& path, std::size_t limit) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; lines.size() < limit && std::getline(in, line);) lines.push_back(line);
  if (!path.empty() && lines.empty()) throw std::runtime_error("cannot read a line of " + path);
  return lines;
}

struct Contestant {
  const char* name;
  std::function<std::size_t(const std::string&)> answer;  // how many results a line gets
};

void print_row(const char* name, const Timings& times) {
  std::printf("%-14s %7zu %9.2f %9.2f %9.3f %9.3f %9.3f %8.1f %%\n", name, times.calls(), times.wall(0.5),
              times.wall(0.99), times.cpu(0.5), times.cpu(0.99), times.mean_cpu(), 100 * times.answered());
}

void print_ratio(const char* name, const Timings& ours, const Timings& other) {
  std::printf("  : %-10s %7s %9.2f %9.2f %9.2f %9.2f %9.2f\n", name, "", ours.wall(0.5) / other.wall(0.5),
              ours.wall(0.99) / other.wall(0.99), ours.cpu(0.5) / other.cpu(0.5), ours.cpu(0.99) / other.cpu(0.99),
              ours.mean_cpu() / other.mean_cpu());
}

// All answer each line in turn, so that whatever else the machine does falls on all; the first lines, which fill
// caches, are answered once before. The first contestant is ours.
void compare(const std::vector<std::string>& lines, const std::vector<Contestant>& contestants) {
  if (lines.empty()) return;
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 200); ++i) {
    for (const Contestant& contestant : contestants) contestant.answer(lines[i]);
  }
  std::vector<Timings> times(contestants.size());
  // Who answers a line first pays for bringing its articles and posting lists into the processor's caches: each takes
  // its turn.
  std::size_t first = 0;
  for (const std::string& line : lines) {
    for (std::size_t i = 0; i < contestants.size(); ++i) {
      const std::size_t turn = (first + i) % contestants.size();
      times[turn].measure([&] { return contestants[turn].answer(line); });
    }
    first = (first + 1) % contestants.size();
  }
  for (std::size_t i = 0; i < contestants.size(); ++i) print_row(contestants[i].name, times[i]);
  for (std::size_t i = 1; i < contestants.size(); ++i) print_ratio(contestants[i].name, times.front(), times[i]);
}

void run(const BenchOptions& options) {
  auto generation = Generation::open(options.index);
  if (!generation) throw std::runtime_error(generation.error().message);
  const Reader reader(*generation, Audience::everyone);
  const std::int64_t now = std::time(nullptr);
  std::optional<BareXapian> floor;
  if (!options.alone) {
    const std::vector<ArticleView> articles = reader.all_articles(options.locale, now);
    if (articles.empty()) throw std::runtime_error(options.index + " has no articles of " + options.locale);
    std::fprintf(stderr, "indexing %zu articles of %s for the floor\n", articles.size(), options.locale.c_str());
    floor.emplace(articles);
  }
  Searcher searcher(reader);

  const SiteLocale* locale = reader.site().find_locale(options.locale);
  if (locale == nullptr) throw std::runtime_error(options.index + " has no locale " + options.locale);
  Collection collection(reader, *locale);

  std::printf("%-14s %7s %9s %9s %9s %9s %9s %10s\n", "", "calls", "p50 ms", "p99 ms", "CPU p50", "CPU p99", "CPU mean",
              "answered");
  const auto search = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.locale = options.locale;
    return searcher.search(request, now).hits.size();
  };
  const auto complete = [&](const std::string& typed) {
    return searcher.autocomplete(typed, options.locale, 8, now).size();
  };
  const auto suggest = [&](const std::string& ticket) {
    return searcher.rank_ticket("", ticket, options.locale, 3, now).size();
  };
  const auto plain = [&](const std::string& query) { return search_plainly(query, collection).size(); };
  const auto beside = [&](Contestant ours, std::vector<Contestant> others) {
    if (options.alone) others.clear();
    others.insert(others.begin(), std::move(ours));
    return others;
  };
  compare(read_lines(options.queries, options.limit),
          beside({"search", search},
                 {{"plain", plain}, {"floor", [&](const std::string& query) { return floor->search(query).size(); }}}));
  compare(read_lines(options.prefixes, options.limit),
          beside({"autocomplete", complete},
                 {{"floor", [&](const std::string& typed) { return floor->complete(typed).size(); }}}));
  compare(read_lines(options.tickets, options.limit),
          beside({"ticket", suggest},
                 {{"floor", [&](const std::string& ticket) { return floor->suggest(ticket).size(); }}}));
}

}  // namespace
}  // namespace firstline

int main(int argc, char** argv) {
  firstline::BenchOptions options;
  CLI::App app("Times searches, completions and tickets, one a line of each file, beside a bare Xapian program.");
  app.add_option("--index", options.index, "an index that firstline-index built")->required();
  app.add_option("--locale", options.locale, "whose articles are searched")->capture_default_str();
  app.add_option("--queries", options.queries, "a file of queries");
  app.add_option("--prefixes", options.prefixes, "a file of what people have typed so far");
  app.add_option("--tickets", options.tickets, "a file of tickets");
  app.add_flag("--alone", options.alone, "nothing beside ours, for profilers");
  app.add_option("--limit", options.limit, "lines of each file")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    firstline::run(options);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "firstline-bench: %s\n", error.get_description().c_str());
    return 3;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "firstline-bench: %s\n", error.what());
    return 3;
  }
}
