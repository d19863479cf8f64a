#include "indexer/base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

namespace firstline {
namespace {

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

// The message of the last failed system call. The thread-safe way to spell strerror().
tl::unexpected<Error> fail_at(const char* what, const std::filesystem::path& path, int code = errno) {
  return fail(path.string() + ": cannot " + what + ": " + std::generic_category().message(code),
              ErrorKind::environment);
}

// open(2), tried again when a signal interrupts it.
int open_file(const std::filesystem::path& path, int flags, mode_t mode = 0) {
  int fd = -1;
  do {
    fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

// The size of a regular file; folders, devices and pipes are refused, since their "contents" may never end.
Result<std::size_t> regular_size(const Descriptor& file, const std::filesystem::path& path) {
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return fail_at("read", path);
  if (S_ISDIR(info.st_mode)) return fail_at("read", path, EISDIR);
  if (!S_ISREG(info.st_mode)) return fail(path.string() + ": is not a regular file", ErrorKind::environment);
  return static_cast<std::size_t>(info.st_size);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync(int fd) {
  int status = -1;
  do {
    status = ::fsync(fd);
  } while (status != 0 && errno == EINTR);
  return status == 0;
}

// A name beside `path` that no other writer has: rename(2) is atomic only within one file system, and two writers of
// one path must not write into one another's temporary file. mkstemp(3) would do, but makes files that only we can
// read.
std::string temporary_name(const std::filesystem::path& path) {
  static std::atomic<unsigned> counter = 0;
  return path.string() + ".tmp-" + std::to_string(::getpid()) + '-' + std::to_string(counter++);
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  // O_NONBLOCK, so that a named pipe without a writer cannot hold us; it means nothing for regular files.
  const Descriptor file(open_file(path, O_RDONLY | O_NONBLOCK));
  if (!file) return fail_at("open", path);
  const Result<std::size_t> size = regular_size(file, path);
  if (!size) return tl::unexpected(size.error());
  const auto too_large = [&] {
    return fail(path.string() + ": is larger than " + std::to_string(max_bytes) + " bytes", ErrorKind::environment);
  };
  if (*size > max_bytes) return too_large();

  // The size is a hint: the file may grow or shrink while we read, and files in /proc say 0.
  std::string bytes;
  std::size_t filled = 0;
  bytes.resize(*size + 1);
  while (true) {
    if (filled == bytes.size()) bytes.resize(bytes.size() + std::max<std::size_t>(4096, bytes.size() / 2));
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail_at("read", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > max_bytes) return too_large();
  }
  bytes.resize(filled);
  return bytes;
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes, FileAccess access) {
  const std::string temporary = temporary_name(path);
  ::unlink(temporary.c_str());  // of a process that had our id and was killed
  const Descriptor file(open_file(temporary, O_WRONLY | O_CREAT | O_EXCL, access == FileAccess::owner ? 0600 : 0666));
  if (!file) return fail_at("write", path);
  if (write_all(file.get(), bytes) && sync(file.get()) && ::rename(temporary.c_str(), path.c_str()) == 0) {
    return sync_directory(path.has_parent_path() ? path.parent_path() : ".");
  }
  const int code = errno;
  ::unlink(temporary.c_str());
  return fail_at("write", path, code);
}

Result<void> sync_directory(const std::filesystem::path& directory) {
  const Descriptor folder(open_file(directory, O_RDONLY | O_DIRECTORY));
  if (!folder || !sync(folder.get())) return fail_at("sync", directory);
  return {};
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const Descriptor file(open_file(path, O_RDONLY | O_NONBLOCK));
  if (!file) return fail_at("open", path);
  const Result<std::size_t> size = regular_size(file, path);
  if (!size) return tl::unexpected(size.error());
  MappedFile mapped;
  if (*size == 0) return mapped;  // mmap(2) refuses length 0
  void* data = ::mmap(nullptr, *size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (data == MAP_FAILED) return fail_at("map", path);
  mapped.data_ = static_cast<const char*>(data);
  mapped.size_ = *size;
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace firstline
