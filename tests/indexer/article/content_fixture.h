// A content folder made of a few strings, for a test.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "indexer/article/content_tree.h"
#include "tests/temp_dir.h"

namespace firstline {

class ContentFixture {
 public:
  using Files = std::map<std::string, std::string>;  // text by path

  ContentFixture() = default;
  explicit ContentFixture(const Files& files) {
    for (const auto& [path, text] : files) write(path, text);
  }
  ContentFixture(std::initializer_list<Files::value_type> files) : ContentFixture(Files(files)) {}

  void write(const std::string& path, const std::string& text) const {
    std::filesystem::create_directories((root() / path).parent_path());
    std::ofstream(root() / path, std::ios::binary) << text;
  }
  const std::filesystem::path& root() const { return dir_.path(); }

  ContentTree scan() { return std::move(*ContentTree::scan(root(), options, findings)); }

  // All articles of the tree, parsed, by path.
  std::map<std::string, Article> parse_all() {
    const auto tree = scan();
    std::map<std::string, Article> articles;
    for (const auto& source : tree.articles()) {
      if (auto article = tree.parse(source, findings, attachments)) articles[source.path] = std::move(*article);
    }
    tree.check_anchors(findings);
    return articles;
  }

  std::vector<std::string> messages() const {
    auto sorted = findings;
    sort_diagnostics(sorted);
    std::vector<std::string> lines;
    for (const auto& finding : sorted) lines.push_back(to_string(finding));
    return lines;
  }

  ContentOptions options{.now = 1'700'000'000};
  Diagnostics findings;
  std::vector<Attachment> attachments;

 private:
  TempDir dir_;
};

}  // namespace firstline
