// Reading and writing whole files; every function reports failure as an Error of kind environment that names the path.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace firstline {

// The bytes of `path`. Files over `max_bytes` are refused before they are read.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes = std::size_t{1} << 30);

// Who may read a file that is made: whoever the umask lets, or its owner alone (0600).
enum class FileAccess { by_umask, owner };

// Writes beside `path`, syncs and renames over it, so that a reader sees the old bytes or the new, never a mix.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                                   FileAccess access = FileAccess::by_umask);

// Makes what was renamed or created in `directory` durable.
Result<void> sync_directory(const std::filesystem::path& directory);

// A read-only mapping of a whole file. Movable; the bytes stay valid as long as it lives, even when the file is
// unlinked. Safe to read from many threads.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace firstline
