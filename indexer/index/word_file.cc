#include "indexer/index/word_file.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "indexer/index/byte_stream.h"
#include "indexer/index/mapped_tables.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLWRD001";
constexpr std::size_t kGramLength = 5;
constexpr std::size_t kCommonGram = 300;
constexpr std::size_t kMinGramWord = 4;   // code points; shorter words have no gram but themselves
constexpr std::size_t kMaxGramWord = 48;  // code points; longer ones are codes and addresses

struct Header {
  char magic[8] = {};
  std::uint32_t words = 0;
  std::uint32_t grams = 0;
  std::uint32_t gram_words = 0;
  std::uint32_t text = 0;
};

// Starts of the code points of well-formed UTF-8, and the end.
std::vector<std::size_t> code_point_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  starts.push_back(text.size());
  return starts;
}

std::uint32_t hash32(std::string_view text) {
  std::uint32_t hash = 2166136261u;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

// A word's length in code points (low 8 bits) and which of 56 classes its characters fall into.
std::uint64_t shape_of(std::string_view word) {
  const auto starts = code_point_starts(word);
  std::uint64_t shape = std::min<std::size_t>(starts.size() - 1, 255);
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const std::uint32_t hash = hash32(word.substr(starts[i], starts[i + 1] - starts[i]));
    shape |= std::uint64_t{1} << (8 + (hash ^ (hash >> 15)) % 56);
  }
  return shape;
}

// Calls `use` with each 5-gram of ^word$; CJK words are short and have bigrams instead.
template <class Use>
void for_each_gram(std::string_view word, const Use& use) {
  const std::string framed = "^" + std::string(word) + "$";
  const auto starts = code_point_starts(framed);
  const std::size_t length = starts.size() - 1;
  if (length < kMinGramWord + 2 || length > kMaxGramWord + 2) return;
  for (std::size_t i = 0; i + kGramLength <= length; ++i) {
    use(hash32(std::string_view(framed).substr(starts[i], starts[i + kGramLength] - starts[i])));
  }
}

// Whether more than `limit` bits are set. Without a machine instruction that may be counted on, clearing the few that
// may be is faster than counting all.
bool has_more_bits(std::uint64_t bits, unsigned limit) {
  for (; limit > 0 && bits != 0; --limit) bits &= bits - 1;
  return bits != 0;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<void> write_word_file(const std::filesystem::path& path, std::span<const WordCount> words) {
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> grams;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (has_digit(words[i].word)) continue;
    for_each_gram(words[i].word, [&grams, i](std::uint32_t gram) {
      auto& list = grams[gram];
      if (list.size() <= kCommonGram && (list.empty() || list.back() != i)) list.push_back(i);
    });
  }
  std::vector<std::uint32_t> kept;
  std::size_t gram_words = 0;
  for (const auto& [gram, list] : grams) {
    if (list.size() < 2 || list.size() > kCommonGram) continue;
    kept.push_back(gram);
    gram_words += list.size();
  }
  std::sort(kept.begin(), kept.end());

  std::string bytes;
  ByteWriter out(bytes);
  Header header;
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.words = static_cast<std::uint32_t>(words.size());
  header.grams = static_cast<std::uint32_t>(kept.size());
  header.gram_words = static_cast<std::uint32_t>(gram_words);
  for (const WordCount& word : words) header.text += static_cast<std::uint32_t>(word.word.size());
  out.fixed(header);
  for (const WordCount& word : words) out.fixed(shape_of(word.word));
  std::uint32_t offset = 0;
  for (const WordCount& word : words) {
    out.fixed(offset);
    offset += static_cast<std::uint32_t>(word.word.size());
  }
  out.fixed(offset);
  for (const WordCount& word : words) out.fixed(word.frequency);
  for (const std::uint32_t gram : kept) out.fixed(gram);
  offset = 0;
  for (const std::uint32_t gram : kept) {
    out.fixed(offset);
    offset += static_cast<std::uint32_t>(grams[gram].size());
  }
  out.fixed(offset);
  for (const std::uint32_t gram : kept) {
    for (const std::uint32_t word : grams[gram]) out.fixed(word);
  }
  for (const WordCount& word : words) bytes.append(word.word);
  return write_file_atomically(path, bytes);
}

Result<WordFile> WordFile::open(const std::filesystem::path& path) {
  Header header;
  auto tables = MappedTables::open(path, kMagic, header);
  if (!tables) return tl::unexpected(tables.error());
  WordFile file;
  std::span<const std::uint32_t> offsets;
  std::string_view text;
  tables->take(file.shapes_, header.words);
  tables->take(offsets, header.words + std::uint64_t{1});
  tables->take(file.frequencies_, header.words);
  tables->take(file.gram_hashes_, header.grams);
  tables->take(file.gram_offsets_, header.grams + std::uint64_t{1});
  tables->take(file.gram_words_, header.gram_words);
  tables->take(text, header.text);
  file.words_ = WordTable(offsets, text);
  auto mapped = std::move(*tables).finish();
  if (!mapped) return tl::unexpected(mapped.error());
  file.file_ = std::move(*mapped);
  return file;
}

std::vector<std::uint32_t> WordFile::within_reach(std::string_view wanted, unsigned edits) const {
  const std::uint64_t shape = shape_of(wanted);
  const auto length = static_cast<int>(shape & 0xFF);
  const std::uint64_t classes = shape >> 8;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < shapes_.size(); ++i) {
    const auto other_length = static_cast<int>(shapes_[i] & 0xFF);
    if (other_length > length + static_cast<int>(edits) || other_length + static_cast<int>(edits) < length) continue;
    const std::uint64_t other = shapes_[i] >> 8;
    // An edit removes at most one class and adds at most one.
    if (has_more_bits(classes & ~other, edits) || has_more_bits(other & ~classes, edits)) continue;
    found.push_back(i);
  }
  return found;
}

std::vector<RelatedWord> WordFile::relatives(std::string_view wanted, std::size_t limit) const {
  std::vector<std::uint32_t> shared;  // a word once for each gram
  unsigned grams = 0;
  for_each_gram(wanted, [&](std::uint32_t gram) {
    ++grams;
    const auto it = std::lower_bound(gram_hashes_.begin(), gram_hashes_.end(), gram);
    if (it == gram_hashes_.end() || *it != gram) return;
    const auto slot = static_cast<std::size_t>(it - gram_hashes_.begin());
    for (std::uint32_t at = gram_offsets_[slot]; at < gram_offsets_[slot + 1] && at < gram_words_.size(); ++at) {
      shared.push_back(gram_words_[at]);
    }
  });
  std::sort(shared.begin(), shared.end());
  std::vector<RelatedWord> related;
  for (auto run = shared.begin(); run != shared.end();) {
    const auto end = std::find_if(run, shared.end(), [run](std::uint32_t index) { return index != *run; });
    if (*run < size() && word(*run) != wanted) related.push_back({*run, static_cast<double>(end - run) / grams});
    run = end;
  }
  const auto better = [this](const RelatedWord& a, const RelatedWord& b) {
    if (a.share != b.share) return a.share > b.share;
    if (frequency(a.index) != frequency(b.index)) return frequency(a.index) > frequency(b.index);
    return a.index < b.index;
  };
  const std::size_t kept = std::min(limit, related.size());
  std::partial_sort(related.begin(), related.begin() + static_cast<std::ptrdiff_t>(kept), related.end(), better);
  related.resize(kept);
  return related;
}

}  // namespace firstline
