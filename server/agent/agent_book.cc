#include "server/agent/agent_book.h"

#include <sys/stat.h>

#include <utility>

#include "server/agent/agent_token.h"

namespace firstline {

Result<std::unique_ptr<AgentBook>> AgentBook::open(std::filesystem::path path,
                                                   std::function<void(const std::string&)> complain) {
  std::unique_ptr<AgentBook> book(new AgentBook(std::move(path), std::move(complain)));
  book->stamp_ = book->stamp();
  auto entries = read_token_file(book->path_);
  if (!entries) return tl::unexpected(entries.error());
  book->entries_ = std::make_shared<const std::vector<TokenEntry>>(std::move(*entries));
  return book;
}

std::optional<std::string> AgentBook::find(std::string_view token) {
  if (!is_agent_token(token)) return std::nullopt;
  const std::string hash = hash_agent_token(token);
  const Entries entries = current();
  std::optional<std::string> name;
  for (const TokenEntry& entry : *entries) {
    if (same_secret(entry.hash, hash)) name = entry.name;
  }
  return name;
}

std::optional<std::string> AgentBook::hash_of(std::string_view name) {
  const Entries entries = current();
  for (const TokenEntry& entry : *entries) {
    if (entry.name == name) return entry.hash;
  }
  return std::nullopt;
}

AgentBook::Stamp AgentBook::stamp() const {
  struct stat info {};
  if (::stat(path_.c_str(), &info) != 0) return {};
  return {true, info.st_dev, info.st_ino, info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec};
}

// The stamp is taken before the file is read: a change in between is then seen at the next question.
AgentBook::Entries AgentBook::current() {
  const Stamp now = stamp();
  const std::lock_guard lock(mutex_);
  if (now == stamp_) return entries_;
  stamp_ = now;
  auto entries = read_token_file(path_);
  if (!entries && complain_) complain_("no agent is let in: " + entries.error().message);
  entries_ = std::make_shared<const std::vector<TokenEntry>>(entries ? std::move(*entries) : std::vector<TokenEntry>());
  return entries_;
}

}  // namespace firstline
