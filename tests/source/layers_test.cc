// Who may include whom. The layers are those of the architecture: base <- text <- article <- index <- build in the
// indexer, ticket <- search <- page <- http <- the program in the server. An arrow never points back.
#include <map>
#include <set>

#include "tests/source/source_tree.h"

namespace firstline {
namespace {

using Folders = std::set<std::string, std::less<>>;

// A folder, and the others that its files may include from.
const std::map<std::string, Folders, std::less<>>& layers() {
  static const Folders kArticle = {"indexer/base", "indexer/text"};
  static const Folders kIndex = {"indexer/base", "indexer/text", "indexer/article"};
  static const Folders kAbove = {"indexer/base", "indexer/text", "indexer/article", "indexer/index"};
  static const auto kPlus = [](Folders folders, const Folders& more) {
    folders.insert(more.begin(), more.end());
    return folders;
  };
  static const std::map<std::string, Folders, std::less<>> kLayers = {
      {"indexer/base", {}},
      {"indexer/text", {"indexer/base"}},
      {"indexer/article", kArticle},
      {"indexer/index", kIndex},
      {"indexer", kAbove},
      {"server/ticket", {"indexer/base", "indexer/text", "indexer/article"}},
      {"server/search", kPlus(kAbove, {"server/ticket"})},
      {"server/feedback", {"indexer/base"}},
      {"server/agent", {"indexer/base"}},
      {"server/preview", kPlus(kIndex, {"indexer/index", "server/process"})},
      {"server/page", kPlus(kAbove, {"server/search", "server/preview"})},
      {"server/http",
       kPlus(kAbove, {"server/search", "server/page", "server/feedback", "server/agent", "server/preview"})},
      {"server/process", {"indexer/base"}},
      {"server/live", kPlus(kAbove, {"indexer", "server/process", "server/http"})},
      {"server", kPlus(kAbove, {"indexer", "server/search", "server/page", "server/feedback", "server/agent",
                                "server/http", "server/process", "server/preview", "server/live"})},
  };
  return kLayers;
}

TEST(Layers, NameEveryFolderOfSources) {
  for (const TextFile& file : sources()) {
    if (!layers().contains(folder_of(file.path))) {
      report(file.path, 1, "the folder " + folder_of(file.path) + " has no place in the layers of layers_test.cc");
    }
  }
}

TEST(Layers, IncludeOnlyWhatStandsBelow) {
  for (const Include& include : includes_of(sources())) {
    const std::string from = folder_of(include.file);
    const std::string to = folder_of(include.target);
    if (from == to || !(include.target.starts_with("indexer/") || include.target.starts_with("server/"))) continue;
    const auto layer = layers().find(from);
    if (layer == layers().end() || !layer->second.contains(to)) {
      report(include.file, include.line, from + " must not include from " + to);
    }
  }
}

// Includes from the root keep the rule above whole: a path relative to the file would slip through it.
TEST(Layers, IncludeOurOwnHeadersByTheirPathFromTheRoot) {
  for (const TextFile& file : sources()) {
    for (const Include& include : includes_of({file})) {
      const std::filesystem::path beside = repository() / folder_of(file.path) / include.target;
      if (!std::filesystem::exists(repository() / include.target) && std::filesystem::exists(beside)) {
        report(include.file, include.line, "write \"" + folder_of(file.path) + "/" + include.target + "\"");
      }
      if (include.target.starts_with("tests/") || include.target.find("..") != std::string::npos) {
        report(include.file, include.line, "sources include neither tests nor by \"..\"");
      }
    }
  }
}

}  // namespace
}  // namespace firstline
