#include "indexer/index/facet_file.h"

#include <algorithm>
#include <cstring>

#include "indexer/index/byte_stream.h"
#include "indexer/index/mapped_tables.h"
#include "indexer/index/schema.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLFCT001";

struct Header {
  char magic[8] = {};
  std::uint32_t articles = 0;
  std::uint32_t numbers = 0;
  std::uint32_t values = 0;
  std::uint32_t text = 0;
};

}  // namespace

void FacetFileWriter::add(std::uint32_t docid, std::string_view category, std::span<const std::string_view> tags) {
  last_docid_ = std::max(last_docid_, docid);
  if (!category.empty()) add_value(docid, prefix::category, category);
  for (const std::string_view tag : tags) add_value(docid, prefix::tag, tag);
}

void FacetFileWriter::add_value(std::uint32_t docid, char kind, std::string_view value) {
  docids_[std::string(1, kind).append(value)].push_back(docid);
}

Result<void> FacetFileWriter::finish(const std::filesystem::path& path) const {
  std::vector<std::vector<std::uint32_t>> numbers(last_docid_);
  Header header;
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.articles = last_docid_;
  for (const auto& [value, docids] : docids_) {
    for (const std::uint32_t docid : docids) numbers[docid - 1].push_back(header.values);
    ++header.values;
    header.numbers += static_cast<std::uint32_t>(docids.size());
    header.text += static_cast<std::uint32_t>(value.size());
  }
  std::string bytes;
  ByteWriter out(bytes);
  out.fixed(header);
  out.offsets(numbers, [](const auto& own) { return own.size(); });
  for (const auto& own : numbers) {
    for (const std::uint32_t number : own) out.fixed(number);
  }
  out.offsets(docids_, [](const auto& value) { return value.first.size(); });
  for (const auto& [value, docids] : docids_) bytes.append(value);
  return write_file_atomically(path, bytes);
}

Result<FacetFile> FacetFile::open(const std::filesystem::path& path) {
  Header header;
  auto tables = MappedTables::open(path, kMagic, header);
  if (!tables) return tl::unexpected(tables.error());
  FacetFile file;
  std::span<const std::uint32_t> text_offsets;
  std::string_view text;
  tables->take(file.offsets_, header.articles + std::uint64_t{1});
  tables->take(file.numbers_, header.numbers);
  tables->take(text_offsets, header.values + std::uint64_t{1});
  tables->take(text, header.text);
  file.values_ = WordTable(text_offsets, text);
  auto mapped = std::move(*tables).finish();
  if (!mapped) return tl::unexpected(mapped.error());
  // Whoever counts uses them as indexes: once here rather than at each.
  if (std::any_of(file.numbers_.begin(), file.numbers_.end(),
                  [&header](std::uint32_t number) { return number >= header.values; })) {
    return fail(path.string() + " is damaged; build the index again", ErrorKind::environment);
  }
  file.file_ = std::move(*mapped);
  return file;
}

std::span<const std::uint32_t> FacetFile::values(std::uint32_t docid) const {
  if (docid == 0 || docid >= offsets_.size()) return {};
  const std::size_t end = std::min<std::size_t>(offsets_[docid], numbers_.size());
  const std::size_t begin = std::min<std::size_t>(offsets_[docid - 1], end);
  return numbers_.subspan(begin, end - begin);
}

}  // namespace firstline
