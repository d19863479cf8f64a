#include "indexer/index/latent_file.h"

#include <cstring>

#include "indexer/index/article_record.h"
#include "indexer/index/byte_stream.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLLAT001";

struct Header {
  char magic[8] = {};
  std::uint32_t last_docid = 0;
  std::uint32_t dimensions = kLatentDimensions;
};

}  // namespace

Result<void> write_latent_file(const std::filesystem::path& path, const ArticleFile& articles,
                               const LatentSpace& space) {
  std::string bytes;
  ByteWriter out(bytes);
  Header header;
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.last_docid = articles.last_docid();
  out.fixed(header);
  for (std::uint32_t docid = 1; docid <= header.last_docid; ++docid) {
    const std::string_view record = articles.record(docid);
    out.fixed(record.empty() ? LatentVector{} : space.fold(decode_term_vector(record)));
  }
  return write_file_atomically(path, bytes);
}

Result<LatentFile> LatentFile::open(const std::filesystem::path& path) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected(mapped.error());
  LatentFile file;
  file.file_ = std::move(*mapped);
  const std::string_view bytes = file.file_.bytes();
  Header header;
  if (bytes.size() >= sizeof header) std::memcpy(&header, bytes.data(), sizeof header);
  if (!bytes.starts_with(kMagic) || header.dimensions != kLatentDimensions ||
      bytes.size() != sizeof header + std::uint64_t{header.last_docid} * kLatentDimensions) {
    return fail(path.string() + " is damaged; build the index again", ErrorKind::environment);
  }
  file.vectors_ = {reinterpret_cast<const std::int8_t*>(bytes.data() + sizeof header), bytes.size() - sizeof header};
  return file;
}

std::span<const std::int8_t> LatentFile::vector(std::uint32_t docid) const {
  if (docid == 0 || docid > vectors_.size() / kLatentDimensions) return {};
  return vectors_.subspan((docid - 1) * kLatentDimensions, kLatentDimensions);
}

}  // namespace firstline
