#include "indexer/index/stem_file.h"

#include <algorithm>
#include <cstring>

#include "indexer/index/byte_stream.h"
#include "indexer/index/mapped_tables.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLSTM001";

struct Header {
  char magic[8] = {};
  std::uint32_t stems = 0;
  std::uint32_t words = 0;
  std::uint32_t word_stems = 0;
  std::uint32_t text = 0;
};

}  // namespace

Result<void> write_stem_file(const std::filesystem::path& path, std::span<const StemCount> stems,
                             std::span<const std::vector<std::uint32_t>> words) {
  Header header;
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.stems = static_cast<std::uint32_t>(stems.size());
  header.words = static_cast<std::uint32_t>(words.size());
  for (const auto& word : words) header.word_stems += static_cast<std::uint32_t>(word.size());
  for (const StemCount& stem : stems) header.text += static_cast<std::uint32_t>(stem.stem.size());
  std::string bytes;
  ByteWriter out(bytes);
  out.fixed(header);
  out.offsets(stems, [](const StemCount& stem) { return stem.stem.size(); });
  for (const StemCount& stem : stems) out.fixed(stem.articles);
  out.offsets(words, [](const auto& word) { return word.size(); });
  for (const auto& word : words) {
    for (const std::uint32_t stem : word) out.fixed(stem);
  }
  for (const StemCount& stem : stems) bytes.append(stem.stem);
  return write_file_atomically(path, bytes);
}

Result<StemFile> StemFile::open(const std::filesystem::path& path) {
  Header header;
  auto tables = MappedTables::open(path, kMagic, header);
  if (!tables) return tl::unexpected(tables.error());
  StemFile file;
  std::span<const std::uint32_t> offsets;
  std::string_view text;
  tables->take(offsets, header.stems + std::uint64_t{1});
  tables->take(file.articles_, header.stems);
  tables->take(file.word_starts_, header.words + std::uint64_t{1});
  tables->take(file.word_stems_, header.word_stems);
  tables->take(text, header.text);
  file.stems_ = WordTable(offsets, text);
  auto mapped = std::move(*tables).finish();
  if (!mapped) return tl::unexpected(mapped.error());
  const auto no_stem = [&header](std::uint32_t index) { return index >= header.stems; };
  if (std::any_of(file.word_stems_.begin(), file.word_stems_.end(), no_stem)) {
    return fail(path.string() + " is damaged; build the index again", ErrorKind::environment);
  }
  file.file_ = std::move(*mapped);
  return file;
}

std::uint32_t StemFile::articles_with(std::string_view stem) const {
  const auto index = stems_.find(stem);
  return index ? articles_[*index] : 0;
}

std::span<const std::uint32_t> StemFile::of_word(std::uint32_t word) const {
  if (word + std::uint64_t{1} >= word_starts_.size()) return {};
  const std::size_t begin = std::min<std::size_t>(word_starts_[word], word_stems_.size());
  const std::size_t end = std::clamp<std::size_t>(word_starts_[word + 1], begin, word_stems_.size());
  return word_stems_.subspan(begin, end - begin);
}

}  // namespace firstline
