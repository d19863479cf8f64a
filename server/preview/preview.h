// What the writer's desk shows: articles as their files are now, whatever their status, with what is wrong in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/base/diagnostic.h"
#include "indexer/index/article_view.h"

namespace firstline {

enum class PreviewState : std::uint8_t { draft, scheduled, published, archived, expired };

struct PreviewRow {
  std::string locale;
  std::string id;
  std::string title;
  std::string path;  // of the file, relative to the content folder
  PreviewState state = PreviewState::published;
  Audience audience = Audience::everyone;
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

struct PreviewList {
  std::vector<PreviewRow> rows;  // by locale, then id
  Diagnostics others;            // findings in files that are no article: left out, or settings
};

struct PreviewArticle {
  Article article;
  PreviewState state = PreviewState::published;
  Diagnostics findings;  // of its file

  // Valid as long as this lives and is not changed.
  ArticleView view() const;
};

PreviewState preview_state(const ArticleMeta& meta, std::int64_t now);

}  // namespace firstline
