#include "server/agent/token_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "indexer/base/file.h"
#include "server/agent/agent_token.h"

namespace firstline {

namespace {

constexpr std::string_view kAlgorithm = "sha256:";
constexpr std::string_view kHeading =
    "# Agents of this help centre. Change it with: firstline-server token add|list|revoke\n";
constexpr std::size_t kMaxFileBytes = std::size_t{4} << 20;

auto find_name(const std::vector<TokenEntry>& entries, std::string_view name) {
  return std::find_if(entries.begin(), entries.end(), [&](const TokenEntry& entry) { return entry.name == name; });
}

Result<TokenEntry> parse_line(const std::string& line) {
  std::istringstream words(line);
  TokenEntry entry;
  std::string hash;
  std::string rest;
  words >> entry.name >> hash >> entry.added;
  if (words >> rest || entry.added.empty()) return fail("must be a name, sha256:HASH and a date");
  if (!is_agent_name(entry.name)) return fail("a name has 1 to 64 letters, digits and . _ - @");
  if (hash.starts_with(kAlgorithm)) entry.hash = from_hex(std::string_view(hash).substr(kAlgorithm.size()));
  if (entry.hash.size() != kTokenHashBytes) return fail("the hash must be sha256: and 64 hexadecimal digits");
  return entry;
}

Result<std::vector<TokenEntry>> parse(const std::string& text, const std::filesystem::path& path) {
  std::vector<TokenEntry> entries;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const auto at = [&](const std::string& what) {
      return fail(path.string() + ':' + std::to_string(number) + ": " + what +
                  "; remove the line and give the agent a new token");
    };
    if (line.find_first_not_of(" \t\r") == line.npos || line.starts_with('#')) continue;
    auto entry = parse_line(line);
    if (!entry) return at(entry.error().message);
    if (find_name(entries, entry->name) != entries.end()) return at("the name stands twice");
    if (entries.size() == kMaxTokenEntries) return at("there are too many agents");
    entries.push_back(std::move(*entry));
  }
  return entries;
}

// Two commands at once must not lose an agent of each other. The lock is the folder's: the file itself is replaced.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& path)
      : folder_(
            ::open((path.has_parent_path() ? path.parent_path() : ".").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (folder_ >= 0) ::flock(folder_, LOCK_EX);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (folder_ >= 0) ::close(folder_);
  }

 private:
  int folder_;
};

Result<void> write(const std::filesystem::path& path, const std::vector<TokenEntry>& entries) {
  std::string text(kHeading);
  for (const TokenEntry& entry : entries) {
    text += entry.name + ' ' + std::string(kAlgorithm) + to_hex(entry.hash) + ' ' + entry.added + '\n';
  }
  // Root who adds an agent must not take the file away from the user that serves.
  struct stat before {};
  const bool existed = ::stat(path.c_str(), &before) == 0;
  auto written = write_file_atomically(path, text, FileAccess::owner);
  if (written && existed && ::geteuid() == 0 && ::chown(path.c_str(), before.st_uid, before.st_gid) != 0) {
    return fail(path.string() + ": was written but now belongs to root; give it to the user that runs the server",
                ErrorKind::environment);
  }
  return written;
}

}  // namespace

bool is_agent_name(std::string_view name) {
  constexpr std::string_view kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-@";
  return !name.empty() && name.size() <= 64 && name.find_first_not_of(kAllowed) == name.npos;
}

Result<std::vector<TokenEntry>> read_token_file(const std::filesystem::path& path) {
  const auto text = read_file(path, kMaxFileBytes);
  if (!text) return tl::unexpected(text.error());
  return parse(*text, path);
}

Result<std::string> add_token(const std::filesystem::path& path, std::string_view name, std::string_view today) {
  if (!is_agent_name(name)) {
    return fail('"' + std::string(name) + "\" is no name for an agent; use 1 to 64 letters, digits and . _ - @");
  }
  const FolderLock lock(path);
  std::vector<TokenEntry> entries;
  std::error_code error;
  if (std::filesystem::exists(path, error) || error) {
    auto read = read_token_file(path);
    if (!read) return tl::unexpected(read.error());
    entries = std::move(*read);
  }
  if (find_name(entries, name) != entries.end()) {
    return fail("there is an agent \"" + std::string(name) + "\" already; revoke that token first, or choose a name");
  }
  if (entries.size() == kMaxTokenEntries) return fail(path.string() + ": there are too many agents; revoke some first");
  auto token = make_agent_token();
  if (!token) return token;
  entries.push_back({std::string(name), hash_agent_token(*token), std::string(today)});
  if (const auto written = write(path, entries); !written) return tl::unexpected(written.error());
  return token;
}

Result<void> revoke_token(const std::filesystem::path& path, std::string_view name) {
  const FolderLock lock(path);
  auto entries = read_token_file(path);
  if (!entries) return tl::unexpected(entries.error());
  const auto found = find_name(*entries, name);
  if (found == entries->end()) {
    return fail("there is no agent \"" + std::string(name) + "\"; firstline-server token list names them");
  }
  entries->erase(found);
  return write(path, *entries);
}

}  // namespace firstline
