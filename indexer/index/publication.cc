#include "indexer/index/publication.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "indexer/base/file.h"
#include "indexer/index/schema.h"

namespace firstline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGenerationPrefix = "gen-";

bool is_generation_name(std::string_view name) {
  return name.size() == 10 && name.starts_with(kGenerationPrefix) &&
         std::all_of(name.begin() + 4, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> sync_file(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced) return fail("cannot sync " + path.string() + ": is the disk full?", ErrorKind::environment);
  return {};
}

}  // namespace

Result<IndexLock> IndexLock::acquire(const fs::path& index_dir) {
  std::error_code error;
  fs::create_directories(index_dir, error);
  if (error) {
    return fail("cannot create " + index_dir.string() + ": " + error.message(), ErrorKind::environment);
  }
  const fs::path path = index_dir / kLockFile;
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return fail("cannot write in " + index_dir.string() + ": check its permissions", ErrorKind::environment);
  }
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return fail(index_dir.string() + " is being built by another process; wait for it to finish",
                ErrorKind::environment);
  }
  return IndexLock(descriptor);
}

IndexLock::~IndexLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::vector<std::string> list_generations(const fs::path& index_dir) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& item : fs::directory_iterator(index_dir, error)) {
    const std::string name = item.path().filename().string();
    if (is_generation_name(name) && fs::exists(item.path() / kManifestFile)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> current_generation(const fs::path& index_dir) {
  auto text = read_file(index_dir / kCurrentFile, 64);
  if (!text) return std::nullopt;
  while (!text->empty() && text->back() == '\n') text->pop_back();
  if (!is_generation_name(*text)) return std::nullopt;
  return *text;
}

std::string next_generation_name(const fs::path& index_dir) {
  unsigned last = 0;
  std::error_code error;
  for (const auto& item : fs::directory_iterator(index_dir, error)) {
    const std::string name = item.path().filename().string();
    if (is_generation_name(name)) last = std::max(last, static_cast<unsigned>(std::stoul(name.substr(4))));
  }
  char name[16];
  std::snprintf(name, sizeof name, "gen-%06u", (last + 1) % 1'000'000u);
  return name;
}

Result<void> publish_generation(const fs::path& index_dir, const fs::path& staging, const std::string& name) {
  std::error_code error;
  for (const auto& item : fs::recursive_directory_iterator(staging, error)) {
    if (!item.is_regular_file()) continue;
    if (auto synced = sync_file(item.path()); !synced) return synced;
  }
  if (auto synced = sync_directory(staging); !synced) return synced;
  fs::rename(staging, index_dir / name, error);
  if (error) {
    return fail("cannot rename " + staging.string() + ": " + error.message(), ErrorKind::environment);
  }
  if (auto synced = sync_directory(index_dir); !synced) return synced;
  return write_file_atomically(index_dir / kCurrentFile, name + "\n");
}

Result<std::string> roll_back(const fs::path& index_dir) {
  const auto current = current_generation(index_dir);
  if (!current) return fail(index_dir.string() + " holds no published index", ErrorKind::environment);
  const auto generations = list_generations(index_dir);
  const auto at = std::lower_bound(generations.begin(), generations.end(), *current);
  if (at == generations.begin()) {
    return fail("there is no generation before " + *current + " to roll back to", ErrorKind::environment);
  }
  const std::string& before = *(at - 1);
  if (auto written = write_file_atomically(index_dir / kCurrentFile, before + "\n"); !written) {
    return tl::unexpected(written.error());
  }
  return before;
}

void sweep_generations(const fs::path& index_dir, std::size_t keep) {
  const auto current = current_generation(index_dir);
  auto complete = list_generations(index_dir);
  std::error_code error;
  std::vector<fs::path> doomed;
  for (const auto& item : fs::directory_iterator(index_dir, error)) {
    const std::string name = item.path().filename().string();
    if (name.ends_with(".tmp")) doomed.push_back(item.path());
    if (is_generation_name(name) && !fs::exists(item.path() / kManifestFile)) doomed.push_back(item.path());
  }
  for (std::size_t i = 0; i + std::max<std::size_t>(keep, 1) < complete.size(); ++i) {
    if (complete[i] != current) doomed.push_back(index_dir / complete[i]);
  }
  for (const fs::path& path : doomed) fs::remove_all(path, error);
}

}  // namespace firstline
