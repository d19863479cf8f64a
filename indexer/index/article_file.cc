#include "indexer/index/article_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "indexer/index/byte_stream.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLART001";

struct Footer {
  std::uint64_t directory = 0;
  std::uint32_t entries = 0;
  std::uint32_t articles = 0;
  CollectionStatistics statistics;
  char magic[8] = {};
};

// A title that the body repeats from its first byte, where the body then goes on inside the sentence.
bool title_cut_from_body(const ArticleView& article) {
  if (article.title.empty() || !article.text.starts_with(article.title)) return false;
  const std::string_view rest = article.text.substr(article.title.size());
  return !rest.empty() && rest.front() != '\n' && std::strchr(".?!:;", rest.front()) == nullptr;
}

bool listed_before(const ArticleView& a, const ArticleView& b) {
  if (a.category != b.category) return a.category < b.category;
  if (a.order != b.order) return a.order < b.order;
  if (a.title != b.title) return a.title < b.title;
  return a.id < b.id;
}

}  // namespace

double inverse_document_frequency(double articles, double document_frequency) {
  return std::log(1.0 + (std::max(articles - document_frequency, 0.0) + 0.5) / (document_frequency + 0.5));
}

double cosine_weight(const TermInfo& info) {
  double tf = 0;
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    tf += kCosineFieldWeights[field] * info.count(static_cast<Field>(field));
  }
  return tf > 0 ? 1.0 + std::log(tf) : 0.0;
}

ArticleFileWriter::ArticleFileWriter(std::filesystem::path path)
    : path_(std::move(path)), out_(path_, std::ios::binary | std::ios::trunc) {}

Result<void> ArticleFileWriter::write(std::string_view bytes) {
  out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out_) return fail("cannot write " + path_.string() + ": is the disk full?", ErrorKind::environment);
  offset_ += bytes.size();
  return {};
}

Result<void> ArticleFileWriter::add(std::uint32_t docid, std::string_view record) {
  if (offset_ == 0) {
    if (auto written = write(kMagic); !written) return written;
  }
  if (entries_.size() < docid) entries_.resize(docid);
  entries_[docid - 1].offset = offset_;
  entries_[docid - 1].size = static_cast<std::uint32_t>(record.size());
  return write(record);
}

Result<void> ArticleFileWriter::finish(const std::function<std::uint32_t(TermHash)>& document_frequency) {
  if (offset_ == 0) {
    if (auto written = write(kMagic); !written) return written;
  }
  out_.flush();
  auto mapped = MappedFile::open(path_);
  if (!mapped) return tl::unexpected(mapped.error());

  Footer footer;
  std::vector<ArticleView> views(entries_.size());
  std::vector<std::uint32_t> docids;
  for (std::uint32_t docid = 1; docid <= entries_.size(); ++docid) {
    const ArticleEntry& entry = entries_[docid - 1];
    if (entry.size == 0) continue;
    views[docid - 1] = decode_article(mapped->bytes().substr(entry.offset, entry.size));
    docids.push_back(docid);
    entries_[docid - 1].boost = static_cast<float>(views[docid - 1].boost);
    entries_[docid - 1].expires_at = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(views[docid - 1].expires_at, 0, std::numeric_limits<std::uint32_t>::max()));
    footer.statistics.titles_cut_from_body += title_cut_from_body(views[docid - 1]);
  }
  footer.statistics.articles = static_cast<std::uint32_t>(docids.size());

  for (const std::uint32_t docid : docids) {
    ArticleEntry& entry = entries_[docid - 1];
    const TermVector vector = decode_term_vector(mapped->bytes().substr(entry.offset, entry.size));
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      footer.statistics.lengths[field] += vector.lengths()[field];
      entry.candidate_length += kCandidateFieldWeights[field] * vector.lengths()[field];
    }
    double squares = 0;
    double title_idf = 0;
    for (std::size_t i = 0; i < vector.size(); ++i) {
      const double idf =
          inverse_document_frequency(static_cast<double>(docids.size()), document_frequency(vector.hash(i)));
      const double weight = cosine_weight(vector.info(i)) * idf;
      squares += weight * weight;
      if (vector.info(i).title > 0) title_idf += idf;
    }
    entry.norm = static_cast<float>(std::sqrt(squares));
    entry.title_idf = static_cast<float>(title_idf);
  }

  std::string tail;
  ByteWriter out(tail);
  while ((offset_ + tail.size()) % alignof(ArticleEntry) != 0) tail.push_back('\0');
  footer.directory = offset_ + tail.size();
  footer.entries = static_cast<std::uint32_t>(entries_.size());
  footer.articles = footer.statistics.articles;
  for (const ArticleEntry& entry : entries_) out.fixed(entry);
  const auto view = [&views](std::uint32_t docid) -> const ArticleView& { return views[docid - 1]; };
  std::sort(docids.begin(), docids.end(),
            [&view](std::uint32_t a, std::uint32_t b) { return view(a).id < view(b).id; });
  for (const std::uint32_t docid : docids) out.fixed(docid);
  std::sort(docids.begin(), docids.end(),
            [&view](std::uint32_t a, std::uint32_t b) { return listed_before(view(a), view(b)); });
  for (const std::uint32_t docid : docids) out.fixed(docid);
  while ((offset_ + tail.size()) % alignof(Footer) != 0) tail.push_back('\0');
  std::memcpy(footer.magic, kMagic.data(), kMagic.size());
  out.fixed(footer);
  if (auto written = write(tail); !written) return written;
  out_.close();
  if (!out_) return fail("cannot write " + path_.string() + ": is the disk full?", ErrorKind::environment);
  return {};
}

Result<ArticleFile> ArticleFile::open(const std::filesystem::path& path) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected(mapped.error());
  ArticleFile file;
  file.file_ = std::move(*mapped);
  const std::string_view bytes = file.file_.bytes();
  const auto damaged = [&path] {
    return fail(path.string() + " is damaged; build the index again", ErrorKind::environment);
  };
  if (bytes.size() < kMagic.size() + sizeof(Footer) || !bytes.starts_with(kMagic)) return damaged();
  const auto* footer = reinterpret_cast<const Footer*>(bytes.data() + bytes.size() - sizeof(Footer));
  if (std::string_view(footer->magic, sizeof footer->magic) != kMagic) return damaged();
  const std::uint64_t directory_size =
      footer->entries * sizeof(ArticleEntry) + 2ULL * footer->articles * sizeof(std::uint32_t);
  if (footer->directory > bytes.size() || directory_size > bytes.size() - footer->directory) return damaged();
  const char* at = bytes.data() + footer->directory;
  file.entries_ = {reinterpret_cast<const ArticleEntry*>(at), footer->entries};
  at += file.entries_.size_bytes();
  file.by_id_ = {reinterpret_cast<const std::uint32_t*>(at), footer->articles};
  at += file.by_id_.size_bytes();
  file.listing_ = {reinterpret_cast<const std::uint32_t*>(at), footer->articles};
  file.statistics_ = &footer->statistics;
  for (const ArticleEntry& entry : file.entries_) {
    if (entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset) return damaged();
  }
  return file;
}

std::string_view ArticleFile::record(std::uint32_t docid) const {
  if (docid == 0 || docid > entries_.size()) return {};
  const ArticleEntry& entry = entries_[docid - 1];
  return file_.bytes().substr(entry.offset, entry.size);
}

std::optional<std::uint32_t> ArticleFile::find(std::string_view id) const {
  const auto it = std::lower_bound(by_id_.begin(), by_id_.end(), id, [this](std::uint32_t docid, std::string_view key) {
    return decode_id(record(docid)) < key;
  });
  if (it == by_id_.end() || decode_id(record(*it)) != id) return std::nullopt;
  return *it;
}

}  // namespace firstline
