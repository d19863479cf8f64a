#include "indexer/index/word_file.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

#include "indexer/index/byte_stream.h"
#include "indexer/index/mapped_tables.h"

namespace firstline {
namespace {

constexpr std::string_view kMagic = "FLWRD002";
constexpr std::size_t kGramLength = 5;
constexpr std::size_t kLongestShape = 255;  // code points; longer words count as that long
constexpr unsigned kMostEdits = 3;
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
  std::uint64_t shape = std::min(starts.size() - 1, kLongestShape);
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

std::size_t length_of(std::uint64_t shape) { return shape & 0xFF; }
std::uint64_t classes_of(std::uint64_t shape) { return shape >> 8; }

// The bits but the lowest `Count`. Without a machine instruction that may be counted on, clearing the few that may be
// set is faster than counting all.
template <unsigned Count>
std::uint64_t without_lowest(std::uint64_t bits) {
  for (unsigned i = 0; i < Count; ++i) bits &= bits - 1;
  return bits;
}

// Appends the words among `shapes` that `Edits` edits could turn into `wanted`: one removes at most one class of
// characters and adds at most one. No branch, since nobody can foretell which way it would go.
template <unsigned Edits>
void append_alike(std::uint64_t wanted, std::span<const std::uint64_t> shapes, std::span<const std::uint32_t> words,
                  std::vector<std::uint32_t>& found) {
  std::size_t count = found.size();
  found.resize(count + shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const std::uint64_t own = classes_of(shapes[i]);
    found[count] = words[i];
    count +=
        static_cast<std::size_t>((without_lowest<Edits>(wanted & ~own) | without_lowest<Edits>(own & ~wanted)) == 0);
  }
  found.resize(count);
}

struct Counted {
  std::uint32_t number = 0;
  std::uint32_t count = 0;
};

// Each number once, in no order. In a table twice their number long: much faster than sorting them.
std::vector<Counted> count_each(const std::vector<std::uint32_t>& numbers) {
  std::vector<Counted> slots(std::bit_ceil(2 * numbers.size() + 1));
  for (const std::uint32_t number : numbers) {
    std::size_t slot = number * 2654435761U & (slots.size() - 1);  // Knuth, 6.4: multiplicative hashing
    while (slots[slot].count > 0 && slots[slot].number != number) slot = (slot + 1) & (slots.size() - 1);
    slots[slot].number = number;
    ++slots[slot].count;
  }
  std::erase_if(slots, [](const Counted& slot) { return slot.count == 0; });
  return slots;
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
  std::vector<std::pair<std::uint64_t, std::uint32_t>> shapes;
  for (const WordCount& word : words) {
    shapes.emplace_back(shape_of(word.word), static_cast<std::uint32_t>(shapes.size()));
  }
  std::stable_sort(shapes.begin(), shapes.end(),
                   [](const auto& a, const auto& b) { return length_of(a.first) < length_of(b.first); });
  for (const auto& [shape, word] : shapes) out.fixed(shape);
  for (const auto& [shape, word] : shapes) out.fixed(word);
  std::size_t shorter = 0;
  for (std::size_t length = 0; length <= kLongestShape + 1; ++length) {
    while (shorter < shapes.size() && length_of(shapes[shorter].first) < length) ++shorter;
    out.fixed(static_cast<std::uint32_t>(shorter));
  }
  out.offsets(words, [](const WordCount& word) { return word.word.size(); });
  for (const WordCount& word : words) out.fixed(word.frequency);
  for (const std::uint32_t gram : kept) out.fixed(gram);
  out.offsets(kept, [&grams](std::uint32_t gram) { return grams[gram].size(); });
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
  tables->take(file.shape_words_, header.words);
  tables->take(file.length_starts_, kLongestShape + 2);
  tables->take(offsets, header.words + std::uint64_t{1});
  tables->take(file.frequencies_, header.words);
  tables->take(file.gram_hashes_, header.grams);
  tables->take(file.gram_offsets_, header.grams + std::uint64_t{1});
  tables->take(file.gram_words_, header.gram_words);
  tables->take(text, header.text);
  file.words_ = WordTable(offsets, text);
  auto mapped = std::move(*tables).finish();
  if (!mapped) return tl::unexpected(mapped.error());
  const auto no_word = [&header](std::uint32_t index) { return index >= header.words; };
  if (std::any_of(file.shape_words_.begin(), file.shape_words_.end(), no_word)) {
    return fail(path.string() + " is damaged; build the index again", ErrorKind::environment);
  }
  file.file_ = std::move(*mapped);
  return file;
}

std::vector<std::uint32_t> WordFile::within_reach(std::string_view wanted, Reach reach) const {
  std::vector<std::uint32_t> found;
  if (wanted.empty()) return found;
  const std::uint64_t shape = shape_of(wanted);
  const std::uint64_t classes = classes_of(shape);
  const std::size_t length = length_of(shape);
  const WordRange same_start = words_.starting_with(wanted.substr(0, code_point_starts(wanted)[1]));
  const auto scan = [&](std::size_t begin, std::size_t end, std::size_t away, unsigned edits) {
    if (away > edits || begin >= end) return;
    const auto shapes = shapes_.subspan(begin, end - begin);
    const auto words = shape_words_.subspan(begin, end - begin);
    if (edits <= 1) return append_alike<1>(classes, shapes, words, found);
    if (edits == 2) return append_alike<2>(classes, shapes, words, found);
    append_alike<3>(classes, shapes, words, found);
  };
  const std::size_t most = std::min(std::max(reach.same_start, reach.other_start), kMostEdits);
  for (std::size_t other = length - std::min(length, most); other <= std::min(length + most, kLongestShape); ++other) {
    const std::size_t end = std::min<std::size_t>(length_starts_[other + 1], shapes_.size());
    const std::size_t begin = std::min<std::size_t>(length_starts_[other], end);
    const auto from = shape_words_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = shape_words_.begin() + static_cast<std::ptrdiff_t>(end);
    const auto index_of = [this](auto it) { return static_cast<std::size_t>(it - shape_words_.begin()); };
    const std::size_t first = index_of(std::lower_bound(from, to, same_start.first));
    const std::size_t last = std::max(first, index_of(std::lower_bound(from, to, same_start.last)));
    const std::size_t away = other < length ? length - other : other - length;
    scan(begin, first, away, reach.other_start);
    scan(first, last, away, reach.same_start);
    scan(last, end, away, reach.other_start);
  }
  return found;
}

std::vector<RelatedWord> WordFile::relatives(std::string_view wanted, double least_share, std::size_t limit) const {
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
  std::vector<RelatedWord> related;
  for (const auto& [index, count] : count_each(shared)) {
    const double share = static_cast<double>(count) / grams;
    if (share >= least_share && index < size() && word(index) != wanted) related.push_back({index, share});
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
