#include "indexer/index/term_vector.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

#include "indexer/index/byte_stream.h"

namespace firstline {
namespace {

constexpr std::size_t kHeaderWords = 2 * kFieldCount + 3;  // lengths, starts, terms, position bytes, tokens

// FNV-1a (Fowler, Noll, Vo), 64 bits, finished with the mixer of MurmurHash3 because FNV's high bits are weak.
std::uint64_t hash64(char kind, std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto add = [&hash](char c) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  };
  add(kind);
  for (const char c : text) add(c);
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  return hash;
}

template <class Small>
Small saturate(std::uint32_t count) {
  return static_cast<Small>(std::min<std::uint32_t>(count, std::numeric_limits<Small>::max()));
}

constexpr std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

// Whether the hash cannot be among `hashes`, going by those around where it should stand. Most articles lack most of
// what is looked up in them: comparing a whole run is faster than foreseeing where the search for one hash will end.
bool is_absent(std::span<const std::uint32_t> hashes, std::uint32_t high) {
  constexpr std::size_t kAround = 48;
  if (hashes.size() < kAround) return false;
  const std::size_t expected = (std::uint64_t{high} * hashes.size()) >> 32;
  const std::size_t begin = std::min(expected - std::min(expected, kAround / 2), hashes.size() - kAround);
  const auto around = hashes.subspan(begin, kAround);
  if ((begin > 0 && around.front() > high) || (begin + kAround < hashes.size() && around.back() < high)) return false;
  std::uint32_t equal = 0;
  for (std::size_t i = 0; i < kAround; ++i) equal |= static_cast<std::uint32_t>(around[i] == high);
  return equal == 0;
}

}  // namespace

TermHash hash_term(char kind, std::string_view text) {
  const std::uint64_t hash = hash64(kind, text);
  return {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint16_t>(hash)};
}

std::uint32_t TermInfo::count(Field field) const {
  switch (field) {
    case Field::title:
      return title;
    case Field::headings:
      return headings;
    case Field::keywords:
      return keywords;
    case Field::body:
      return body;
  }
  return 0;
}

TermVector::TermVector(std::string_view bytes) {
  if (bytes.empty()) return;
  ByteReader in(bytes);
  for (auto& length : lengths_) length = in.fixed<std::uint32_t>();
  for (auto& start : starts_) start = in.fixed<std::uint32_t>();
  const std::size_t terms = in.fixed<std::uint32_t>();
  const std::size_t position_bytes = in.fixed<std::uint32_t>();
  token_count_ = in.fixed<std::uint32_t>();
  const std::size_t header = kHeaderWords * sizeof(std::uint32_t);
  const std::size_t table = terms * (sizeof(std::uint32_t) + sizeof(TermInfo));
  if (!in.ok() || bytes.size() < header + table + position_bytes) {
    *this = TermVector();
    return;
  }
  assert(reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint32_t) == 0);
  const char* at = bytes.data() + header;
  hashes_ = {reinterpret_cast<const std::uint32_t*>(at), terms};
  infos_ = {reinterpret_cast<const TermInfo*>(at + terms * sizeof(std::uint32_t)), terms};
  positions_ = bytes.substr(header + table, position_bytes);
  tokens_ = bytes.substr(header + table + position_bytes);
}

// Hashes are spread evenly, so a term stands near where its share of the range says, off by about half the root of
// their number: one or two cache lines are touched where halving the range touches one at each step.
std::span<const std::uint32_t>::iterator TermVector::first_at_least(std::uint32_t high) const {
  constexpr int kSteps = 64;
  const auto begin = hashes_.begin();
  const auto end = hashes_.end();
  auto it = begin + static_cast<std::ptrdiff_t>((std::uint64_t{high} * hashes_.size()) >> 32);
  int left = kSteps;
  if (it != end && *it < high) {
    while (it != end && *it < high && left-- > 0) ++it;
    return left < 0 ? std::lower_bound(it, end, high) : it;
  }
  while (it != begin && *(it - 1) >= high && left-- > 0) --it;
  return left < 0 ? std::lower_bound(begin, it, high) : it;
}

const TermInfo* TermVector::find(TermHash term) const {
  if (is_absent(hashes_, term.high)) return nullptr;
  auto it = first_at_least(term.high);
  for (; it != hashes_.end() && *it == term.high; ++it) {
    const TermInfo& info = infos_[static_cast<std::size_t>(it - hashes_.begin())];
    if (info.low == term.low) return &info;
  }
  return nullptr;
}

void TermVector::positions(const TermInfo& info, std::vector<std::uint32_t>& out) const {
  out.clear();
  ByteReader in(positions_.substr(std::min<std::size_t>(info.positions, positions_.size())));
  std::uint32_t at = 0;
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
    at += static_cast<std::uint32_t>(in.varint());
    out.push_back(at);
  }
}

Field TermVector::field_of(std::uint32_t position) const {
  for (std::size_t field = kFieldCount; field-- > 1;) {
    if (position >= starts_[field]) return static_cast<Field>(field);
  }
  return Field::title;
}

void TermVector::body_tokens(std::vector<BodyToken>& out) const {
  out.clear();
  out.reserve(std::min<std::size_t>(token_count_, tokens_.size() / 2 + 1));
  ByteReader in(tokens_);
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < token_count_ && in.ok(); ++i) {
    at += static_cast<std::uint32_t>(in.varint());
    const auto length = static_cast<std::uint32_t>(in.varint());
    out.push_back({at, at + length});
    at += length;
  }
}

TermVectorBuilder::Posting& TermVectorBuilder::posting_for(char kind, const std::string& text) {
  if (slots_.size() < 2 * (postings_.size() + 1)) {
    slots_.assign(std::max<std::size_t>(256, 4 * slots_.size()), 0);
    for (std::size_t i = 0; i < postings_.size(); ++i) {
      std::size_t slot = hash64(postings_[i].kind, postings_[i].text) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
  }
  std::size_t slot = hash64(kind, text) & (slots_.size() - 1);
  while (slots_[slot] != 0) {
    const Posting& other = postings_[slots_[slot] - 1];
    if (other.kind == kind && other.text == text) break;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  if (slots_[slot] == 0) {
    postings_.push_back({kind, text, {}, {}});
    slots_[slot] = static_cast<std::uint32_t>(postings_.size());
  }
  return postings_[slots_[slot] - 1];
}

void TermVectorBuilder::add_marker(char kind, const std::string& text) { posting_for(kind, text); }

void TermVectorBuilder::post(char kind, const std::string& text, Field field, std::uint32_t position) {
  Posting& posting = posting_for(kind, text);
  // A word and its part may share a stem at one position; it counts once there.
  if (kind != prefix::word && !posting.positions.empty() && posting.positions.back() == position) return;
  ++posting.counts[index_of(field)];
  if (kind == prefix::stem) posting.positions.push_back(position);
}

void TermVectorBuilder::add(Field field, const std::vector<Token>& tokens) {
  assert(index_of(field) + 1 >= fields_started_);
  while (fields_started_ <= index_of(field)) starts_[fields_started_++] = next_position_;
  std::uint32_t last = 0;
  for (const Token& token : tokens) {
    const std::uint32_t position = next_position_ + token.position;
    last = std::max(last, token.position);
    if (token.kind == TokenKind::bigram) {
      post(prefix::bigram, token.word, field, position);
      continue;
    }
    for (const std::string& stem : token.stems) post(prefix::stem, stem, field, position);
    post(prefix::word, token.word, field, position);
    if (token.kind != TokenKind::word) continue;
    ++lengths_[index_of(field)];
    if (field == Field::body) {
      body_tokens_.push_back({static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)});
    }
  }
  if (!tokens.empty()) next_position_ += last + 1 + kPositionGap;
}

std::string TermVectorBuilder::finish() {
  while (fields_started_ < kFieldCount) starts_[fields_started_++] = next_position_;
  struct Entry {
    TermHash hash;
    const Posting* posting;
  };
  std::vector<Entry> entries;
  entries.reserve(postings_.size());
  for (const Posting& posting : postings_) {
    if (posting.kind != prefix::word) entries.push_back({hash_term(posting.kind, posting.text), &posting});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.hash.high != b.hash.high ? a.hash.high < b.hash.high : a.hash.low < b.hash.low;
  });

  std::string positions;
  ByteWriter position_writer(positions);
  std::vector<TermInfo> infos;
  infos.reserve(entries.size());
  for (const Entry& entry : entries) {
    const FieldCounts& counts = entry.posting->counts;
    TermInfo info;
    info.low = entry.hash.low;
    info.title = saturate<std::uint8_t>(counts[index_of(Field::title)]);
    info.headings = saturate<std::uint8_t>(counts[index_of(Field::headings)]);
    info.keywords = saturate<std::uint8_t>(counts[index_of(Field::keywords)]);
    info.body = saturate<std::uint16_t>(counts[index_of(Field::body)]);
    info.positions = static_cast<std::uint32_t>(positions.size());
    position_writer.varint(entry.posting->positions.size());
    std::uint32_t before = 0;
    for (const std::uint32_t position : entry.posting->positions) {
      position_writer.varint(position - before);
      before = position;
    }
    infos.push_back(info);
  }

  std::string bytes;
  ByteWriter out(bytes);
  for (const auto length : lengths_) out.fixed(length);
  for (const auto start : starts_) out.fixed(start);
  out.fixed(static_cast<std::uint32_t>(entries.size()));
  out.fixed(static_cast<std::uint32_t>(positions.size()));
  out.fixed(static_cast<std::uint32_t>(body_tokens_.size()));
  for (const Entry& entry : entries) out.fixed(entry.hash.high);
  for (const TermInfo& info : infos) out.fixed(info);
  bytes.append(positions);
  std::uint32_t at = 0;
  for (const BodyToken& token : body_tokens_) {
    out.varint(token.begin - at);
    out.varint(token.end - token.begin);
    at = token.end;
  }
  return bytes;
}

}  // namespace firstline
