#include "server/calibrate_command.h"

#include <cstdio>
#include <ctime>
#include <iostream>
#include <set>
#include <sstream>
#include <vector>

#include "indexer/base/file.h"
#include "server/search/calibration.h"

namespace firstline {
namespace {

constexpr std::size_t kJudgedDepth = 3;
constexpr double kWantedSilence = 0.8;

struct Line {
  std::string locale;
  std::string text;
  std::set<std::string> articles;  // empty: none answers
};

Result<std::vector<Line>> read_lines(const std::string& path, const Site& site) {
  const auto text = read_file(path);
  if (!text) return fail(text.error().message);
  std::vector<Line> lines;
  std::istringstream in(*text);
  std::string raw;
  for (int number = 1; std::getline(in, raw); ++number) {
    if (raw.ends_with('\r')) raw.pop_back();
    if (raw.empty() || raw.starts_with('#')) continue;
    const auto error = [&](const std::string& what) {
      return fail(path + ":" + std::to_string(number) + ": error: " + what);
    };
    std::vector<std::string> fields;
    std::istringstream columns(raw);
    for (std::string field; std::getline(columns, field, '\t');) fields.push_back(std::move(field));
    if (fields.size() != 4) {
      return error("expected ticket-id<TAB>locale<TAB>text<TAB>article ids, or - where no article answers");
    }
    Line line{fields[1], fields[2], {}};
    if (!site.find_locale(line.locale)) return error("the index has no locale '" + line.locale + "'");
    std::istringstream ids(fields[3]);
    for (std::string id; ids >> id;) line.articles.insert(std::move(id));
    if (line.articles.empty()) return error("no article ids; write - where no article answers");
    if (line.articles.contains("-")) line.articles.clear();
    lines.push_back(std::move(line));
  }
  if (lines.empty()) return fail(path + ": error: there are no tickets in it");
  return lines;
}

void print_row(const ThresholdRow& row, bool unanswerable) {
  std::printf("%9.2f  %5.1f %%  %10.1f %%  %10.1f %%", row.threshold, 100 * row.kept, 100 * row.right_first,
              100 * row.answered);
  if (unanswerable) std::printf("  %10.1f %%", 100 * row.silent);
  std::printf("\n");
}

// The lowest threshold that leaves enough unanswerable tickets without an answer; without such tickets to judge by, the
// site's own.
double find_threshold(const std::vector<JudgedTicket>& tickets, const SuggestionSettings& fitted, bool unanswerable) {
  if (!unanswerable) return fitted.threshold;
  for (int percent = 0; percent < 100; ++percent) {
    if (measure_threshold(tickets, fitted, percent / 100.0).silent >= kWantedSilence) return percent / 100.0;
  }
  return 1;
}

void print_report(const std::vector<JudgedTicket>& tickets, const SuggestionSettings& now) {
  std::size_t unanswerable = 0;
  for (const JudgedTicket& ticket : tickets) unanswerable += ticket.answerable ? 0 : 1;
  SuggestionSettings fitted = fit_calibration(tickets, now);
  fitted.threshold = find_threshold(tickets, fitted, unanswerable > 0);
  std::printf("%zu tickets, of which no article answers %zu\n\n", tickets.size(), unanswerable);
  std::printf(
      "calibration error, five bins: %.3f shipped, %.3f as site.yml says, %.3f fitted, %.3f fitted and held out\n"
      "(with %zu tickets, confidence that is perfectly true would show %.3f by chance)\n",
      calibration_error(tickets, {}), calibration_error(tickets, now), calibration_error(tickets, fitted),
      held_out_calibration_error(tickets, now), tickets.size(), chance_calibration_error(tickets, fitted));
  if (tickets.size() < 100) std::printf("fewer than 100 tickets: take the fit with caution\n");
  std::printf("\nFor site.yml:\n\nsuggestions:\n  threshold: %.2f\n  calibration: {slope: %.3f, shift: %.3f}\n\n",
              fitted.threshold, fitted.slope, fitted.shift);
  std::printf(
      "With this calibration, by threshold: tickets that get a suggestion; of those, first one right; of\n"
      "answerable tickets, a right one among three%s\n\n",
      unanswerable > 0 ? "; of unanswerable tickets, none suggested" : "");
  std::printf("threshold     kept   first right   right in 3%s\n", unanswerable > 0 ? "  none, rightly" : "");
  for (const int percent : {5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90}) {
    print_row(measure_threshold(tickets, fitted, percent / 100.0), unanswerable > 0);
  }
}

}  // namespace

std::pair<std::string, std::string> split_ticket(const std::string& text) {
  std::string plain;
  std::size_t subject_end = std::string::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n') {
      if (subject_end == std::string::npos) subject_end = plain.size();
      plain += '\n';
      ++i;
    } else {
      plain += text[i];
    }
  }
  if (subject_end == std::string::npos) return {"", plain};
  return {plain.substr(0, subject_end), plain.substr(subject_end + 1)};
}

int run_calibration(const std::string& path, Searcher& searcher) {
  const Site& site = searcher.reader().site();
  const auto lines = read_lines(path, site);
  if (!lines) {
    std::cerr << "firstline-search: " << lines.error().message << '\n';
    return exit_status(lines.error().kind);
  }
  const std::int64_t now = std::time(nullptr);
  std::vector<JudgedTicket> tickets;
  for (const Line& line : *lines) {
    const auto [subject, body] = split_ticket(line.text);
    JudgedTicket ticket;
    ticket.answerable = !line.articles.empty();
    for (const auto& ranked : searcher.rank_ticket(subject, body, line.locale, kJudgedDepth, now)) {
      ticket.suggestions.push_back({ranked.confidence, line.articles.contains(ranked.id)});
    }
    tickets.push_back(std::move(ticket));
  }
  print_report(tickets, site.suggestions);
  return 0;
}

}  // namespace firstline
