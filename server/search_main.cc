// firstline-search: the server's search from a shell, for one query or a file of them.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <sstream>

#include "indexer/base/file.h"
#include "server/calibrate_command.h"
#include "server/check_command.h"
#include "server/search/relevance.h"
#include "server/search/searcher.h"
#include "server/search/why_not.h"
#include "server/trec_word.h"

namespace {

using namespace firstline;

struct Flags {
  std::string index = "index";
  std::string mode = "search";
  std::string audience = "public";
  std::string locale;
  std::string query;
  std::string queries;
  std::string run;
  std::string qrels;
  std::string calibrate;
  std::size_t depth = 100;
  bool explain = false;
  std::string why_not;
  std::vector<std::string> check;
  std::string only_set;
};

struct BatchQuery {
  std::string id;
  std::string locale;
  std::string text;
};

int report_error(const Error& error) {
  std::cerr << "firstline-search: " << error.message << '\n';
  return exit_status(error.kind);
}

Result<std::vector<BatchQuery>> read_queries(const std::string& path, const Site& site) {
  auto text = read_file(path);
  if (!text) return fail(text.error().message);
  std::vector<BatchQuery> queries;
  std::istringstream lines(*text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.empty()) continue;
    const auto error = [&](const std::string& what) {
      return fail(path + ":" + std::to_string(number) + ": error: " + what);
    };
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) return error("expected qid<TAB>locale<TAB>text");
    BatchQuery query{line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)};
    if (!is_trec_word(query.id)) {
      return error("the qid '" + query.id +
                   "' is empty or holds a blank, which would part it in the run; write it as one word");
    }
    if (!site.find_locale(query.locale)) return error("the index has no locale '" + query.locale + "'");
    queries.push_back(std::move(query));
  }
  return queries;
}

std::vector<Searcher::Ranked> answer(const BatchQuery& query, const Flags& flags, Searcher& searcher,
                                     std::int64_t now) {
  if (flags.mode == "search") return searcher.rank(query.text, query.locale, flags.depth, now);
  const auto [subject, body] = split_ticket(query.text);
  return searcher.rank_ticket(subject, body, query.locale, flags.depth, now);
}

void print_parts(const std::vector<ScorePart>& parts) {
  for (const ScorePart& part : parts) std::printf("  %s %.3f", part.name.c_str(), part.value);
  std::printf("\n");
}

int run_batch(const Flags& flags, Searcher& searcher) {
  if (flags.run.empty() && flags.qrels.empty())
    return report_error({"--queries needs --run OUT, --qrels FILE or both"});
  const auto queries = read_queries(flags.queries, searcher.reader().site());
  if (!queries) return report_error(queries.error());
  Judgments judgments;
  if (!flags.qrels.empty()) {
    auto text = read_file(flags.qrels);
    if (!text) return report_error({text.error().message});
    auto parsed = parse_qrels(*text, flags.qrels);
    if (!parsed) return report_error(parsed.error());
    judgments = std::move(*parsed);
  }
  std::ofstream out;
  if (!flags.run.empty()) {
    out.open(flags.run, std::ios::trunc);
    if (!out) return report_error({"cannot write " + flags.run, ErrorKind::environment});
  }
  const std::int64_t now = std::time(nullptr);
  std::map<std::string, std::map<std::string, std::vector<std::string>>> runs;  // by locale, then query
  for (const BatchQuery& query : *queries) {
    auto& ids = runs[query.locale][query.id];
    double highest = std::numeric_limits<double>::infinity();
    for (const auto& ranked : answer(query, flags, searcher, now)) {
      ids.push_back(trec_word(ranked.id));
      if (!out.is_open()) continue;
      // Readers of a run sort by score; a ticket's articles are not in its order alone (pick_articles()).
      const double written = std::min(ranked.score, highest);
      highest = written - 1e-6;
      char score[32];
      std::snprintf(score, sizeof score, "%.6f", written);
      out << query.id << " Q0 " << ids.back() << ' ' << ids.size() << ' ' << score << " firstline\n";
    }
  }
  if (out.is_open()) {
    out.close();
    if (!out) return report_error({"cannot write " + flags.run + ": is the disk full?", ErrorKind::environment});
  }
  if (flags.qrels.empty()) return 0;
  std::map<std::string, std::vector<std::string>> all;
  for (const auto& [locale, by_query] : runs) all.insert(by_query.begin(), by_query.end());
  const auto print = [](const std::string& name, const Relevance& r) {
    std::printf("%-10s %7zu  %.4f  %.4f  %.4f     %.4f\n", name.c_str(), r.queries, r.ndcg10, r.mrr10, r.recall10,
                r.success3);
  };
  std::printf("%-10s %7s  %s  %s  %s  %s\n", "locale", "queries", "nDCG@10", "MRR@10", "recall@10", "success@3");
  print("all", measure(judgments, all));
  if (runs.size() > 1) {
    for (const auto& [locale, by_query] : runs) print(locale, measure(judgments, by_query));
  }
  return 0;
}

int run_one(const Flags& flags, Searcher& searcher) {
  const Site& site = searcher.reader().site();
  const std::string locale = flags.locale.empty() ? site.default_locale : flags.locale;
  if (!site.find_locale(locale)) return report_error({"--locale " + locale + ": the index has no such locale"});
  const std::int64_t now = std::time(nullptr);
  if (flags.mode == "suggest") {
    const auto [subject, body] = split_ticket(flags.query);
    for (const auto& ranked : searcher.rank_ticket(subject, body, locale, 10, now)) {
      std::printf("%8.3f  %s\n", ranked.score, ranked.id.c_str());
      if (flags.explain) print_parts(ranked.parts);
    }
    return 0;
  }
  SearchRequest request;
  request.query = flags.query;
  request.locale = locale;
  request.explain = flags.explain;
  if (!flags.why_not.empty()) {
    Collection collection(searcher.reader(), *site.find_locale(locale));
    const WhyNot why = explain_absence(request, flags.why_not, make_weights(site.search_weights), collection, now);
    std::printf("%s: %s\n", flags.why_not.c_str(), why.detail.c_str());
    if (!why.parts.empty()) {
      std::printf("%8.3f", why.score);
      print_parts(why.parts);
    }
    return 0;
  }
  const SearchResponse response = searcher.search(request, now);
  if (response.corrected_query) std::printf("searched for: %s\n", response.corrected_query->c_str());
  if (response.relaxed) std::printf("no article has all of the words\n");
  std::printf("%zu articles\n", response.total);
  for (const SearchHit& hit : response.hits) {
    std::printf("%8.3f  %s%s%s\n          %s\n", hit.score, hit.url.c_str(), hit.fallback ? "  (other language)" : "",
                hit.audience == Audience::agents ? "  (internal)" : "", hit.title.c_str());
    if (flags.explain) print_parts(hit.parts);
  }
  return 0;
}

int run(int argc, char** argv) {
  CLI::App app("Searches a Firstline index as the server does.", "firstline-search");
  Flags flags;
  app.add_option("query", flags.query, "What to search for");
  app.add_option("--index", flags.index, "Folder of the index")->capture_default_str();
  app.set_version_flag("--version", "firstline-search " FIRSTLINE_VERSION);
  app.add_option("--mode", flags.mode, "search or suggest")
      ->check(CLI::IsMember({"search", "suggest"}))
      ->capture_default_str();
  app.add_option("--audience", flags.audience, "public or agents")
      ->check(CLI::IsMember({"public", "agents"}))
      ->capture_default_str();
  app.add_option("--locale", flags.locale, "Language of the query (default: the site's)");
  app.add_option("--queries", flags.queries, "File of qid<TAB>locale<TAB>text lines");
  app.add_option("--run", flags.run, "Write a TREC run here");
  app.add_option("--qrels", flags.qrels, "Judgments; prints metrics");
  app.add_option(
      "--calibrate", flags.calibrate,
      "File of ticket-id<TAB>locale<TAB>text<TAB>article ids lines; prints how true confidence is and what to "
      "write into site.yml");
  app.add_option("--depth", flags.depth, "Articles per query in the run")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--why-not", flags.why_not, "Say why the article with this id is not among the query's results");
  app.add_option("--check", flags.check,
                 "Run the judged queries of content folders or _queries.tsv files; status 1 when "
                 "they reach less than the files require");
  app.add_option("--set", flags.only_set, "With --check: only the queries of this set");
  app.add_flag("--explain", flags.explain, "Show what each score is made of");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : exit_status(ErrorKind::input);
  }
  if (static_cast<int>(!flags.query.empty()) + static_cast<int>(!flags.queries.empty()) +
          static_cast<int>(!flags.check.empty()) + static_cast<int>(!flags.calibrate.empty()) !=
      1) {
    return report_error({"give a query, --queries FILE, --check CONTENT or --calibrate FILE (see --help)"});
  }
  if (!flags.why_not.empty() && (flags.query.empty() || flags.mode != "search")) {
    return report_error({"--why-not needs a query, in the mode search"});
  }
  const auto generation = Generation::open(flags.index);
  if (!generation) return report_error(generation.error());
  Searcher searcher(Reader(*generation, flags.audience == "agents" ? Audience::agents : Audience::everyone));
  if (!flags.check.empty()) {
    const auto met = run_check(flags.check, flags.only_set, searcher, std::time(nullptr));
    if (!met) return report_error(met.error());
    return *met ? 0 : exit_status(ErrorKind::content);
  }
  if (!flags.calibrate.empty()) return run_calibration(flags.calibrate, searcher);
  return flags.queries.empty() ? run_one(flags, searcher) : run_batch(flags, searcher);
}

}  // namespace

int main(int argc, char** argv) try { return run(argc, argv); } catch (const std::exception& error) {
  std::cerr << "firstline-search: " << error.what() << '\n';
  return firstline::exit_status(firstline::ErrorKind::environment);
}
