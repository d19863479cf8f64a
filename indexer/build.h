// The whole journey of a build: a folder of Markdown in, a published generation and its findings out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "indexer/article/content_tree.h"
#include "indexer/base/diagnostic.h"
#include "indexer/base/result.h"

namespace firstline {

struct BuildOptions {
  ContentOptions content;  // `now` 0 means the clock's
  bool strict = false;     // publish nothing when there is any error
  std::size_t keep_generations = 2;
  // Called now and then, from one thread at a time, with articles done and articles in all.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct BuildReport {
  Diagnostics findings;                         // sorted
  std::map<std::string, std::size_t> articles;  // by locale, all audiences
  std::size_t total = 0;
  std::size_t analyzed = 0;  // articles that were new or changed
  double seconds = 0;
  std::string generation;                // the one that is current afterwards; "" when none is
  std::optional<std::int64_t> next_due;  // when the next article is to appear, seconds since the epoch
  bool published = false;                // false when nothing changed, or when `strict` forbade it
};

// Builds or updates the index in `index_dir` and publishes it. Findings are no failure; an Error is: of kind content
// when there was nothing to publish, environment when the disk or a lock stood in the way. Whatever happens, what was
// published before still serves.
Result<BuildReport> build_index(const std::filesystem::path& content_dir, const std::filesystem::path& index_dir,
                                const BuildOptions& options);

// Reads everything as a build would, drafts and scheduled articles too, and writes nothing.
Result<BuildReport> check_content(const std::filesystem::path& content_dir, const BuildOptions& options);

}  // namespace firstline
