// The forward side of the index: for one article, each of its terms with how often it occurs in which field and where.
//
// Xapian's postings find the candidates; what ranks them, picks the section and marks the snippet is read from here,
// straight out of a mapped file: a query word costs one look at a few cache lines of a candidate, no B-tree and no
// decompression.
//
// Terms are kept as 48-bit hashes (32 to search by, 16 to confirm): with 1,000 terms an article, 10 query words and
// 200 candidates, a false match is expected once in 100 million queries.
//
// Layout, 4-byte aligned: fixed header | hashes u32[n], ascending | info 12 bytes[n] | positions, varint deltas a term
// | token offsets of the body, two varints a token (gap since the last token's end, length).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/schema.h"
#include "indexer/text/analyzer.h"

namespace firstline {

// A term's 48-bit name.
struct TermHash {
  std::uint32_t high = 0;  // sorts
  std::uint16_t low = 0;   // confirms
  bool operator==(const TermHash&) const = default;
};
TermHash hash_term(char kind, std::string_view text);

// Frequencies of a term by field; saturated at 65,535.
struct TermInfo {
  std::uint32_t positions = 0;  // where its positions start, from the beginning of the position bytes
  std::uint16_t body = 0;
  std::uint16_t low = 0;
  std::uint8_t title = 0;
  std::uint8_t headings = 0;
  std::uint8_t keywords = 0;
  std::uint8_t pad = 0;

  std::uint32_t count(Field field) const;
};
static_assert(sizeof(TermInfo) == 12);

struct BodyToken {
  std::uint32_t begin = 0;  // bytes in the article's text
  std::uint32_t end = 0;
};

// Read access to one article's vector. A view: valid as long as the mapped bytes are.
class TermVector {
 public:
  TermVector() = default;
  explicit TermVector(std::string_view bytes);

  const FieldCounts& lengths() const { return lengths_; }  // word tokens by field
  // Position at which each field begins; positions at or after one and before the next belong to it.
  const FieldCounts& starts() const { return starts_; }
  std::size_t size() const { return hashes_.size(); }
  // Constant time for most, O(log n) at worst. nullptr when the article lacks the term.
  const TermInfo* find(TermHash term) const;
  // All positions of a term, ascending, over all fields. Clears `out` first.
  void positions(const TermInfo& info, std::vector<std::uint32_t>& out) const;
  Field field_of(std::uint32_t position) const;
  // Byte ranges of the body's word tokens in order; token i has position starts()[body] + i.
  void body_tokens(std::vector<BodyToken>& out) const;

  TermHash hash(std::size_t i) const { return {hashes_[i], infos_[i].low}; }
  const TermInfo& info(std::size_t i) const { return infos_[i]; }

 private:
  std::span<const std::uint32_t>::iterator first_at_least(std::uint32_t high) const;

  FieldCounts lengths_{};
  FieldCounts starts_{};
  std::span<const std::uint32_t> hashes_;
  std::span<const TermInfo> infos_;
  std::string_view positions_;
  std::string_view tokens_;
  std::uint32_t token_count_ = 0;
};

// Gathers an article's tokens, field by field in the order of Field, and writes the bytes TermVector reads.
class TermVectorBuilder {
 public:
  // Adds one piece of a field (a title, one heading, one tag). Fields must come in order; the body last and once.
  void add(Field field, const std::vector<Token>& tokens);
  // A term that stands in no field and has no frequency; find() tells that it is there.
  void add_marker(char kind, const std::string& text);
  std::string finish();
  // Where the next piece will begin.
  std::uint32_t next_position() const { return next_position_; }

  struct Posting {
    char kind = 0;
    std::string text;
    FieldCounts counts{};
    std::vector<std::uint32_t> positions;
  };
  const std::vector<Posting>& postings() const { return postings_; }

 private:
  Posting& posting_for(char kind, const std::string& text);
  void post(char kind, const std::string& text, Field field, std::uint32_t position);

  std::vector<Posting> postings_;
  std::vector<std::uint32_t> slots_;  // open addressing: index into postings_ + 1
  FieldCounts lengths_{};
  FieldCounts starts_{};
  std::size_t fields_started_ = 0;
  std::uint32_t next_position_ = 0;
  std::vector<BodyToken> body_tokens_;
};

}  // namespace firstline
