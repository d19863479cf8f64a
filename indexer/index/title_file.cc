#include "indexer/index/title_file.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "indexer/index/article_file.h"
#include "indexer/index/byte_stream.h"
#include "indexer/index/mapped_tables.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLTTL001";
constexpr std::size_t kGram = 3;

struct Header {
  char magic[8] = {};
  std::uint32_t articles = 0;
  std::uint32_t grams = 0;
  std::uint32_t title_grams = 0;
  std::uint32_t reserved = 0;
};

std::uint32_t hash32(std::string_view text) {  // FNV-1a
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash ^ hash >> 15;
}

// Chinese, kana and Hangul begin with these bytes in UTF-8 (U+3000 and up).
bool is_east_asian(char lead) { return static_cast<unsigned char>(lead) >= 0xE3; }

// A gram's weight is its idf squared, as in a cosine of tf-idf.
double weigh(double titles, double frequency) {
  const double idf = inverse_document_frequency(titles, frequency);
  return idf * idf;
}

}  // namespace

std::vector<std::uint32_t> title_grams(std::string_view words) {
  const std::string text = " " + std::string(words) + " ";
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  const std::size_t characters = starts.size();
  starts.push_back(text.size());
  std::vector<std::uint32_t> grams;
  for (std::size_t i = 0; i < characters; ++i) {
    const std::string_view own = std::string_view(text).substr(starts[i], starts[i + 1] - starts[i]);
    if (is_east_asian(own.front())) {
      // Where dictionary words end depends on what surrounds them, so the blank between two of them is stepped over.
      std::size_t next = i + 1;
      if (next < characters && text[starts[next]] == ' ') ++next;
      if (next >= characters) continue;
      std::string gram(own);
      grams.push_back(hash32(gram.append(text, starts[next], starts[next + 1] - starts[next])));
    } else if (i + kGram <= characters && !(own == " " && is_east_asian(text[starts[i + 1]]))) {
      grams.push_back(hash32(std::string_view(text).substr(starts[i], starts[i + kGram] - starts[i])));
    }
  }
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

void TitleFileWriter::add(std::uint32_t docid, std::string_view words) {
  if (titles_.size() < docid) titles_.resize(docid);
  titles_[docid - 1] = title_grams(words);
}

Result<void> TitleFileWriter::finish(const std::filesystem::path& path) const {
  std::map<std::uint32_t, std::uint32_t> frequency;
  std::size_t total = 0;
  double titles = 0;
  for (const auto& grams : titles_) {
    total += grams.size();
    titles += grams.empty() ? 0 : 1;
    for (const std::uint32_t gram : grams) ++frequency[gram];
  }
  std::string bytes;
  ByteWriter out(bytes);
  Header header;
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.articles = static_cast<std::uint32_t>(titles_.size());
  header.grams = static_cast<std::uint32_t>(frequency.size());
  header.title_grams = static_cast<std::uint32_t>(total);
  out.fixed(header);
  std::vector<std::uint32_t> hashes;
  std::vector<float> weights;
  for (const auto& [hash, count] : frequency) {
    hashes.push_back(hash);
    weights.push_back(static_cast<float>(weigh(titles, count)));
  }
  const auto index_of = [&hashes](std::uint32_t hash) {
    return static_cast<std::uint32_t>(std::lower_bound(hashes.begin(), hashes.end(), hash) - hashes.begin());
  };
  for (const std::uint32_t hash : hashes) out.fixed(hash);
  for (const float weight : weights) out.fixed(weight);
  for (const auto& grams : titles_) {
    float sum = 0;
    for (const std::uint32_t gram : grams) sum += weights[index_of(gram)];
    out.fixed(sum);
  }
  out.offsets(titles_, [](const auto& grams) { return grams.size(); });
  for (const auto& grams : titles_) {
    for (const std::uint32_t gram : grams) out.fixed(index_of(gram));
  }
  return write_file_atomically(path, bytes);
}

Result<TitleFile> TitleFile::open(const std::filesystem::path& path) {
  Header header;
  auto tables = MappedTables::open(path, kMagic, header);
  if (!tables) return tl::unexpected(tables.error());
  TitleFile file;
  file.articles_ = header.articles;
  tables->take(file.hashes_, header.grams);
  tables->take(file.weights_, header.grams);
  tables->take(file.title_weights_, header.articles);
  tables->take(file.offsets_, header.articles + std::uint64_t{1});
  tables->take(file.grams_, header.title_grams);
  auto mapped = std::move(*tables).finish();
  if (!mapped) return tl::unexpected(mapped.error());
  file.file_ = std::move(*mapped);
  return file;
}

QueryGrams TitleFile::resolve(const std::vector<std::uint32_t>& hashes) const {
  QueryGrams query;
  const double unknown = weigh(articles_, 0);
  for (const std::uint32_t hash : hashes) {
    const auto it = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
    if (it == hashes_.end() || *it != hash) {
      query.weight += unknown;
      continue;
    }
    const auto index = static_cast<std::uint32_t>(it - hashes_.begin());
    query.grams.push_back(index);
    query.last_bits |= std::uint64_t{1} << (index & 63);
    query.weight += static_cast<double>(weights_[index]);
  }
  return query;
}

double TitleFile::likeness(const QueryGrams& query, std::uint32_t docid) const {
  if (docid == 0 || docid > articles_ || query.weight <= 0) return 0;
  const std::size_t end = std::min<std::size_t>(offsets_[docid], grams_.size());
  const std::size_t begin = std::min<std::size_t>(offsets_[docid - 1], end);
  const double own = static_cast<double>(title_weights_[docid - 1]);
  if (begin == end || own <= 0) return 0;
  double both = 0;
  auto wanted = query.grams.begin();
  for (const std::uint32_t gram : grams_.subspan(begin, end - begin)) {
    if ((query.last_bits >> (gram & 63) & 1) == 0) continue;
    while (wanted != query.grams.end() && *wanted < gram) ++wanted;
    if (wanted == query.grams.end()) break;
    if (*wanted == gram && gram < weights_.size()) both += static_cast<double>(weights_[gram]);
  }
  return both / query.weight * (both / own);
}

}  // namespace firstline
