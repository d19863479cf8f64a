// firstline-bench: what a search, a completion and a ticket cost, beside a bare Xapian program in the same run.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "server/search/searcher.h"
#include "tests/bench/bare_xapian.h"
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
};

std::vector<std::string> read_lines(const std::string& path, std::size_t limit) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; lines.size() < limit && std::getline(in, line);) lines.push_back(line);
  if (!path.empty() && lines.empty()) throw std::runtime_error("cannot read a line of " + path);
  return lines;
}

void print(const char* name, const Timings& ours, const Timings& floor) {
  if (ours.calls() == 0) return;
  const auto row = [](const char* label, const Timings& timings) {
    std::printf("%-14s %7zu %9.2f %9.2f %9.2f %9.3f %8.1f %%\n", label, timings.calls(), timings.percentile(0.5),
                timings.percentile(0.9), timings.percentile(0.99), timings.mean_cpu(), 100 * timings.answered());
  };
  row(name, ours);
  row("  floor", floor);
  std::printf("%-14s %7s %9.2f %9.2f %9.2f %9.2f\n", "  ratio", "", ours.percentile(0.5) / floor.percentile(0.5),
              ours.percentile(0.9) / floor.percentile(0.9), ours.percentile(0.99) / floor.percentile(0.99),
              ours.mean_cpu() / floor.mean_cpu());
}

// Both answer each line in turn, so that whatever else the machine does falls on both; the first lines, which fill
// caches, are answered once before.
template <class Ours, class Floor>
void compare(const char* name, const std::vector<std::string>& lines, Ours ours, Floor floor) {
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 200); ++i) {
    ours(lines[i]);
    floor(lines[i]);
  }
  Timings our_times;
  Timings floor_times;
  for (const std::string& line : lines) {
    our_times.measure([&] { return ours(line); });
    floor_times.measure([&] { return floor(line); });
  }
  print(name, our_times, floor_times);
}

void run(const BenchOptions& options) {
  auto generation = Generation::open(options.index);
  if (!generation) throw std::runtime_error(generation.error().message);
  const Reader reader(*generation, Audience::everyone);
  const std::int64_t now = std::time(nullptr);
  const std::vector<ArticleView> articles = reader.all_articles(options.locale, now);
  if (articles.empty()) throw std::runtime_error(options.index + " has no articles of " + options.locale);
  std::fprintf(stderr, "indexing %zu articles of %s for the floor\n", articles.size(), options.locale.c_str());
  BareXapian floor(articles);
  Searcher searcher(reader);

  std::printf("%-14s %7s %9s %9s %9s %9s %10s\n", "", "calls", "p50 ms", "p90 ms", "p99 ms", "CPU ms", "answered");
  compare(
      "search", read_lines(options.queries, options.limit),
      [&](const std::string& query) {
        SearchRequest request;
        request.query = query;
        request.locale = options.locale;
        return searcher.search(request, now).hits.size();
      },
      [&](const std::string& query) { return floor.search(query).size(); });
  compare(
      "autocomplete", read_lines(options.prefixes, options.limit),
      [&](const std::string& typed) { return searcher.autocomplete(typed, options.locale, 8, now).size(); },
      [&](const std::string& typed) { return floor.complete(typed).size(); });
  compare(
      "ticket", read_lines(options.tickets, options.limit),
      [&](const std::string& ticket) { return searcher.rank_ticket("", ticket, options.locale, 3, now).size(); },
      [&](const std::string& ticket) { return floor.suggest(ticket).size(); });
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
