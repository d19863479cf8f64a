// The repository as text, for tests that keep its own rules.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace firstline {

struct TextFile {
  std::string path;  // relative to the repository, with '/'
  std::string text;
};

struct Include {
  std::string file;  // relative to the repository
  int line = 0;
  std::string target;  // without its quotes or brackets
};

inline std::filesystem::path repository() { return FIRSTLINE_SOURCE_DIR; }

// What .gitignore leaves out, and git's own.
inline bool ignored_at_top(std::string_view name) {
  constexpr std::array<std::string_view, 4> kIgnored = {".git", "index", "node_modules", "compile_commands.json"};
  return name.starts_with("build") || name.starts_with("index.") || std::ranges::find(kIgnored, name) != kIgnored.end();
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

// Every file below `folder` ("" for all), by path; binary ones too.
inline std::vector<TextFile> files_below(const std::string& folder) {
  std::vector<TextFile> files;
  for (auto it = std::filesystem::recursive_directory_iterator(repository() / folder); it != end(it); ++it) {
    const std::string path = it->path().lexically_relative(repository()).generic_string();
    if (folder.empty() && it.depth() == 0 && ignored_at_top(path)) {
      if (it->is_directory()) it.disable_recursion_pending();
    } else if (it->is_regular_file()) {
      files.push_back({path, read_text(it->path())});
    }
  }
  std::ranges::sort(files, {}, &TextFile::path);
  return files;
}

// The C++ files below indexer/ and server/.
inline const std::vector<TextFile>& sources() {
  static const std::vector<TextFile> kSources = [] {
    std::vector<TextFile> files = files_below("indexer");
    std::ranges::move(files_below("server"), std::back_inserter(files));
    std::erase_if(files,
                  [](const TextFile& file) { return !file.path.ends_with(".cc") && !file.path.ends_with(".h"); });
    return files;
  }();
  return kSources;
}

// The lines of a text without their ends; `visit` gets the line's number, from 1, and the line.
template <class Visit>
void for_each_line(const std::string& text, Visit visit) {
  std::istringstream in(text);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) visit(number, line);
}

inline std::vector<Include> includes_of(const std::vector<TextFile>& files) {
  std::vector<Include> includes;
  for (const TextFile& file : files) {
    for_each_line(file.text, [&](int number, const std::string& line) {
      const std::size_t hash = line.find_first_not_of(" \t");
      if (hash == std::string::npos || line[hash] != '#') return;
      const std::size_t word = line.find_first_not_of(" \t", hash + 1);
      if (word == std::string::npos || !line.substr(word).starts_with("include")) return;
      const std::size_t open = line.find_first_of("<\"", word);
      const std::size_t close = open == std::string::npos ? open : line.find_first_of(">\"", open + 1);
      if (close != std::string::npos) includes.push_back({file.path, number, line.substr(open + 1, close - open - 1)});
    });
  }
  return includes;
}

// "indexer/text" of "indexer/text/fold.h"; "" at the top.
inline std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? "" : path.substr(0, slash));
}

// A test failure that names a place as compilers do, so that editors jump there.
inline void report(const std::string& path, int line, const std::string& message) {
  ADD_FAILURE_AT((repository() / path).c_str(), line) << message;
}

}  // namespace firstline
