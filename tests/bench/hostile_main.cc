// firstline-bench-tickets: what the costliest tickets cost, in processor time, beside an ordinary one.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <exception>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "server/search/searcher.h"
#include "tests/bench/hostile_tickets.h"
#include "tests/bench/timings.h"

namespace firstline {
namespace {

constexpr std::size_t kTicketBytes = 64 * 1024;
constexpr std::size_t kKnownWords = 10'000;
constexpr int kRuns = 5;
constexpr const char* kOrdinary =
    "Hello,\n\nsince the update yesterday I cannot print any more, the dialog closes at once and nothing comes out of "
    "the printer. I have installed it again and restarted, without success. What else can I do?\n\nRegards\nAda";

std::vector<std::string> known_words(const Reader& reader, const std::string& locale, std::int64_t now) {
  std::set<std::string> words;
  for (const ArticleView& article : reader.all_articles(locale, now)) {
    std::istringstream in{std::string(article.text)};
    for (std::string word; words.size() < kKnownWords && in >> word;) words.insert(word);
    if (words.size() == kKnownWords) break;
  }
  if (words.empty()) throw std::runtime_error("the index has no articles of " + locale);
  return {words.begin(), words.end()};
}

double cpu_ms(Searcher& searcher, const std::string& body, const std::string& locale, std::int64_t now) {
  Timings timings;
  for (int i = 0; i < kRuns; ++i) {
    timings.measure([&] { return searcher.suggest({"Printer", body, locale, 3}, now).suggestions.size() + 1; });
  }
  return timings.mean_cpu();
}

void run(const std::string& index, const std::string& locale) {
  auto generation = Generation::open(index);
  if (!generation) throw std::runtime_error(generation.error().message);
  const Reader reader(*generation, Audience::everyone);
  const std::int64_t now = std::time(nullptr);
  Searcher searcher(reader);
  cpu_ms(searcher, kOrdinary, locale, now);
  const double ordinary = cpu_ms(searcher, kOrdinary, locale, now);
  std::printf("%-28s %9s %9s\n%-28s %9.2f %9.2f\n", "", "CPU ms", "ratio", "an ordinary ticket", ordinary, 1.0);
  double worst = 0;
  for (const HostileTicket& ticket : hostile_tickets(known_words(reader, locale, now), kTicketBytes)) {
    const double cost = cpu_ms(searcher, ticket.body, locale, now);
    worst = std::max(worst, cost);
    std::printf("%-28s %9.2f %9.2f\n", ticket.name.c_str(), cost, cost / ordinary);
  }
  std::printf("%-28s %9.2f %9.2f\n", "the costliest", worst, worst / ordinary);
}

}  // namespace
}  // namespace firstline

int main(int argc, char** argv) {
  std::string index;
  std::string locale = "en";
  CLI::App app("Processor time of tickets of 64 KiB that try to be costly.");
  app.add_option("--index", index, "an index that firstline-index built")->required();
  app.add_option("--locale", locale, "whose articles are searched; detected when empty")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    firstline::run(index, locale);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "firstline-bench-tickets: %s\n", error.what());
    return 3;
  }
}
