// What the tree may hold: its top level, names and sizes of files, and nothing of the machine it was written on.
#include <map>
#include <regex>
#include <set>

#include "tests/source/source_tree.h"

namespace firstline {
namespace {

TEST(Tree, HasAFixedTopLevel) {
  const std::set<std::string> allowed = {
      ".ci",     ".clang-format", ".clang-tidy", ".gitignore", "CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json",
      "LICENSE", "README.md",     "content",     "indexer",    "server",       "templates",      "tests"};
  for (const auto& entry : std::filesystem::directory_iterator(repository())) {
    const std::string name = entry.path().filename().string();
    if (!ignored_at_top(name) && !allowed.contains(name)) report(name, 1, "nothing new stands at the top level");
  }
}

// A file is a noun of the domain or the function it holds.
TEST(Tree, HasNoFilesNamedForNothing) {
  const std::regex nothing("(.*[_/])?(utils?|common|helpers?|managers?|misc)([_./].*)?");
  for (const TextFile& file : sources()) {
    if (std::regex_match(file.path, nothing)) report(file.path, 1, "name it for what it holds");
  }
}

// Two libraries with one name for two functions link without a word, and then one of them is never called.
TEST(Tree, DeclaresEachFunctionInOneHeader) {
  const std::regex declaration("(^|\n)[A-Za-z][A-Za-z0-9_:<>,&* ]* [&*]?([a-z_0-9]+)\\(([^()]*)\\)( noexcept)?;");
  const std::regex argument_name("[ \n]+[a-z_]+( = [^,]*)?(,|$)");
  std::map<std::string, std::string> declared;
  for (const TextFile& file : sources()) {
    if (!file.path.ends_with(".h")) continue;
    for (auto it = std::sregex_iterator(file.text.begin(), file.text.end(), declaration); it != std::sregex_iterator();
         ++it) {
      const std::string function = (*it)[2].str() + "(" + std::regex_replace((*it)[3].str(), argument_name, "$2") + ")";
      const auto [other, added] = declared.emplace(function, file.path);
      if (!added && other->second != file.path)
        report(file.path, 1, function + " is declared by " + other->second + " too");
    }
  }
  EXPECT_GT(declared.size(), 200u);
}

TEST(Tree, HasNoLongSources) {
  constexpr int kWarnLines = 300;
  constexpr int kMostLines = 400;
  for (const TextFile& file : sources()) {
    const auto lines = static_cast<int>(std::ranges::count(file.text, '\n'));
    if (lines > kMostLines) {
      report(file.path, kMostLines, std::to_string(lines) + " lines; would two files be clearer?");
    } else if (lines > kWarnLines) {
      std::fprintf(stderr, "%s:%d: warning: over %d lines\n", file.path.c_str(), kWarnLines, kWarnLines);
    }
  }
}

bool is_data(const TextFile& file) {
  constexpr std::array<std::string_view, 3> kFolders = {"tests/data/", "tests/fuzz/corpus/", "tests/relevance/"};
  return std::ranges::any_of(kFolders, [&](std::string_view folder) { return file.path.starts_with(folder); });
}

bool is_text(const TextFile& file) { return file.text.find('\0') == std::string::npos; }

TEST(Tree, NamesNoMachine) {
  // Where people keep their copies (articles may speak of such folders, and test data may hold anything), and hosts
  // that packages come from.
  const std::regex home("(^|[^A-Za-z0-9.}_/-])/(home|root|Users|work|farm)/[A-Za-z]");
  const std::regex registry("https?://[a-z0-9.-]*\\b(registry|mirrors?|deb|snapshot|proxy|pypi|crates)[.-]");
  for (const TextFile& file : files_below("")) {
    if (!is_text(file)) continue;
    const bool prose = file.path.starts_with("content/") || is_data(file);
    for_each_line(file.text, [&](int number, const std::string& line) {
      if (line.size() > 4096) return;  // std::regex recurses
      if (!prose && std::regex_search(line, home)) report(file.path, number, "a path of someone's machine");
      if (std::regex_search(line, registry)) report(file.path, number, "a host that packages come from");
    });
  }
}

TEST(Tree, ListsPackagesThatAptCanRead) {
  const std::regex name("[a-z0-9][a-z0-9+.-]+");
  for (const char* path : {"server/packages.txt", "tests/packages.txt", ".ci/packages.txt"}) {
    std::set<std::string> seen;
    for_each_line(read_text(repository() / path), [&](int number, const std::string& line) {
      if (line.empty() || line.starts_with('#')) return;
      if (!std::regex_match(line, name)) report(path, number, "'" + line + "' is no package name");
      if (!seen.insert(line).second) report(path, number, "'" + line + "' stands here twice");
    });
    if (seen.empty()) report(path, 1, "lists no package");
  }
}

// A reader types what our documents say.
TEST(Tree, HasEveryProgramThatDocumentsRun) {
  const std::regex script("(?:^|[^A-Za-z])(?:ba)?sh ((?:[A-Za-z0-9_.-]+/)+[A-Za-z0-9_.-]*[A-Za-z0-9])");
  const std::regex program("build/release/(firstline-[a-z]+)");
  std::string targets;
  for (const char* folder : {"indexer", "server", "tests/bench"}) {
    targets += read_text(repository() / folder / "CMakeLists.txt");
  }
  for (const TextFile& file : files_below("")) {
    if (is_data(file) || !(file.path.ends_with(".md") || file.path.ends_with(".sh"))) continue;
    for_each_line(file.text, [&](int number, const std::string& line) {
      for (std::sregex_iterator it(line.begin(), line.end(), script), end; it != end; ++it) {
        const std::string path = (*it)[1];
        if (!std::filesystem::exists(repository() / path)) report(file.path, number, "there is no " + path);
      }
      for (std::sregex_iterator it(line.begin(), line.end(), program), end; it != end; ++it) {
        const std::string name = (*it)[1];
        if (targets.find("add_executable(" + name) == std::string::npos) {
          report(file.path, number, "no CMakeLists.txt makes " + name);
        }
      }
    });
  }
}

}  // namespace
}  // namespace firstline
