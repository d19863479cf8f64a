#include "indexer/index/completion_file.h"

#include <algorithm>
#include <cstring>

#include "indexer/index/byte_stream.h"
#include "indexer/index/mapped_tables.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLCMP002";

struct Header {
  char magic[8] = {};
  std::uint32_t entries = 0;
  std::uint32_t words = 0;
  std::uint32_t postings = 0;
  std::uint32_t text = 0;
};

}  // namespace

void CompletionFileWriter::add(CompletionEntry entry, std::string_view text, const std::vector<Token>& tokens) {
  const auto index = static_cast<std::uint32_t>(entries_.size());
  std::uint32_t words = 0;
  find_completion_keys(text, tokens, keys_);
  for (const CompletionKey& key : keys_) {
    words = std::max(words, key.place + 1);
    auto& list = postings_[key.text];
    if (!list.empty() && (list.back() >> 4) == index) continue;
    list.push_back(index << 4 | std::min<std::uint32_t>(key.place, 15));
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
  out.offsets(postings_, [](const auto& key) { return key.first.size(); });
  out.offsets(postings_, [](const auto& key) { return key.second.size(); });
  for (const auto& [word, list] : postings_) {
    for (const std::uint32_t posting : list) out.fixed(posting);
  }
  for (const auto& [word, list] : postings_) bytes.append(word);
  return write_file_atomically(path, bytes);
}

Result<CompletionFile> CompletionFile::open(const std::filesystem::path& path) {
  Header header;
  auto tables = MappedTables::open(path, kMagic, header);
  if (!tables) return tl::unexpected(tables.error());
  CompletionFile file;
  std::span<const std::uint32_t> offsets;
  std::string_view text;
  tables->take(file.entries_, header.entries);
  tables->take(offsets, header.words + std::uint64_t{1});
  tables->take(file.posting_offsets_, header.words + std::uint64_t{1});
  tables->take(file.postings_, header.postings);
  tables->take(text, header.text);
  file.keys_ = WordTable(offsets, text);
  auto mapped = std::move(*tables).finish();
  if (!mapped) return tl::unexpected(mapped.error());
  file.file_ = std::move(*mapped);
  return file;
}

std::span<const std::uint32_t> CompletionFile::postings(WordRange keys) const {
  const auto at = [this](std::uint32_t key) { return std::min<std::size_t>(posting_offsets_[key], postings_.size()); };
  if (keys.empty()) return {};
  const std::size_t begin = at(keys.first);
  return postings_.subspan(begin, std::max(begin, at(keys.last)) - begin);
}

}  // namespace firstline
