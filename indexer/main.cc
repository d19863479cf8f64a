// firstline-index: flags in, build, findings out.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <iostream>

#include "indexer/article/git_history.h"
#include "indexer/article/upkeep.h"
#include "indexer/build.h"
#include "indexer/index/publication.h"
#include "indexer/text/analyzer.h"

namespace {

using namespace firstline;

struct Flags {
  std::string content;
  std::string index = "index";
  std::string locale = "en";
  std::string text;
  bool strict = false;
  bool report = false;
  unsigned threads = 0;
};

// A bar on a terminal, a line every ten percent otherwise.
class ProgressLine {
 public:
  void show(std::size_t done, std::size_t total) {
    if (total == 0) return;
    const std::size_t percent = done * 100 / total;
    if (::isatty(STDERR_FILENO) != 0) {
      constexpr std::size_t kWidth = 40;
      const std::size_t filled = done * kWidth / total;
      std::fprintf(stderr, "\r[%s%s] %zu/%zu", std::string(filled, '#').c_str(),
                   std::string(kWidth - filled, '.').c_str(), done, total);
      if (done == total) std::fputc('\n', stderr);
    } else if (percent / 10 != last_ && total >= 1000) {
      last_ = percent / 10;
      std::fprintf(stderr, "%zu of %zu articles (%zu %%)\n", done, total, percent);
    }
  }

 private:
  std::size_t last_ = 0;
};

BuildOptions build_options(const Flags& flags, ProgressLine& progress) {
  BuildOptions options;
  options.content.default_locale = flags.locale;
  options.content.threads = flags.threads;
  options.strict = flags.strict;
  options.progress = [&progress](std::size_t done, std::size_t total) { progress.show(done, total); };
  return options;
}

void print_findings(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings) std::cout << to_string(finding) << '\n';
}

void print_summary(const BuildReport& report) {
  std::size_t errors = 0;
  for (const Diagnostic& finding : report.findings) errors += finding.severity == Severity::error ? 1 : 0;
  for (const auto& [locale, articles] : report.articles)
    std::cout << "  " << locale << ": " << articles << " articles\n";
  const double rate = report.seconds > 0 ? static_cast<double>(report.total) / report.seconds : 0;
  std::printf("%zu articles, %zu errors, %zu warnings, %.1f seconds, %.0f articles a second\n", report.total, errors,
              report.findings.size() - errors, report.seconds, rate);
}

int report_error(const Error& error) {
  std::cerr << "firstline-index: " << error.message << '\n';
  return exit_status(error.kind);
}

int run_build(const Flags& flags) {
  ProgressLine progress;
  const auto report = build_index(flags.content, flags.index, build_options(flags, progress));
  if (!report) return report_error(report.error());
  print_findings(report->findings);
  print_summary(*report);
  if (report->published) {
    std::cout << "published " << report->generation << " in " << flags.index << " (" << report->analyzed
              << " articles analyzed)\n";
  } else if (flags.strict && has_errors(report->findings)) {
    std::cout << "nothing was published, because --strict was given and there are errors\n";
    return exit_status(ErrorKind::content);
  } else {
    std::cout << "nothing changed; " << report->generation << " stays current\n";
  }
  return 0;
}

// What writers should look at again; no finding of it is an error.
int print_upkeep(const Flags& flags, const ContentOptions& options) {
  Diagnostics known;  // printed before
  const auto tree = ContentTree::scan(flags.content, options, known);
  if (!tree) return report_error(tree.error());
  const Upkeep upkeep = find_upkeep(*tree, read_git_history(flags.content), std::time(nullptr));
  for (const Upkeep::Task& task : upkeep.tasks) std::cout << task.path << ": " << task.what << '\n';
  for (const Upkeep::Coverage& coverage : upkeep.coverage) {
    std::cout << "  " << coverage.locale << ": " << coverage.translated << " of " << coverage.originals
              << " articles translated, " << coverage.outdated << " of them outdated";
    if (coverage.copies > 0) std::cout << "; " << coverage.copies << " untranslated copies";
    std::cout << '\n';
  }
  if (upkeep.tasks.empty()) std::cout << "nothing is overdue, outdated or missing\n";
  return 0;
}

int run_check(const Flags& flags) {
  ProgressLine progress;
  const auto report = check_content(flags.content, build_options(flags, progress));
  if (!report) return report_error(report.error());
  print_findings(report->findings);
  print_summary(*report);
  if (flags.report) {
    if (const int status = print_upkeep(flags, build_options(flags, progress).content)) return status;
  }
  return has_errors(report->findings) ? exit_status(ErrorKind::content) : 0;
}

int run_analyze(const Flags& flags) {
  Analyzer analyzer(*Locale::parse(flags.locale));
  std::cout << "position\tkind\tbytes\tword\tstems\n";
  for (const Token& token : analyzer.analyze(flags.text)) {
    constexpr const char* kKinds[] = {"word", "part", "bigram"};
    std::cout << token.position << '\t' << kKinds[static_cast<std::size_t>(token.kind)] << '\t' << token.begin << '-'
              << token.end << '\t' << token.word << '\t';
    for (const std::string& stem : token.stems) std::cout << stem << ' ';
    std::cout << '\n';
  }
  return 0;
}

int run_rollback(const Flags& flags) {
  const auto name = [&flags]() -> Result<std::string> {
    if (!std::filesystem::is_directory(flags.index)) {
      return fail("--index " + flags.index + ": there is no such folder", ErrorKind::environment);
    }
    auto lock = IndexLock::acquire(flags.index);
    if (!lock) return tl::unexpected(lock.error());
    return roll_back(flags.index);
  }();
  if (!name) return report_error(name.error());
  std::cout << flags.index << " serves " << *name << " again\n";
  return 0;
}

int run(int argc, char** argv) {
  CLI::App app("Turns a folder of Markdown help articles into a search index.", "firstline-index");
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "Help on every command");
  app.set_version_flag("--version", std::string("firstline-index " FIRSTLINE_VERSION "; ") + Analyzer::fingerprint());
  Flags flags;

  auto* build = app.add_subcommand("build", "Make or update an index and publish it");
  build->add_option("content", flags.content, "Folder of Markdown files")->required();
  build->add_option("--index", flags.index, "Folder of the index")->capture_default_str();
  build->add_option("--locale", flags.locale, "Language of content that names none")->capture_default_str();
  build->add_option("--threads", flags.threads, "Threads; 0 uses all cores")->capture_default_str();
  build->add_flag("--strict", flags.strict, "Publish nothing if there is any error");

  auto* check = app.add_subcommand("check", "Report every mistake in the content and publish nothing");
  check->add_option("content", flags.content, "Folder of Markdown files")->required();
  check->add_option("--locale", flags.locale, "Language of content that names none")->capture_default_str();

  check->add_flag("--report", flags.report, "List overdue reviews, outdated and missing translations as well");

  auto* analyze = app.add_subcommand("analyze", "Show the terms that a text becomes");
  analyze->add_option("text", flags.text, "The text")->required();
  analyze->add_option("--locale", flags.locale, "Its language")->capture_default_str();

  auto* rollback = app.add_subcommand("rollback", "Return to the previous generation");
  rollback->add_option("--index", flags.index, "Folder of the index")->capture_default_str();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : exit_status(ErrorKind::input);
  }
  if (!Locale::parse(flags.locale)) {
    return report_error({"--locale " + flags.locale + " is no language tag; give one like en or pt-BR"});
  }
  if (build->parsed()) return run_build(flags);
  if (check->parsed()) return run_check(flags);
  if (analyze->parsed()) return run_analyze(flags);
  return run_rollback(flags);
}

}  // namespace

int main(int argc, char** argv) try { return run(argc, argv); } catch (const std::exception& error) {
  std::cerr << "firstline-index: " << error.what() << '\n';
  return firstline::exit_status(firstline::ErrorKind::environment);
}
