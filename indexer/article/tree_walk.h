// The files of a content folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/diagnostic.h"
#include "indexer/base/result.h"

namespace firstline {

struct FoundFile {
  std::string path;  // relative to the root, with '/'
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // seconds since the epoch
};

// Regular files by path. Symbolic links are not followed, so nothing outside the folder can come in; hidden files and
// folders and node_modules are skipped. Folders that cannot be read are findings; only an unreadable root is an Error.
Result<std::vector<FoundFile>> walk_tree(const std::filesystem::path& root, Diagnostics& findings);

// Path arithmetic on such paths. folder("a/b.md") is "a", folder("b.md") is "".
std::string_view folder_of(std::string_view path);
std::string_view file_name_of(std::string_view path);
// "md" of "a/b.MD"; "" without one.
std::string extension_of(std::string_view path);
std::string_view without_extension(std::string_view path);
bool is_markdown(std::string_view path);

// "getting-started" as "Getting started".
std::string readable_name(std::string_view file_or_folder);

}  // namespace firstline
