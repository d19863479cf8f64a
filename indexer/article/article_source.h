// One Markdown file of the first pass: its front matter and its place in the tree become an article's meta data.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "indexer/article/content_tree.h"
#include "indexer/article/front_matter.h"
#include "indexer/article/tree_walk.h"

namespace firstline {

// Where a file lies.
struct PagePlace {
  std::string path;                        // relative to the content folder
  std::string below;                       // the same below the locale's folder
  std::string locale;                      // the site's tag
  Audience audience = Audience::everyone;  // of the folders above
  bool alone_in_folder = false;            // no other page or folder of pages beside it
};

// A file's text: UTF-8 without NUL, with LF newlines and no byte order mark; reports and returns nullopt for others.
struct PageText {
  std::string text;
  std::uint64_t hash = 0;  // of the bytes as they are on disk
};
std::optional<PageText> read_page_text(const std::filesystem::path& root, const std::string& path,
                                       std::size_t max_bytes, Diagnostics& findings);

// FNV-1a over `bytes`, continuing from `hash`.
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t hash = 14695981039346656037u);

// nullopt, reported, for a page that is to be left out. Its `updated` is 0 when front matter gives none.
std::optional<ArticleSource> read_source(const std::filesystem::path& root, const PagePlace& place, const Site& site,
                                         const ContentOptions& options, const FrontMatterOptions& front_matter,
                                         Diagnostics& findings);

// The title of a page that has neither one in front matter nor a heading.
std::string title_from_path(std::string_view path);

}  // namespace firstline
