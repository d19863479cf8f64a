#include "indexer/index/completion_file.h"

#include <algorithm>
#include <cstring>

#include "indexer/index/byte_stream.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLCMP001";

struct Header {
  char magic[8] = {};
  std::uint32_t entries = 0;
  std::uint32_t words = 0;
  std::uint32_t postings = 0;
  std::uint32_t text = 0;
};

}  // namespace

void CompletionFileWriter::add(CompletionEntry entry, const std::vector<Token>& tokens) {
  const auto index = static_cast<std::uint32_t>(entries_.size());
  std::uint32_t words = 0;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::word) words = std::max(words, token.position + 1);
    auto& list = postings_[token.word];
    if (!list.empty() && (list.back() >> 4) == index) continue;
    list.push_back(index << 4 | std::min<std::uint32_t>(token.position, 15));
  }
  entry.words = static_cast<std::uint8_t>(std::min<std::uint32_t>(words, 255));
  entries_.push_back(entry);
}

Result<void> CompletionFileWriter::finish(const std::filesystem::path& path) const {
  std::string bytes;
  ByteWriter out(bytes);
  Header header;
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.entries = static_cast<std::uint32_t>(entries_.size());
  header.words = static_cast<std::uint32_t>(postings_.size());
  for (const auto& [word, list] : postings_) {
    header.postings += static_cast<std::uint32_t>(list.size());
    header.text += static_cast<std::uint32_t>(word.size());
  }
  out.fixed(header);
  for (const CompletionEntry& entry : entries_) out.fixed(entry);
  std::uint32_t at = 0;
  for (const auto& [word, list] : postings_) {
    out.fixed(at);
    at += static_cast<std::uint32_t>(word.size());
  }
  out.fixed(at);
  at = 0;
  for (const auto& [word, list] : postings_) {
    out.fixed(at);
    at += static_cast<std::uint32_t>(list.size());
  }
  out.fixed(at);
  for (const auto& [word, list] : postings_) {
    for (const std::uint32_t posting : list) out.fixed(posting);
  }
  for (const auto& [word, list] : postings_) bytes.append(word);
  return write_file_atomically(path, bytes);
}

Result<CompletionFile> CompletionFile::open(const std::filesystem::path& path) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected(mapped.error());
  CompletionFile file;
  file.file_ = std::move(*mapped);
  const std::string_view bytes = file.file_.bytes();
  const auto damaged = [&path] {
    return fail(path.string() + " is damaged; build the index again", ErrorKind::environment);
  };
  if (bytes.size() < sizeof(Header) || !bytes.starts_with(kMagic)) return damaged();
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  const std::uint64_t n = header.words;
  const std::uint64_t tables =
      sizeof(Header) + sizeof(CompletionEntry) * std::uint64_t{header.entries} + 8 * (n + 1) + 4ULL * header.postings;
  if (bytes.size() != tables + header.text) return damaged();
  const char* at = bytes.data() + sizeof(Header);
  const auto take = [&at]<class T>(std::span<const T>& into, std::uint64_t count) {
    into = {reinterpret_cast<const T*>(at), count};
    at += into.size_bytes();
  };
  take(file.entries_, header.entries);
  take(file.word_offsets_, n + 1);
  take(file.posting_offsets_, n + 1);
  take(file.postings_, header.postings);
  file.text_ = bytes.substr(tables);
  return file;
}

std::string_view CompletionFile::word(std::uint32_t index) const {
  return text_.substr(std::min<std::size_t>(word_offsets_[index], text_.size()),
                      word_offsets_[index + 1] - word_offsets_[index]);
}

std::pair<std::uint32_t, std::uint32_t> CompletionFile::starting_with(std::string_view start) const {
  std::uint32_t low = 0;
  std::uint32_t high = words();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (word(middle) < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const std::uint32_t first = low;
  high = words();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (word(middle).starts_with(start)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {first, low};
}

std::span<const std::uint32_t> CompletionFile::postings(std::uint32_t word) const {
  const std::uint32_t begin =
      std::min<std::uint32_t>(posting_offsets_[word], static_cast<std::uint32_t>(postings_.size()));
  const std::uint32_t end =
      std::min<std::uint32_t>(posting_offsets_[word + 1], static_cast<std::uint32_t>(postings_.size()));
  return postings_.subspan(begin, end - begin);
}

}  // namespace firstline
