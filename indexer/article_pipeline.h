// Parsing and analyzing on all cores, writing on one: the middle of a build.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/article/content_tree.h"
#include "indexer/base/diagnostic.h"
#include "indexer/base/result.h"
#include "indexer/index/entry.h"

namespace firstline {

struct PipelineOptions {
  unsigned threads = 0;  // 0: all cores
  // Whether an article must be analyzed; false keeps what is indexed. Called under a lock, from any worker.
  std::function<bool(const Article& article, std::uint64_t key)> needs_analysis;
  // Receives each analyzed article, on the calling thread only.
  std::function<Result<void>(const Entry& entry, std::uint64_t key)> write;
  std::function<void()> parsed_one;  // called under a lock
};

// Of everything the index keeps of an article: one whose key is unchanged is indexed already.
std::uint64_t article_key(const Article& article);

// Runs `sources`, all of one locale, through the second pass of `tree`. Stops early at the first Error of `write`.
// `findings` and `attachments` are appended to.
Result<void> run_pipeline(const ContentTree& tree, const std::vector<const ArticleSource*>& sources,
                          const Locale& locale, const PipelineOptions& options, Diagnostics& findings,
                          std::vector<Attachment>& attachments);

}  // namespace firstline
