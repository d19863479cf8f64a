#include "indexer/article/tree_walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <system_error>

#include "indexer/base/utf8.h"

namespace firstline {
namespace fs = std::filesystem;

Result<std::vector<FoundFile>> walk_tree(const fs::path& root, Diagnostics& findings) {
  std::error_code error;
  if (!fs::is_directory(root, error)) {
    return fail(root.string() + ": is no folder that can be read; name the folder of the content", ErrorKind::input);
  }
  std::vector<FoundFile> files;
  std::vector<std::string> folders{""};
  while (!folders.empty()) {
    const auto folder = std::move(folders.back());
    folders.pop_back();
    fs::directory_iterator entries(root / folder, error);
    if (error) {
      if (folder.empty()) return fail(root.string() + ": " + error.message(), ErrorKind::environment);
      findings.push_back({folder, 0, 0, Severity::error, "cannot be read: " + error.message()});
      continue;
    }
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
      const auto name = entries->path().filename().string();
      if (name.starts_with('.') || name == "node_modules") continue;
      const auto path = folder.empty() ? name : folder + "/" + name;
      struct stat status {};
      if (lstat(entries->path().c_str(), &status) != 0) continue;  // removed meanwhile
      if (S_ISDIR(status.st_mode)) {
        folders.push_back(path);
      } else if (S_ISREG(status.st_mode)) {
        if (find_malformed_utf8(path) != std::string::npos) {
          findings.push_back({path, 0, 0, Severity::error, "the file's name is not UTF-8; rename it"});
          continue;
        }
        files.push_back({path, static_cast<std::uint64_t>(status.st_size), status.st_mtime});
      }
    }
  }
  std::sort(files.begin(), files.end(), [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; });
  return files;
}

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view file_name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string extension_of(std::string_view path) {
  const auto name = file_name_of(path);
  const auto dot = name.rfind('.');
  std::string extension(dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1));
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return extension;
}

std::string_view without_extension(std::string_view path) {
  const auto extension = extension_of(path);
  return extension.empty() ? path : path.substr(0, path.size() - extension.size() - 1);
}

bool is_markdown(std::string_view path) {
  const auto extension = extension_of(path);
  return extension == "md" || extension == "markdown" || extension == "mdx";
}

std::string readable_name(std::string_view file_or_folder) {
  std::string name(file_name_of(file_or_folder));
  std::replace(name.begin(), name.end(), '-', ' ');
  std::replace(name.begin(), name.end(), '_', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

}  // namespace firstline
