// A site in five lines: files written into a directory of the test's own, built into an index beside them.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>

#include "indexer/build.h"
#include "indexer/index/index_reader.h"
#include "tests/temp_dir.h"

namespace firstline {

class TempSite {
 public:
  TempSite& file(const std::string& path, const std::string& text) {
    const auto full = content() / path;
    std::filesystem::create_directories(full.parent_path());
    std::ofstream(full, std::ios::binary) << text;
    return *this;
  }
  // An article with front matter lines such as "audience: agents".
  TempSite& article(const std::string& path, const std::string& title, const std::string& body,
                    const std::string& front_matter = "") {
    return file(path, "---\ntitle: \"" + title + "\"\n" + front_matter + "\n---\n\n" + body + "\n");
  }
  TempSite& remove(const std::string& path) {
    std::filesystem::remove_all(content() / path);
    return *this;
  }

  BuildReport build(BuildOptions options = {}) {
    options.content.threads = 2;
    auto report = build_index(content(), index(), options);
    if (!report) throw std::runtime_error(report.error().message);
    return std::move(*report);
  }
  Reader reader(Audience audience = Audience::everyone) const {
    auto generation = Generation::open(index());
    if (!generation) throw std::runtime_error(generation.error().message);
    return Reader(std::move(*generation), audience);
  }

  std::filesystem::path content() const { return dir_.path() / "content"; }
  std::filesystem::path index() const { return dir_.path() / "index"; }
  const std::filesystem::path& directory() const { return dir_.path(); }

 private:
  TempDir dir_;
};

}  // namespace firstline
