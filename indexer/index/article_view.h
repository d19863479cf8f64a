// An article as the index stores it: views into mapped bytes, nothing copied. Valid as long as its Database lives.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/article/article.h"

namespace firstline {

struct SectionView {
  int level = 0;
  std::string_view title;
  std::string_view anchor;
  std::uint32_t text_begin = 0;  // bytes in ArticleView::text
  std::uint32_t text_end = 0;
  std::uint32_t heading_position = 0;  // of the heading's first word in the article's term vector
  bool question = false;
};

struct ArticleView {
  std::uint32_t docid = 0;  // within its Database; 1-based; changes between generations
  std::string_view id;
  std::string_view locale;
  std::string_view translation_key;
  std::string_view category;
  std::string_view title;
  std::string_view description;
  std::string_view path;  // of the source file, relative to the content folder
  std::string_view html;
  std::string_view text;
  std::vector<std::string_view> tags;
  std::vector<std::string_view> questions;
  std::vector<std::string_view> related;  // ids
  std::vector<SectionView> sections;
  ArticleType type = ArticleType::article;
  Audience audience = Audience::everyone;
  Status status = Status::published;
  bool untranslated = false;
  std::int64_t updated = 0;     // seconds since the epoch, UTC
  std::int64_t expires_at = 0;  // 0: never
  double order = 0;
  double boost = 1;
};

}  // namespace firstline
