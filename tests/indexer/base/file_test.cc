#include "indexer/base/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <thread>
#include <utility>
#include <vector>

namespace firstline {
namespace {

using ::testing::HasSubstr;

class FileTest : public ::testing::Test {
 protected:
  FileTest() {
    std::string name = (std::filesystem::temp_directory_path() / "firstline-file-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~FileTest() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path path(const char* name = "file") const { return folder_ / name; }

  void write(const std::filesystem::path& at, std::string_view bytes) const {
    std::ofstream(at, std::ios::binary) << bytes;
  }

  std::size_t files_in_folder() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_), {}));
  }

  std::filesystem::path folder_;
};

TEST_F(FileTest, ReadsAllBytes) {
  const std::string bytes("a\0b\r\n\xff", 6);
  write(path(), bytes);
  EXPECT_EQ(read_file(path()).value(), bytes);
  write(path(), "");
  EXPECT_EQ(read_file(path()).value(), "");
  write(path(), std::string(1'000'000, 'x'));
  EXPECT_EQ(read_file(path())->size(), 1'000'000u);
}

TEST_F(FileTest, ReadsFilesThatDoNotKnowTheirSize) {
  const Result<std::string> status = read_file("/proc/self/status");
  ASSERT_TRUE(status) << status.error().message;
  EXPECT_THAT(*status, HasSubstr("Name:"));
}

TEST_F(FileTest, WritesForTheOwnerAloneWhenAsked) {
  ASSERT_TRUE(write_file_atomically(path(), "secret", FileAccess::owner));
  struct stat info {};
  ASSERT_EQ(::stat(path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  EXPECT_EQ(read_file(path()).value(), "secret");
}

TEST_F(FileTest, NamesThePathOfWhatItCannotRead) {
  const Result<std::string> absent = read_file(path("absent"));
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().message, path("absent").string() + ": cannot open: No such file or directory");
  EXPECT_EQ(absent.error().kind, ErrorKind::environment);
  EXPECT_THAT(read_file(folder_).error().message, HasSubstr("Is a directory"));
}

TEST_F(FileTest, RefusesLargeFilesAndPipes) {
  write(path(), "12345");
  EXPECT_TRUE(read_file(path(), 5));
  EXPECT_THAT(read_file(path(), 4).error().message, HasSubstr("is larger than 4 bytes"));
  EXPECT_FALSE(read_file("/proc/self/status", 10));
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_THAT(read_file(path("pipe")).error().message, HasSubstr("is not a regular file"));
  EXPECT_FALSE(MappedFile::open(path("pipe")));
}

TEST_F(FileTest, ReplacesAFileWhole) {
  ASSERT_TRUE(write_file_atomically(path(), "old"));
  ASSERT_TRUE(write_file_atomically(path(), std::string("new\0bytes", 9)));
  EXPECT_EQ(read_file(path()).value(), std::string("new\0bytes", 9));
  EXPECT_EQ(files_in_folder(), 1u);
  struct stat info {};
  ASSERT_EQ(::stat(path().c_str(), &info), 0);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  EXPECT_EQ(info.st_mode & 0777u, 0666u & ~mask);
}

TEST_F(FileTest, LeavesNothingBehindWhenWritingFails) {
  std::filesystem::create_directory(path("taken"));
  std::filesystem::create_directory(path("taken") / "inside");
  const Result<void> written = write_file_atomically(path("taken"), "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::environment);
  EXPECT_THAT(written.error().message, HasSubstr(path("taken").string()));
  EXPECT_EQ(files_in_folder(), 1u);
  EXPECT_FALSE(write_file_atomically(path("absent") / "file", "x"));
  EXPECT_FALSE(sync_directory(path("absent")));
}

TEST_F(FileTest, WritesRelativePaths) {
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder_);
  EXPECT_TRUE(write_file_atomically("plain", "x"));
  std::filesystem::current_path(before);
  EXPECT_EQ(read_file(path("plain")).value(), "x");
}

TEST_F(FileTest, ShowsReadersTheOldBytesOrTheNew) {
  const std::string old(100'000, 'o'), fresh(200'000, 'n');
  ASSERT_TRUE(write_file_atomically(path(), old));
  std::jthread writer([&] {
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(write_file_atomically(path(), i % 2 == 0 ? fresh : old));
  });
  for (int i = 0; i < 200; ++i) {
    const Result<std::string> seen = read_file(path());
    ASSERT_TRUE(seen);
    EXPECT_TRUE(*seen == old || *seen == fresh);
  }
}

TEST_F(FileTest, MapsAFileThatIsThenUnlinked) {
  write(path(), "mapped");
  Result<MappedFile> mapped = MappedFile::open(path());
  ASSERT_TRUE(mapped);
  std::filesystem::remove(path());
  EXPECT_EQ(mapped->bytes(), "mapped");

  MappedFile moved(std::move(*mapped));
  EXPECT_EQ(moved.bytes(), "mapped");
  MappedFile assigned;
  EXPECT_EQ(assigned.bytes(), "");
  assigned = std::move(moved);
  EXPECT_EQ(assigned.bytes(), "mapped");
}

TEST_F(FileTest, MapsNothingOfAnEmptyFile) {
  write(path(), "");
  EXPECT_EQ(MappedFile::open(path())->bytes(), "");
  EXPECT_THAT(MappedFile::open(path("absent")).error().message, HasSubstr("cannot open"));
  EXPECT_FALSE(MappedFile::open(folder_));
}

}  // namespace
}  // namespace firstline
